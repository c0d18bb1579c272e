import { coverageOf } from './overlap.ts'
import type { Verdict } from './same-story.ts'
import type { Evidence } from './story-evidence.ts'

/** Tender notices by their numbers; a notice told without one, by all of its object and its closing day. */
export function sameTender(a: Evidence, b: Evidence): Verdict | undefined {
  if (a.genre !== 'tender' || b.genre !== 'tender') return undefined
  if (a.notice && a.notice === b.notice) return { verdict: 'same', why: `même avis : ${a.notice}` }
  if (a.notice && b.notice && a.notice.length === b.notice.length)
    return { verdict: 'different', why: 'deux avis de numéros différents' }
  const object = Math.min(coverageOf(a.title, b.words), coverageOf(b.title, a.words))
  if (object > 0.85 && a.closing !== undefined && a.closing === b.closing)
    return { verdict: 'same', why: 'même objet, même date limite' }
  return { verdict: object > 0.5 ? 'unsure' : 'different', why: 'aucun numéro d’avis en commun' }
}
