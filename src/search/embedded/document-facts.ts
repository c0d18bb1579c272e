import { beneficiaryIds } from '../../axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '../../axis/taxonomy.ts'
import type { SearchDocument } from '../search-index.ts'
import { type ColumnName, columnNames } from './columns.ts'
import { closesAt, millisecondsOf, opensAt, secondsOfDate, weekOf } from './moments.ts'

/** The numbers that stand for texts. */
export interface Numbers {
  values: ReadonlyMap<string, number>
  stories: ReadonlyMap<string, number>
}

/** More than any item has; 65,535 is all that a column could count. */
const maxPlaces = 2_000

/** Publishers and places of a document, to be numbered. */
export function valuesOf(document: SearchDocument): string[] {
  return [document.publisher, ...placesOf(document).all].filter((value) => value !== '')
}

/** A document as the columns hold it (see writeFacts). */
export function factsOf(document: SearchDocument, { values, stories }: Numbers): number[] {
  const { all, reach } = placesOf(document)
  const { deadline, opening } = document
  const columns: Record<ColumnName, number> = {
    sortDate: millisecondsOf(document.sortDate),
    firstSeen: millisecondsOf(document.firstSeen),
    deadline: secondsOfDate(deadline),
    closes: closesAt(deadline),
    // What opens after it closed is a misreading.
    opens: opensAt(opening && deadline && opening > deadline ? undefined : opening),
    amount: Math.min(Math.round(Math.max(0, document.amount ?? 0)), 0xff_ff_ff_ff),
    story: stories.get(document.story ?? '') ?? 0,
    publisher: values.get(document.publisher) ?? 0,
    tie: tieOf(document.id),
    axes: maskOf(document.axes, axisIds),
    beneficiaries: maskOf(document.beneficiaries ?? [], beneficiaryIds),
    week: weekOf(document.sortDate),
    places: all.length,
    reach,
    domain: Math.max(0, domains.indexOf(document.domain)),
    kind: Math.max(0, kinds.indexOf(document.kind)),
    standing: ['permanent', 'rolling'].indexOf(document.standing ?? '') + 1,
    scope: document.relevant ? 2 : 1,
    axisScore: Math.round(Math.max(0, Math.min(document.axisScore ?? 0, 1)) * 255),
  }
  return [...columnNames.map((name) => columns[name]), ...all.map((place) => values.get(place) ?? 0)]
}

function placesOf({ territories, within = [] }: SearchDocument): { all: string[]; reach: number } {
  const about = [...new Set(territories)].filter((code) => code !== '').slice(0, maxPlaces)
  const all = new Set([...about, ...within.filter((code) => code !== '')])
  return { all: [...all].slice(0, maxPlaces), reach: about.length }
}

function maskOf<Value>(held: readonly Value[], all: readonly Value[]): number {
  return held.reduce((mask, value) => {
    const at = all.indexOf(value)
    return at < 0 ? mask : mask | (1 << at)
  }, 0)
}

// The order of numbers is that of texts, as far as four letters go.
function tieOf(id: string): number {
  return [0, 1, 2, 3].reduce((tie, at) => tie * 256 + (Math.min(id.charCodeAt(at), 255) || 0), 0)
}
