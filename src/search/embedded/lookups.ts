import type { Way } from '../words/plan.ts'
import { refToken, signs } from './document-words.ts'
import { beginningLengths, beginningSign, formSign } from './words-of-segment.ts'

/** One list of documents to be read. `token`: how search_bits calls it, where it may have it. */
export interface Lookup {
  key: string
  token?: string
  table: 'words' | 'beginnings' | 'ids'
  /** FTS5's own language, built from our tokens only: nothing typed reaches it as it was typed. Or a JSON list of ids. */
  match: string
}

/** A list that is the sum, or the common part, of others. */
export type Wanted = { lookup: Lookup } | { any: Wanted[] } | { all: Wanted[] }

export type Tier = keyof Omit<typeof signs, 'ref'> | 'text'

export function wordLookup(stem: string, sign = ''): Lookup {
  const token = `${sign}${stem}`
  return { key: `w ${token}`, token, table: 'words', match: quoted(token) }
}

export function refLookup(ref: string): Lookup {
  const token = refToken(ref)
  return { key: `w ${token}`, token, table: 'words', match: quoted(token) }
}

export function idsLookup(ids: readonly string[]): Lookup {
  const list = JSON.stringify(ids)
  return { key: `i ${list}`, table: 'ids', match: list }
}

/** The documents that one way finds; `forms` are the words that begin with its prefix. */
export function wantedBy(way: Way, forms: readonly string[]): Wanted {
  const { stems, phrase, prefix } = way
  if (prefix !== undefined && stems.length > 0 && /^\d+$/.test(prefix)) return phraseWanted(stems, prefix)
  const parts = [
    ...(stems.length > 1 && phrase
      ? [phraseWanted(stems)]
      : stems.map((stem) => ({ lookup: wordLookup(stem) }))),
    ...(prefix === undefined ? [] : [beginningWanted(prefix, forms)]),
  ]
  return parts.length === 1 ? parts[0]! : { all: parts }
}

/** Where every stem stands in the title, in the publisher's name or where it is salient. */
export function tierWanted({ stems }: Way, tier: Exclude<Tier, 'text'>): Wanted {
  return { all: stems.map((stem) => ({ lookup: wordLookup(stem, signs[tier]) })) }
}

// Numbers are their own stems: « 2021-14* » is a phrase that FTS5 can end by a beginning.
function phraseWanted(stems: readonly string[], prefix?: string): Wanted {
  const words = [...stems, ...(prefix === undefined ? [] : [prefix])]
  const match = `${quoted(words.join(' '))}${prefix === undefined ? '' : ' *'}`
  return { lookup: { key: `p ${match}`, table: 'words', match } }
}

function beginningWanted(prefix: string, forms: readonly string[]): Wanted {
  const { least, most } = beginningLengths
  const match =
    prefix.length > least + 1 ? forms.map(quoted).join(' OR ') || quoted(prefix) : `${quoted(prefix)} *`
  const lookup: Lookup = {
    key: `b ${prefix}`,
    table: 'beginnings',
    match,
    ...(prefix.length >= least && prefix.length <= most ? { token: `${prefix}${beginningSign}` } : {}),
  }
  if (prefix.length <= most || forms.length === 0) return { lookup }
  return { any: forms.map((form) => ({ lookup: formLookup(form) })) }
}

function formLookup(form: string): Lookup {
  return { key: `f ${form}`, token: `${formSign}${form}`, table: 'beginnings', match: quoted(form) }
}

/** FTS5 has prefix lists for two and three letters: longer ones are spelled out. */
export function needsForms({ prefix }: Way): boolean {
  return prefix !== undefined && prefix.length > beginningLengths.least + 1
}

export function lookupsOf(wanted: Wanted): Lookup[] {
  if ('lookup' in wanted) return [wanted.lookup]
  return ('any' in wanted ? wanted.any : wanted.all).flatMap(lookupsOf)
}

function quoted(words: string): string {
  return `"${words.replaceAll('"', '')}"`
}
