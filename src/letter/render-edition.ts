import { type DateWords, dateWordsIn } from './date-words.ts'
import { type Edition, editionFor, type Limits } from './edition.ts'
import type { Letter } from './letter.ts'
import type { Preferences } from './preferences.ts'
import type { Reach } from './reach.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'
import { roughSize } from './rough-size.ts'

/** Whom the footer speaks to. */
export type Reader =
  | { kind: 'member'; preferencesUrl: string; confirmedAt: string }
  /** The archive and the preview: nobody's own link. */
  | { kind: 'public' }

export interface RenderedLetter {
  subject: string
  html: string
  text: string
}

/**
 * The message for one reader, or undefined when nothing in it concerns them. `reach` answers for the place of the
 * preferences; without it no place is left out. Under 100 kB of HTML, since Gmail hides what comes after 102: stories
 * that do not fit are counted, with a link to the site.
 */
export function renderEdition(
  letter: Letter,
  preferences: Preferences,
  reader: Reader,
  reach?: Reach,
): RenderedLetter | undefined {
  const dates = dateWordsIn(preferences.dates)
  const editionAt = (size: number) => editionFor(letter, preferences, limitsAt(size), reach)
  for (let size = largestSize(editionAt, wholeSize(letter), dates); ; size -= 1) {
    const edition = editionAt(size)
    if (!edition) return undefined
    const html = renderHtml(edition, reader, dates)
    if (size > 0 && new TextEncoder().encode(html).length > maxHtmlBytes) continue
    return { subject: edition.subject, html, text: renderText(edition, reader, dates) }
  }
}

export const maxHtmlBytes = 100_000

/**
 * By halves, and without rendering: a month of a talkative watch would be rendered some fifty times otherwise, for each
 * of its readers.
 */
function largestSize(
  editionAt: (size: number) => Edition | undefined,
  whole: number,
  dates: DateWords,
): number {
  const fits = (size: number): boolean => {
    const edition = editionAt(size)
    return !edition || roughSize(edition, dates) <= maxHtmlBytes
  }
  if (fits(whole)) return whole
  let [low, high] = [0, whole]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

// What closes is cut last, what is a title alone costs little.
function limitsAt(size: number): Limits {
  return { perAxis: size, deadlines: size * 3, texts: size * 2, further: size * 4 }
}

/** The smallest size that cuts nothing, or one that no message has room for. */
function wholeSize({ deadlines, texts, sections, further }: Letter): number {
  const most = Math.max(
    deadlines.length / 3,
    texts.length / 2,
    further.length / 4,
    ...sections.map(({ cards }) => cards.length),
  )
  return Math.min(Math.ceil(most), 60)
}
