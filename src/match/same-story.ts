import { dayGap } from './day-gap.ts'
import { likenessOf } from './overlap.ts'
import { sameCall } from './same-call.ts'
import { sameNews } from './same-news.ts'
import { sameTender } from './same-tender.ts'
import { sameText } from './same-text.ts'
import type { Evidence, Genre } from './story-evidence.ts'
import { isHome } from './story-keys.ts'

export interface Verdict {
  verdict: 'same' | 'different' | 'unsure'
  /** In French, for staff: « même texte : décret 2026-1148 ». */
  why: string
}

/** Two publishers tell an event within weeks; a call, while it is open. */
export const storyWindowDays = 45

/**
 * Do two items tell one thing? Typed evidence first (a text by its number, a notice by its own, a call by funder, programme,
 * edition and deadline), likeness last. `different` stands against any chain of likenesses; `unsure` never groups.
 */
export function sameStory(a: Evidence, b: Evidence): Verdict {
  if (a.feedId === b.feedId) return different('une source ne se répète pas')
  if (a.rectifies !== b.rectifies) return different('l’un rectifie un texte')
  const byNumber = sameText(a, b) ?? sameTender(a, b)
  if (byNumber) return byNumber
  if (!areCompatible(a.genre, b.genre)) return different('ce ne sont pas des éléments de même nature')
  const isCall = a.genre === 'call' || b.genre === 'call'
  if (!isCall && tooFarApart(a, b)) return different(`plus de ${storyWindowDays} jours les séparent`)
  const told = isCall ? sameCall(a, b) : sameNews(a, b)
  if (told.verdict === 'different' || !isSamePage(a, b)) return told
  return { verdict: 'same', why: 'même page' }
}

/** 0 to 1: to put the nearest first among what is alike. */
export function nearness(a: Evidence, b: Evidence): number {
  return (2 * likenessOf(a.title, b.title) + likenessOf(a.words, b.words)) / 3
}

function isSamePage(a: Evidence, b: Evidence): boolean {
  return a.url !== undefined && a.url === b.url && !isHome(a.url)
}

function tooFarApart(a: Evidence, b: Evidence): boolean {
  return (dayGap(a.date, b.date) ?? 0) > storyWindowDays
}

/** A press article about a call or an event is filed as news; those who won are never the call. */
function areCompatible(a: Genre, b: Genre): boolean {
  if (a === b) return true
  const [one, other] = a === 'news' ? [b, a] : [a, b]
  return other === 'news' && one !== 'text' && one !== 'tender'
}

function different(why: string): Verdict {
  return { verdict: 'different', why }
}
