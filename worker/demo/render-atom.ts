import type { DemoDocument, DemoEntry } from './demo-entry.ts'
import { escapeMarkup } from './escape.ts'

/** Atom 1.0: `tag:` ids, HTML content escaped once, `updated` on everything that has a date. */
export function renderAtom({ publisher, url, homepage, entries, now }: DemoDocument): string {
  const newest = entries.find((entry) => entry.published)?.published ?? now
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<id>tag:${publisher.slug}.example,2026:feed</id>
<title>${escapeMarkup(publisher.title)}</title>
<link rel="self" type="application/atom+xml" href="${escapeMarkup(url)}"/>
<link rel="alternate" type="text/html" href="${escapeMarkup(homepage)}"/>
<updated>${newest.toISOString()}</updated>
<author><name>${escapeMarkup(publisher.publisher)}</name></author>
${entries.map((entry) => renderEntry(entry, publisher.slug)).join('\n')}
</feed>
`
}

function renderEntry({ item, title, url, summary, html, published }: DemoEntry, publisher: string): string {
  const date = published?.toISOString()
  return [
    '<entry>',
    `<id>tag:${publisher}.example,2026:${item.slug}</id>`,
    `<title>${escapeMarkup(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeMarkup(url)}"/>`,
    ...(date ? [`<published>${date}</published>`, `<updated>${date}</updated>`] : []),
    ...(item.author ? [`<author><name>${escapeMarkup(item.author)}</name></author>`] : []),
    ...(item.categories ?? []).map((category) => `<category term="${escapeMarkup(category)}"/>`),
    `<summary>${escapeMarkup(summary)}</summary>`,
    `<content type="html">${escapeMarkup(html)}</content>`,
    '</entry>',
  ].join('\n')
}
