import { addDays, daysBetween, parisDay, parisInstant } from '../../french/calendar.ts'
import { sha256Hex } from '../../hash.ts'
import { secondsOf } from '../date-bounds.ts'
import { analyse } from '../french/analyse.ts'
import { type FilterName, filterNames, type SearchDocument } from '../search-index.ts'
import { everyWord } from './asks.ts'
import { encodeValue } from './filters.ts'

/** Of records: goes up when what is written for a document changes, so that older records are told apart. */
export const shape = 2

/** About forty pages. What stands further is not searched: one annex of tables would outweigh a thousand items. */
const maxTextLength = 120_000

/** A document as the server holds it: stems in place of words, instants in seconds. */
export function toRecord(document: SearchDocument) {
  const forms = new Set<string>()
  const stems = (text: string) => {
    const tokens = analyse(text.slice(0, maxTextLength))
    for (const { term, form } of tokens) if (term !== form) forms.add(form)
    return tokens.map((token) => token.term).join(' ')
  }
  return {
    id: document.id,
    shape,
    relevant: document.relevant,
    titleStems: stems(document.title),
    publisherStems: stems(document.publisher),
    textStems: stems(document.text),
    forms: [...forms].join(' '),
    every: everyWord,
    sortAt: secondsOf(document.sortDate),
    // Milliseconds: two items of one second are not new to the same reader.
    firstSeenAt: document.firstSeen ? Date.parse(document.firstSeen) : undefined,
    deadlineAt: secondsOf(document.deadline),
    ...callTimes(document),
    amount: document.amount,
    refs: (document.refs ?? []).map(encodeValue),
    story: encodeValue(document.story ?? `=${document.id}`),
    weekAxes: weekAxes(document),
    ...facetValues(document),
  }
}

/** What `verify` compares: changes with anything that is written for the document. */
export async function printOf(document: SearchDocument): Promise<string> {
  return (await sha256Hex(JSON.stringify(toRecord(document)))).slice(0, 20)
}

function facetValues(document: SearchDocument): Record<FilterName, string[]> {
  const values: Record<FilterName, readonly string[]> = {
    axis: document.axes,
    domain: [document.domain],
    kind: [document.kind],
    publisher: [document.publisher],
    territory: [...new Set([...document.territories, ...(document.within ?? [])])],
    beneficiary: document.beneficiaries ?? [],
    // Known at the hour of the search only: see call-states.ts.
    status: [],
    reach: document.territories,
  }
  const listed = filterNames.map((facet): [FilterName, string[]] => [
    facet,
    values[facet].filter((value) => value !== '').map(encodeValue),
  ])
  return Object.fromEntries(listed) as Record<FilterName, string[]>
}

/** When a call opens and has closed, to the second: a day opens with its first hour in Paris and closes after its last. */
function callTimes({ opening, deadline, standing }: SearchDocument) {
  const known = opening && (!deadline || opening <= deadline) ? opening : undefined
  return {
    opensAt: secondsOf(known?.length === 10 ? parisInstant(known, 0, 0) : known),
    closesAt: deadline?.length === 10 ? lastSecondOf(deadline) : secondsOf(deadline),
    standing: deadline ? undefined : standing,
  }
}

function lastSecondOf(day: string): number | undefined {
  const next = secondsOf(`${day}T00:00:00Z`) === undefined ? undefined : parisInstant(addDays(day, 1), 0, 0)
  const end = secondsOf(next)
  return end === undefined ? undefined : end - 1
}

/** « 2026-11-23 donnees-ia »: one facet gives the counts of a week by axis. */
function weekAxes({ sortDate, axes }: SearchDocument): string[] {
  if (secondsOf(sortDate) === undefined) return []
  const monday = mondayOf(sortDate)
  return (axes.length > 0 ? axes : ['']).map((axis) => `${monday} ${encodeValue(axis)}`)
}

/** The Monday of its week in Paris. */
export function mondayOf(instant: string): string {
  const day = parisDay(instant)
  // 5 January 1970 was a Monday.
  const since = ((daysBetween('1970-01-05', day) % 7) + 7) % 7
  return addDays(day, -since)
}
