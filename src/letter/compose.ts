import type { AxisId } from '../axis/taxonomy.ts'
import type { Config } from '../config.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { AxisName } from './axis-names.ts'
import { daysBetween } from '../french/calendar.ts'
import { keepTogether } from './french.ts'
import type { Letter, LetterCard } from './letter.ts'
import type { Selection, Story } from './select-items.ts'
import { axisUrl, deadlinesUrl, itemUrl, letterUrl, subscribeUrl } from './site-links.ts'
import { shorten, summarise } from './summarise.ts'

export interface Frame {
  id: string
  number: number
  periodStart: string
  periodEnd: string
  now: string
  config: Pick<Config, 'baseUrl' | 'organisation' | 'contact'>
  axisNames: ReadonlyMap<AxisId, AxisName>
  publisherOf(feedId: string): string
}

/** Puts the chosen stories into words. Pure: the same choice gives the same letter. */
export function composeLetter(selection: Selection, frame: Frame): Letter {
  const { config } = frame
  return {
    id: frame.id,
    number: frame.number,
    periodStart: frame.periodStart,
    periodEnd: frame.periodEnd,
    organisation: config.organisation,
    contact: config.contact,
    url: letterUrl(config, frame.number),
    subscribeUrl: subscribeUrl(config),
    deadlinesUrl: deadlinesUrl(config),
    subject: '',
    intro: '',
    texts: [],
    further: [],
    dropped: [],
    deadlines: selection.deadlines.map((story) => toCard(story, frame)),
    sections: selection.sections.map(({ axis, stories, total }) => ({
      axis,
      code: frame.axisNames.get(axis)?.code ?? '',
      label: frame.axisNames.get(axis)?.label ?? axis,
      url: axisUrl(config, axis),
      cards: stories.map((story) => toCard(story, frame)),
      total,
    })),
  }
}

function toCard({ item, otherSources }: Story, frame: Frame): LetterCard {
  const page = itemUrl(frame.config, item.id)
  const title = item.title.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return {
    id: item.id,
    title: shorten(keepTogether(title || 'Sans titre'), 200),
    url: readableUrl(item) ?? page,
    page,
    summary: keepTogether(summarise(item.text, title)),
    summaryOrigin: 'text',
    places: item.territories,
    beneficiaries: [],
    publisher: frame.publisherOf(item.feedId),
    otherSources,
    ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
    kind: item.kind,
    domain: item.domain,
    axes: item.axes.map((axis) => axis.id),
    ...(item.closing
      ? { closing: { value: item.closing.value, days: daysBetween(frame.now, item.closing.value) } }
      : {}),
  }
}

// Never shortened nor rewritten: an address too long for a mail gives way to our page, which links to it.
function readableUrl({ url }: StoredItem): string | undefined {
  return url && /^https?:\/\//.test(url) && url.length <= 500 ? url : undefined
}
