import type { Enclosure } from '../normalise/item.ts'
import type { Channel } from './channel.ts'
import { type Entry, toEntry } from './entry.ts'
import { element, emptyElement, xmlDeclaration } from './xml.ts'

/** RSS 2.0 (rssboard.org/rss-specification) with the atom, content and dc modules. */
export function renderRss(channel: Channel): string {
  return `${xmlDeclaration}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
${element('title', channel.title)}${element('link', channel.pageUrl)}${element('description', channel.description || channel.title)}${element('language', 'fr')}${emptyElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: channel.selfUrl })}${element('lastBuildDate', mailDate(channel.updatedAt))}${channel.items.map((item) => renderEntry(toEntry(channel, item))).join('')}</channel>
</rss>
`
}

// No pubDate where the source gives no date: RSS does not ask for one.
function renderEntry(entry: Entry): string {
  return [
    '<item>\n',
    element('title', entry.title),
    element('link', entry.link),
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', entry.publishedAt && mailDate(entry.publishedAt)),
    element('dc:creator', entry.author),
    element('dc:publisher', entry.publisher),
    entry.axes.map((axis) => element('category', axis.label)).join(''),
    entry.page === entry.link ? '' : element('comments', entry.page),
    element('description', entry.summaryHtml || entry.html),
    element('content:encoded', entry.html),
    renderEnclosure(entry.item.enclosures),
    '</item>\n',
  ].join('')
}

// One enclosure an item is what readers understand, and the three attributes are required: 0 stands for unknown.
function renderEnclosure(enclosures: readonly Enclosure[]): string {
  const first = enclosures.find((one) => one.type)
  if (!first) return ''
  return emptyElement('enclosure', { url: first.url, length: first.length ?? 0, type: first.type })
}

/** RFC 822 with four digits for the year, as RSS asks: "Tue, 24 Nov 2026 07:00:00 GMT". */
function mailDate(instant: string): string {
  return new Date(instant).toUTCString()
}
