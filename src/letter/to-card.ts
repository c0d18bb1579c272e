import type { Config } from '../config.ts'
import type { Facts } from '../enrich/facts.ts'
import { beneficiaryWords } from '../french/beneficiaries.ts'
import { daysBetween } from '../french/calendar.ts'
import type { StoredItem } from '../store/stored-item.ts'
import { keepTogether } from './french.ts'
import type { LetterCard } from './letter.ts'
import { itemUrl } from './site-links.ts'
import type { Story } from './story.ts'
import { shorten, summarise } from './summarise.ts'

/** What a card needs besides its story. */
export interface CardFrame {
  now: string
  config: Pick<Config, 'baseUrl'>
  publisherOf(feedId: string): string
}

/** One story as the letter tells it: its own words, cut where they are too long. */
export function toCard({ item, otherSources }: Story, frame: CardFrame): LetterCard {
  const page = itemUrl(frame.config, item.id)
  const title = item.title.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const amount = amountOf(item.facts)
  return {
    id: item.id,
    title: shorten(keepTogether(title || 'Sans titre'), 200),
    url: readableUrl(item) ?? page,
    page,
    summary: keepTogether(summarise(item.text, title)),
    summaryOrigin: 'text',
    publisher: frame.publisherOf(item.feedId),
    otherSources,
    ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
    kind: item.kind,
    domain: item.domain,
    axes: item.axes.map((axis) => axis.id),
    ...(item.closing
      ? { closing: { value: item.closing.value, days: daysBetween(frame.now, item.closing.value) } }
      : {}),
    ...(item.storyId ? { storyId: item.storyId } : {}),
    places: item.territories,
    ...(amount ? { amount } : {}),
    beneficiaries: applicantsOf(item.facts),
  }
}

// Never shortened nor rewritten: an address too long for a mail gives way to our page, which links to it.
function readableUrl({ url }: StoredItem): string | undefined {
  return url && /^https?:\/\//.test(url) && url.length <= 500 ? url : undefined
}

// A floor is no promise, and a cost is not what one receives.
const given: ReadonlySet<string> = new Set(['envelope', 'ceiling', 'grant', 'funding'])

// So little is the share of one computer or one person, even where the sentence does not say so.
const leastAmount = 500

function amountOf({ money }: Facts): number | undefined {
  const values = money
    .filter(({ role, per, value }) => given.has(role) && per !== 'unit' && value >= leastAmount)
    .map(({ value }) => value)
  return values.length > 0 ? Math.max(...values) : undefined
}

function applicantsOf({ beneficiaries }: Facts): string[] {
  return [...new Set(beneficiaries.map(({ id }) => beneficiaryWords[id] ?? id))]
}
