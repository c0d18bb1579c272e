import type { AxisId } from '../../../axis/taxonomy.ts'
import type { Deps } from '../../../deps.ts'
import { foldLatin } from '../../../enrich/places/fold-latin.ts'
import { readAddress } from '../../../mail/address.ts'
import type { Frequency } from '../../preferences.ts'
import { placeWords } from '../place-words.ts'
import type { ColumnPlaces, ImportColumn } from './import-columns.ts'
import type { Row } from './read-rows.ts'

/** A line of the file that can be a member. */
export interface MemberLine {
  line: number
  email: string
  name: string
  organisation: string
  place?: string
  groups: string[]
  axes: AxisId[]
  frequency: Frequency
  /** What the file says of the consent; '' when it says nothing. */
  consent: string
  /** Day of the consent (YYYY-MM-DD). */
  consentedAt?: string
}

/** Why a line cannot be one: « colonne « courriel » : « jean.dupont@ » n’est pas une adresse ». */
export interface LineFault {
  column: string
  reason: string
}

export interface LineReader {
  deps: Pick<Deps, 'axes' | 'enricher' | 'now'>
  columns: ColumnPlaces
  /** Names that were looked up: a file names the same few hundred places over and over. */
  places: Map<string, PlaceReading>
}

/** Reads one row, or says what is wrong with it: the first fault in the order of the columns that matter most. */
export function readMemberLine(reader: LineReader, row: Row): MemberLine | LineFault {
  if (row.isBroken) return { column: '', reason: 'un guillemet est ouvert et jamais fermé' }
  const { columns } = reader
  const cell = (column: ImportColumn): string => cleanCell(row.cells[columns[column]?.at ?? -1] ?? '')
  const fault = (column: ImportColumn, reason: string): LineFault => ({
    column: columns[column]?.name ?? column,
    reason,
  })
  const address = readAddress(cell('email'))
  if (address.kind === 'invalid') return fault('email', addressFault(cell('email'), address.fault))
  const place = readKnownPlace(reader, cell('place'))
  if (place.kind === 'fault') return fault('place', place.reason)
  const axes = readAxes(reader, cell('axes'))
  if (typeof axes === 'string') return fault('axes', axes)
  const frequency = readFrequency(cell('frequency'))
  if (!frequency)
    return fault('frequency', `« ${cell('frequency')} » n’est pas un rythme (semaine, quinzaine, mois)`)
  if (refusals.has(foldLatin(cell('consent'))))
    return fault('consent', `« ${cell('consent')} » : cette personne n’a pas consenti`)
  const consentedAt = readDay(cell('consentedAt'), reader.deps.now())
  if (consentedAt === undefined)
    return fault('consentedAt', `« ${cell('consentedAt')} » n’est pas une date passée (jj/mm/aaaa)`)
  return {
    line: row.line,
    email: address.address,
    name: `${cell('firstName')} ${cell('name')}`.trim().slice(0, 120),
    organisation: cell('organisation').slice(0, 120),
    ...(place.code ? { place: place.code } : {}),
    groups: partsOf(cell('groups')).map((name) => name.slice(0, 80)),
    axes,
    frequency,
    consent: cell('consent').slice(0, 400),
    ...(consentedAt ? { consentedAt } : {}),
  }
}

/** One line, without control characters: what is kept is shown, and written in mails. */
function cleanCell(value: string): string {
  return value
    .slice(0, 1000)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

function addressFault(typed: string, fault: string): string {
  if (typed === '') return 'il n’y a pas d’adresse'
  return fault.includes('forme attendue')
    ? `« ${typed.slice(0, 100)} » n’est pas une adresse`
    : `« ${typed.slice(0, 100)} » : ${fault.slice(0, 1).toLowerCase()}${fault.slice(1).replace(/\.$/, '')}`
}

export type PlaceReading = { kind: 'place'; code: string } | { kind: 'fault'; reason: string }

function readKnownPlace(reader: LineReader, typed: string): PlaceReading {
  const known = reader.places.get(typed) ?? readPlace(reader, typed)
  reader.places.set(typed, known)
  return known
}

function readPlace({ deps }: Pick<LineReader, 'deps'>, typed: string): PlaceReading {
  if (typed === '') return { kind: 'place', code: '' }
  const { territories } = deps.enricher
  const found = territories.named(typed)
  const near = found.filter(({ level }) => level === 'commune' || level === 'epci')
  const candidates = near.length > 0 ? near : found
  const [only] = candidates
  if (!only) return { kind: 'fault', reason: `« ${typed} » n’est le nom d’aucun territoire connu` }
  if (candidates.length === 1) return { kind: 'place', code: only.code }
  const some = candidates
    .slice(0, 3)
    .map(({ code }) => placeWords(territories, code).split(', ').slice(0, 3).join(', '))
  return {
    kind: 'fault',
    reason: `plusieurs territoires s’appellent « ${typed} » (${some.join(' ; ')}…) : écrivez « ${typed} (${numberOf(only.departement)}) », par exemple`,
  }
}

function numberOf(departement = 'dept-41'): string {
  return departement.replace('dept-', '')
}

/** The axes, or the French sentence that says which is none. By their code, their id or their label. */
function readAxes({ deps }: LineReader, typed: string): AxisId[] | string {
  const asked = partsOf(typed)
  if (asked.length === 0 || asked.some((one) => foldLatin(one) === 'tous')) return []
  const chosen: AxisId[] = []
  for (const one of asked) {
    const key = foldLatin(one)
    const axis = deps.axes.find(({ id, code, label }) =>
      [id, code.toLowerCase(), foldLatin(label)].includes(key),
    )
    if (!axis) return `« ${one} » n’est pas un axe (${deps.axes.map(({ code }) => code).join(', ')})`
    if (!chosen.includes(axis.id)) chosen.push(axis.id)
  }
  return chosen.length === deps.axes.length ? [] : chosen
}

const frequencyNames: Record<string, Frequency> = {
  '': 'week',
  semaine: 'week',
  hebdomadaire: 'week',
  'chaque semaine': 'week',
  hebdo: 'week',
  quinzaine: 'fortnight',
  'deux semaines': 'fortnight',
  'toutes les deux semaines': 'fortnight',
  bimensuel: 'fortnight',
  bimensuelle: 'fortnight',
  mois: 'month',
  mensuel: 'month',
  mensuelle: 'month',
  'une fois par mois': 'month',
}

function readFrequency(typed: string): Frequency | undefined {
  const key = foldLatin(typed)
  return Object.hasOwn(frequencyNames, key) ? frequencyNames[key] : undefined
}

const refusals: ReadonlySet<string> = new Set(['non', 'no', '0', 'faux', 'false', 'refus', 'refuse', 'n'])

/** '' when there is none; undefined when it is no day, or one to come. */
function readDay(typed: string, now: Date): string | undefined {
  if (typed === '') return ''
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(typed) ?? []
  const iso = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : typed.slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined
  const date = new Date(`${iso}T00:00:00Z`)
  // « 31/02 » would be read as a day of March.
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
  return exists && date <= now && iso > '1990' ? iso : undefined
}

function partsOf(typed: string): string[] {
  return [...new Set(typed.split(/[;,|/+]/).map((one) => one.trim()))]
    .filter((one) => one !== '')
    .slice(0, 20)
}
