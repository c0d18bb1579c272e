import type { Enclosure } from '../normalise/item.ts'
import type { Channel } from './channel.ts'
import { type Entry, toEntry } from './entry.ts'
import { archiveMark, feedLinks, historyNamespace } from './feed-links.ts'
import { licenceUrl } from './licence.ts'
import { renderTombstones, tombstoneNamespace } from './tombstones.ts'
import { element, emptyElement, escapeXml, xmlDeclaration } from './xml.ts'

/** RSS 2.0 (rssboard.org/rss-specification) with the atom, content, dc and creativeCommons modules. */
export function renderRss(channel: Channel): string {
  return [
    xmlDeclaration,
    openingTag(channel),
    '<channel>\n',
    element('title', channel.title),
    element('link', channel.pageUrl),
    element('description', channel.description || channel.title),
    element('language', 'fr'),
    ...feedLinks(channel, 'application/rss+xml').map((link) => emptyElement('atom:link', { ...link })),
    element('lastBuildDate', mailDate(channel.updatedAt)),
    element('generator', 'Vigie'),
    element('docs', 'https://www.rssboard.org/rss-specification'),
    archiveMark(channel),
    renderTombstones(channel),
    ...channel.items.map((item) => renderEntry(toEntry(channel, item))),
    '</channel>\n</rss>\n',
  ].join('')
}

function openingTag({ withdrawn = [], paging }: Channel): string {
  const modules = [
    'xmlns:atom="http://www.w3.org/2005/Atom"',
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ...(withdrawn.length > 0 ? [`xmlns:at="${tombstoneNamespace}"`] : []),
    ...(paging?.current ? [`xmlns:fh="${historyNamespace}"`] : []),
  ]
  return `<rss version="2.0" ${modules.join(' ')}>\n`
}

// No pubDate where the source gives no date: RSS does not ask for one.
function renderEntry(entry: Entry): string {
  const { source } = entry
  const licence = source?.licence ? licenceUrl(source.licence) : undefined
  return [
    '<item>\n',
    // A title or a description is required, and some items have neither.
    element('title', entry.title || 'Sans titre'),
    element('link', entry.link),
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', entry.publishedAt && mailDate(entry.publishedAt)),
    element('atom:updated', entry.modifiedAt),
    element('dc:creator', entry.author),
    element('dc:publisher', entry.publisher),
    source ? element('dc:source', source.homepage) : '',
    element('dc:rights', entry.rights),
    element('creativeCommons:license', licence),
    entry.axes.map((axis) => element('category', axis.label)).join(''),
    entry.page === entry.link ? '' : element('comments', entry.page),
    entry.amendedBy
      ? emptyElement('atom:link', {
          rel: 'related',
          type: 'text/html',
          href: entry.amendedBy,
          title: 'Rectificatif',
        })
      : '',
    // A description is markup: a plain text is escaped once more.
    element('description', entry.summaryHtml || entry.html || escapeXml(entry.text)),
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
