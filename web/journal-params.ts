import { isDay } from '#src/french/calendar.ts'
import { parisToUtc } from '#src/normalise/date/paris-time.ts'
import { type AuditFilter, type AuditKind, type SubjectType, auditKinds } from '#src/store/audit-log.ts'
import { addDays } from './views/format.ts'

/** What the address of the journal says, or its export's form. Whatever it held, this is valid and bounded. */
export interface JournalParams {
  /** A person's id, or `programs`. */
  person?: string
  kind?: AuditKind
  subject?: { type: SubjectType; id: string }
  /** Days in Paris, both included. */
  from?: string
  to?: string
  /** Only lines before this one: the next page. */
  before?: number
}

/** Stands for whoever acts without an account. */
export const programs = 'programmes'

const subjectTypes: Record<SubjectType, true> = {
  item: true,
  person: true,
  session: true,
  key: true,
  setting: true,
  page: true,
  source: true,
  axis: true,
  letter: true,
  journal: true,
  search: true,
  member: true,
  group: true,
  organisation: true,
}

/** What is unknown or malformed is left out: a shared link never fails. */
export function readJournalParams(valueOf: (name: string) => string): JournalParams {
  const person = valueOf('personne')
  const kind = auditKinds.find((known) => known === valueOf('genre'))
  const subject = readSubject(valueOf('sujet'))
  const [from, to, before] = [valueOf('du'), valueOf('au'), valueOf('avant')]
  return {
    ...(/^[\w-]{1,64}$/.test(person) ? { person } : {}),
    ...(kind ? { kind } : {}),
    ...(subject ? { subject } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(/^[1-9]\d{0,14}$/.test(before) ? { before: Number(before) } : {}),
  }
}

/** The filters by the names that the address and the forms give them; the page that is shown is none. */
export function journalFields({ person, kind, subject, from, to }: JournalParams): [string, string][] {
  const fields: [string, string | undefined][] = [
    ['personne', person],
    ['genre', kind],
    ['sujet', subject && `${subject.type}:${subject.id}`],
    ['du', from],
    ['au', to],
  ]
  return fields.filter((one): one is [string, string] => one[1] !== undefined)
}

export function journalHref(params: JournalParams): string {
  const query = new URLSearchParams(journalFields(params))
  if (params.before) query.set('avant', String(params.before))
  return query.size === 0 ? '/journal' : `/journal?${query.toString()}`
}

export function toAuditFilter(params: JournalParams, limit: number): AuditFilter {
  const { person, kind, subject, from, to, before } = params
  return {
    ...(person ? { actorId: person === programs ? null : person } : {}),
    ...(kind ? { kind } : {}),
    ...(subject ? { subjectType: subject.type, subjectId: subject.id } : {}),
    ...(from ? { from: startOfDay(from) } : {}),
    ...(to ? { to: startOfDay(addDays(to, 1)) } : {}),
    ...(before ? { beforeSeq: before } : {}),
    limit,
  }
}

/** Midnight in Paris, in UTC. */
export function startOfDay(day: string): string {
  return new Date(parisToUtc(Date.parse(`${day}T00:00:00Z`))).toISOString()
}

function readSubject(value: string): JournalParams['subject'] {
  const colon = value.indexOf(':')
  const [type, id] = [value.slice(0, Math.max(colon, 0)), value.slice(colon + 1)]
  if (!Object.hasOwn(subjectTypes, type) || id === '' || id.length > 200) return undefined
  return { type: type as SubjectType, id }
}
