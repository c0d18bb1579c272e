import type { Verdict } from './same-story.ts'
import type { Evidence } from './story-evidence.ts'

/** Legal texts by their numbers; undefined when numbers say nothing. What tells of a text is not that text. */
export function sameText(a: Evidence, b: Evidence): Verdict | undefined {
  const shared = a.refs.find((ref) => b.refs.includes(ref))
  if (shared !== undefined) return { verdict: 'same', why: `même texte : ${shared}` }
  const schemes = new Set(a.refs.map(schemeOf))
  if (b.refs.some((ref) => schemes.has(schemeOf(ref))))
    return { verdict: 'different', why: 'deux textes de numéros différents' }
  if ((a.genre === 'text') !== (b.genre === 'text') && (a.genre === 'news' || b.genre === 'news'))
    return { verdict: 'different', why: 'l’un est le texte, l’autre en parle' }
  return undefined
}

/** « NOR ECOI2612345A » and « décret 2026-1148 » may be one text under two names: only like numbers part two texts. */
function schemeOf(ref: string): string {
  return /^\p{L}+(?: \([^)]*\))?/u.exec(ref)?.[0] ?? ref
}
