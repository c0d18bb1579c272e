import { stemsOf } from '../search/french/analyse.ts'
import { cleanText } from './summary/clean-text.ts'
import { splitSentences } from './summary/split-sentences.ts'
import { bare, type Sentence, weighSentence } from './summary/weigh-sentence.ts'

/**
 * The one or two neighbouring sentences that tell most, 220 characters at most (a longer one is cut at a word, with
 * « … »). Taken as they are, never rewritten; '' when the text has none, or only repeats the title. bench/summaries.ts
 * measures it.
 */
export function summarise(text: string, title: string, limit = 220): string {
  const known = { bare: bare(title), stems: new Set(stemsOf(title)) }
  const sentences = splitSentences(cleanText(text, title))
    .slice(0, mostSentences)
    .map((sentence, place) => weighSentence(sentence, place, known))
  const best = heaviest(sentences)
  const chosen = sentences[best]
  if (!chosen || chosen.weight < poor) return ''
  return shorten(withNeighbour(sentences, best, limit), limit)
}

const mostSentences = 25
/** Less tells nothing: a question of the page, a line of its menu. */
const poor = -0.5
/** What a second sentence must weigh to be worth its room. */
const enough = 1.6

function heaviest(sentences: readonly (Sentence | undefined)[]): number {
  let best = -1
  sentences.forEach((sentence, index) => {
    if (sentence && sentence.weight > (sentences[best]?.weight ?? -Infinity)) best = index
  })
  return best
}

function withNeighbour(sentences: readonly (Sentence | undefined)[], at: number, limit: number): string {
  const chosen = sentences[at]?.text ?? ''
  const next = sentences[at + 1]
  // Without its end mark the first would run into the second.
  if (!next || next.weightAfter < enough || !/[.!?…»]$/.test(chosen)) return chosen
  const both = `${chosen} ${next.text}`
  return both.length <= limit ? both : chosen
}

/** Cut at a word, « … » included in the limit. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const room = text.slice(0, limit - 1)
  const end = room.lastIndexOf(' ')
  const kept = (end > limit / 2 ? room.slice(0, end) : room).toWellFormed().replaceAll('\uFFFD', '')
  return `${kept.replace(/[\s,;:.«(–-]{1,4}$/u, '')}…`
}
