import type { DemoDocument, DemoEntry } from './demo-entry.ts'
import { cdata, escapeMarkup } from './escape.ts'

/** RSS 2.0 with the content and Dublin Core modules, dates as RFC 822 writes them. */
export function renderRss({ publisher, url, homepage, entries }: DemoDocument): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeMarkup(publisher.title)}</title>
<link>${escapeMarkup(homepage)}</link>
<atom:link href="${escapeMarkup(url)}" rel="self" type="application/rss+xml"/>
<description>${escapeMarkup(`Les publications de ${publisher.publisher}`)}</description>
<language>fr</language>
${entries.map((entry) => renderItem(entry, publisher.slug)).join('\n')}
</channel>
</rss>
`
}

function renderItem({ item, title, url, summary, html, published }: DemoEntry, publisher: string): string {
  return [
    '<item>',
    `<title>${escapeMarkup(title)}</title>`,
    `<link>${escapeMarkup(url)}</link>`,
    `<guid isPermaLink="false">${publisher}/${item.slug}</guid>`,
    ...(published ? [`<pubDate>${published.toUTCString()}</pubDate>`] : []),
    ...(item.author ? [`<dc:creator>${escapeMarkup(item.author)}</dc:creator>`] : []),
    ...(item.categories ?? []).map((category) => `<category>${escapeMarkup(category)}</category>`),
    `<description>${escapeMarkup(summary)}</description>`,
    `<content:encoded>${cdata(html)}</content:encoded>`,
    '</item>',
  ].join('\n')
}
