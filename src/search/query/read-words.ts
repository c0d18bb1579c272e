import { analyse, words } from '../french/analyse.ts'
import type { TermNode } from './ast.ts'
import type { Place } from './problems.ts'

const minPrefix = 2
/** What stands between two words: anything but letters, digits, and what may join two parts of one word. */
const joined = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060*'’‘ʼ`´′._‐‑–-]+/gu

/** The phrase between two quotation marks; the whole piece is its place. */
export function readPhrase(text: string, inner: Place, { start, end }: Place): TermNode[] {
  return termOf(text.slice(inner.start, inner.end), { start, end, quoted: true })
}

/** « 2021-1485 » and « l’eau » are one term, « FttH/FttO » are two. */
export function readWords(text: string, { start, end }: Place): TermNode[] {
  const terms: TermNode[] = []
  for (const match of text.slice(start, end).matchAll(joined)) {
    const part = trimJoins(match[0])
    const at = start + match.index + match[0].indexOf(part)
    const place = { start: at, end: at + part.length }
    terms.push(...(part.endsWith('*') ? prefixTerm(part, place) : wordTerm(part, place)))
  }
  return terms
}

/** « -cuivre’ » is cuivre: what joins nothing is no part of a word. */
function trimJoins(part: string): string {
  return part.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?<=[\p{L}\p{N}\p{M}*])[^\p{L}\p{N}\p{M}*]+$/u, '')
}

function wordTerm(part: string, place: Place): TermNode[] {
  // A star within a word parts it, and is typed again as it was.
  const typed = part.replace(/[^\p{L}\p{N}\p{M}]+$/u, '')
  return termOf(part.replaceAll('*', ' '), { ...place, quoted: false }).map((term) => ({ ...term, typed }))
}

function termOf(text: string, where: Place & { quoted: boolean }): TermNode[] {
  const tokens = analyse(text)
  if (tokens.length === 0) return []
  const [stems, forms] = [tokens.map((token) => token.term), tokens.map((token) => token.form)]
  return [{ kind: 'term', typed: text.trim(), stems, forms, ...where }]
}

function prefixTerm(part: string, place: Place): TermNode[] {
  const last = words(part).at(-1)
  if (!last || last.form.length < minPrefix) return wordTerm(part, place)
  const before = analyse(part.slice(0, last.start))
  return [
    {
      kind: 'term',
      typed: part.slice(0, last.end),
      stems: before.map((token) => token.term),
      forms: before.map((token) => token.form),
      prefix: last.form,
      quoted: false,
      ...place,
    },
  ]
}
