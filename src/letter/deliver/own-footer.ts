import type { Config } from '../../config.ts'
import { dateWordsIn } from '../date-words.ts'
import type { DateLanguage } from '../preferences.ts'
import type { Reader, RenderedLetter } from '../render-edition.ts'
import { preferencesUrl } from '../site-links.ts'

/** What stands for one member's own words in a letter that many get: it is rendered once, then filled for each. */
export interface OwnFooter {
  reader: Reader
  url: string
  /** As the footer writes the day. */
  day: string
  language: DateLanguage
}

// Random for each program, so that no story can hold it.
const mark = crypto.randomUUID().replaceAll('-', '')
/** No member confirmed on that day. */
const noDay = '1582-10-15'

export function footerOf(config: Pick<Config, 'baseUrl'>, language: DateLanguage): OwnFooter {
  const url = preferencesUrl(config, mark)
  const reader = { kind: 'member', preferencesUrl: url, confirmedAt: noDay } as const
  return { reader, url, day: dateWordsIn(language).full(noDay), language }
}

export function fillFooter(
  { subject, html, text }: RenderedLetter,
  footer: OwnFooter,
  own: { url: string; confirmedAt: string },
): RenderedLetter {
  const day = dateWordsIn(footer.language).full(own.confirmedAt.slice(0, 10))
  const fill = (whole: string) => replaceLast(whole, footer.day, day).replaceAll(footer.url, () => own.url)
  return { subject, html: fill(html), text: fill(text) }
}

// The footer comes last: whatever a story says of that day stays as it is.
function replaceLast(whole: string, what: string, by: string): string {
  const at = whole.lastIndexOf(what)
  return at < 0 ? whole : whole.slice(0, at) + by + whole.slice(at + what.length)
}
