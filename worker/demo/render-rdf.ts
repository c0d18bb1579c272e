import type { DemoDocument, DemoEntry } from './demo-entry.ts'
import { cdata, escapeMarkup } from './escape.ts'

/** RSS 1.0: RDF, the items beside the channel and not inside it, dates in ISO 8601 (dc:date). */
export function renderRdf({ publisher, url, homepage, entries }: DemoDocument): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="${escapeMarkup(url)}">
<title>${escapeMarkup(publisher.title)}</title>
<link>${escapeMarkup(homepage)}</link>
<description>${escapeMarkup(`Les publications de ${publisher.publisher}`)}</description>
<dc:language>fr</dc:language>
<items><rdf:Seq>
${entries.map((entry) => `<rdf:li rdf:resource="${escapeMarkup(entry.url)}"/>`).join('\n')}
</rdf:Seq></items>
</channel>
${entries.map(renderItem).join('\n')}
</rdf:RDF>
`
}

function renderItem({ item, title, url, summary, html, published }: DemoEntry): string {
  return [
    `<item rdf:about="${escapeMarkup(url)}">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<link>${escapeMarkup(url)}</link>`,
    `<description>${escapeMarkup(summary)}</description>`,
    `<content:encoded>${cdata(html)}</content:encoded>`,
    ...(published ? [`<dc:date>${published.toISOString().replace('.000Z', '+00:00')}</dc:date>`] : []),
    ...(item.author ? [`<dc:creator>${escapeMarkup(item.author)}</dc:creator>`] : []),
    ...(item.categories ?? []).map((category) => `<dc:subject>${escapeMarkup(category)}</dc:subject>`),
    '</item>',
  ].join('\n')
}
