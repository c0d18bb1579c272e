import type { LeftOutQuery, LeftOutRule, Place } from '#src/catalogue/find-left-out.ts'
import { isDay, parisDay } from '#src/french/calendar.ts'
import { startOfDay } from './journal-params.ts'
import { addDays } from './views/format.ts'

/** What the address of the list of what was left out says. Whatever it held, this is valid and bounded. */
export interface LeftOutParams {
  words: string
  /** A source's id. */
  source?: string
  rule?: LeftOutRule
  /** Days in Paris, both included. */
  from: string
  to: string
  after?: Place
}

/** The rules by the names that addresses give them, in the order of the form. */
export const ruleSlugs: Record<LeftOutRule, string> = {
  'off-scope': 'hors-perimetre',
  excluded: 'exclu',
  'personal-measure': 'mesure-nominative',
  twin: 'doublon',
  'no-words': 'sans-texte',
  buried: 'retire',
  'beyond-cap': 'trop-plein',
  rewrite: 'reecriture',
}

/** Days shown when the address names none. */
const usualDays = 30
const longestWords = 200

/** What is unknown or malformed is left out: a shared link never fails. */
export function readLeftOutParams(valueOf: (name: string) => string, now: Date): LeftOutParams {
  const today = parisDay(now)
  const to = isDay(valueOf('au')) ? valueOf('au') : today
  const from = isDay(valueOf('du')) ? valueOf('du') : addDays(to, 1 - usualDays)
  const rule = rulesInOrder.find((known) => ruleSlugs[known] === valueOf('regle'))
  const source = readSourceId(valueOf('source'))
  const after = readPlace(valueOf('apres'))
  return {
    words: valueOf('q')
      .toWellFormed()
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, longestWords)
      .toWellFormed(),
    from,
    to,
    ...(source ? { source } : {}),
    ...(rule ? { rule } : {}),
    ...(after ? { after } : {}),
  }
}

export const rulesInOrder = Object.keys(ruleSlugs) as LeftOutRule[]

/** Undefined for what no definition could be called. */
export function readSourceId(value: string): string | undefined {
  return /^[a-z0-9-]{1,100}$/.test(value) ? value : undefined
}

/** The address of the list with these filters. */
export function leftOutHref({ words, source, rule, from, to, after }: Partial<LeftOutParams>): string {
  const fields: [string, string | undefined][] = [
    ['q', words],
    ['source', source],
    ['regle', rule && ruleSlugs[rule]],
    ['du', from],
    ['au', to],
    ['apres', after && `${after.at}_${after.of === 'item' ? 'e' : 'r'}${after.seq}`],
  ]
  const query = new URLSearchParams(fields.filter((one): one is [string, string] => Boolean(one[1])))
  return query.size === 0 ? '/couverture/ecartes' : `/couverture/ecartes?${query.toString()}`
}

/** What staff took off is for staff: a deleted title must not come back here. */
export function toLeftOutQuery(
  { words, source, rule, from, to, after }: LeftOutParams,
  { isStaff, limit }: { isStaff: boolean; limit: number },
): LeftOutQuery {
  const shown = rulesInOrder.filter((known) => isStaff || known !== 'buried')
  return {
    words,
    rules: rule ? shown.filter((known) => known === rule) : shown,
    from: startOfDay(from),
    to: startOfDay(addDays(to, 1)),
    limit,
    ...(source ? { feedId: source } : {}),
    ...(after ? { after } : {}),
  }
}

function readPlace(value: string): Place | undefined {
  const [, at = '', of, seq] = /^([0-9T:.Z-]{20,30})_([er])(\d{1,15})$/.exec(value) ?? []
  return seq === undefined ? undefined : { at, of: of === 'e' ? 'item' : 'rejection', seq: Number(seq) }
}
