import type { Channel } from './channel.ts'
import { type Entry, toEntry } from './entry.ts'
import { element, emptyElement, xmlDeclaration } from './xml.ts'

/** Atom 1.0 (RFC 4287). */
export function renderAtom(channel: Channel): string {
  return `${xmlDeclaration}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="fr">
${element('id', channel.selfUrl)}${element('title', channel.title)}${element('subtitle', channel.description)}${element('updated', channel.updatedAt)}${emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: channel.selfUrl })}${emptyElement('link', { rel: 'alternate', type: 'text/html', href: channel.pageUrl })}${element('generator', 'Vigie')}${channel.items.map((item) => renderEntry(toEntry(channel, item))).join('')}</feed>
`
}

function renderEntry(entry: Entry): string {
  return [
    '<entry>\n',
    element('id', entry.id),
    element('title', entry.title || 'Sans titre'),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: entry.link }),
    entry.page === entry.link
      ? ''
      : emptyElement('link', { rel: 'related', type: 'text/html', href: entry.page }),
    renderDates(entry),
    `<author>\n${element('name', entry.author)}</author>\n`,
    element('dc:publisher', entry.publisher),
    entry.axes.map((axis) => emptyElement('category', { term: axis.id, label: axis.label })).join(''),
    entry.item.enclosures
      .map((one) =>
        emptyElement('link', { rel: 'enclosure', href: one.url, type: one.type, length: one.length }),
      )
      .join(''),
    // No content at all is legal because of the alternate link above (RFC 4287 §4.1.2).
    entry.summaryHtml === entry.html ? '' : element('summary', entry.summaryHtml, { type: 'html' }),
    element('content', entry.html, { type: 'html' }),
    '</entry>\n',
  ].join('')
}

// Atom requires `updated`: without any date from the source, the day of our first reading stands in, and the feed says so.
function renderDates({ publishedAt, modifiedAt, item }: Entry): string {
  const updated = modifiedAt ?? publishedAt
  if (!updated)
    return `<!-- sans date à la source : instant de première lecture -->\n${element('updated', item.firstSeenAt)}`
  return element('published', publishedAt) + element('updated', updated)
}
