import type { Channel } from './channel.ts'
import { type Entry, toEntry } from './entry.ts'
import { archiveMark, feedLinks, historyNamespace } from './feed-links.ts'
import { licenceUrl } from './licence.ts'
import { renderTombstones, tombstoneNamespace } from './tombstones.ts'
import { element, emptyElement, xmlDeclaration } from './xml.ts'

/** Atom 1.0 (RFC 4287), with the tombstones of RFC 6721 and the archives of RFC 5005. */
export function renderAtom(channel: Channel): string {
  return [
    xmlDeclaration,
    openingTag(channel),
    element('id', channel.selfUrl),
    element('title', channel.title),
    element('subtitle', channel.description),
    element('updated', channel.updatedAt),
    ...feedLinks(channel, 'application/atom+xml').map((link) => emptyElement('link', { ...link })),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: channel.pageUrl }),
    element('generator', 'Vigie'),
    archiveMark(channel),
    // Before the entries: the grammar of RFC 4287 (appendix B) has nothing after them.
    renderTombstones(channel),
    ...channel.items.map((item) => renderEntry(toEntry(channel, item))),
    '</feed>\n',
  ].join('')
}

// A namespace that nothing uses makes some readers and validators ask what it is for.
function openingTag({ withdrawn = [], paging }: Channel): string {
  const used = [
    '',
    'xmlns="http://www.w3.org/2005/Atom"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ...(withdrawn.length > 0 ? [`xmlns:at="${tombstoneNamespace}"`] : []),
    ...(paging?.current ? [`xmlns:fh="${historyNamespace}"`] : []),
    'xml:lang="fr"',
  ]
  return `<feed${used.join(' ')}>\n`
}

function renderEntry(entry: Entry): string {
  return [
    '<entry>\n',
    element('id', entry.id),
    element('title', entry.title || 'Sans titre'),
    renderLinks(entry),
    renderDates(entry),
    `<author>\n${element('name', entry.author)}</author>\n`,
    element('dc:publisher', entry.publisher),
    entry.axes.map((axis) => emptyElement('category', { term: axis.id, label: axis.label })).join(''),
    element('rights', entry.rights),
    renderSource(entry),
    // No content at all is legal because of the alternate link above (RFC 4287 §4.1.2).
    entry.summaryHtml === entry.html ? '' : element('summary', entry.summaryHtml, { type: 'html' }),
    element('content', entry.html, { type: 'html' }),
    element('content', entry.text),
    '</entry>\n',
  ].join('')
}

function renderLinks({ link, page, amendedBy, source, item }: Entry): string {
  const licence = source?.licence ? licenceUrl(source.licence) : undefined
  return [
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: link }),
    page === link ? '' : emptyElement('link', { rel: 'related', type: 'text/html', href: page }),
    amendedBy
      ? emptyElement('link', { rel: 'related', type: 'text/html', href: amendedBy, title: 'Rectificatif' })
      : '',
    licence ? emptyElement('link', { rel: 'license', href: licence }) : '',
    ...item.enclosures.map((one) =>
      emptyElement('link', { rel: 'enclosure', href: one.url, type: one.type, length: one.length }),
    ),
  ].join('')
}

// Atom requires `updated`: without any date from the source, the day of our first reading stands in, and the feed says so.
function renderDates({ publishedAt, modifiedAt, item }: Entry): string {
  const updated = modifiedAt ?? publishedAt
  if (!updated)
    return `<!-- sans date à la source : instant de première lecture -->\n${element('updated', item.firstSeenAt)}`
  return element('published', publishedAt) + element('updated', updated)
}

/** Where it was read (RFC 4287 §4.2.11). The page of the source stands for its id: many sources have no feed at all. */
function renderSource({ source, publisher, modifiedAt, publishedAt, item }: Entry): string {
  if (!source) return ''
  return [
    '<source>\n',
    element('id', source.homepage),
    element('title', `${publisher} – ${source.title}`),
    element('updated', modifiedAt ?? publishedAt ?? item.firstSeenAt),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: source.homepage }),
    '</source>\n',
  ].join('')
}
