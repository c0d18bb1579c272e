import type { DemoPublisher } from '#feeds/demo/demo-publisher.ts'
import type { DemoDocument, DemoEntry } from './demo-entry.ts'
import { escapeMarkup } from './escape.ts'
import { frenchDay } from './paris-time.ts'

/** The page of one item, as its publisher would show it. */
export function renderItemPage(publisher: DemoPublisher, { title, day, html, item }: DemoEntry): string {
  const date = day ? `<p>Publié le ${frenchDay(day)}</p>` : ''
  const author = item.author ? `<p>${escapeMarkup(item.author)}</p>` : ''
  const body = `<article><h1>${escapeMarkup(title)}</h1>${date}${author}${html}</article>`
  return page(`${title} – ${publisher.publisher}`, body)
}

/** The home page of a publisher: its items, and the address of its feed. */
export function renderHomepage({ publisher, url, entries }: DemoDocument): string {
  const items = entries.map(({ item, title }) => link(`/${publisher.slug}/${item.slug}`, title)).join('\n')
  const body = `<h1>${escapeMarkup(publisher.title)}</h1><ul>${link(new URL(url).pathname, 'Fil de publication')}</ul>
<ul>${items}</ul>`
  return page(publisher.publisher, body)
}

/** The front door of the demo server. */
export function renderWorldPage(publishers: readonly DemoPublisher[]): string {
  const links = publishers.map(({ slug, publisher }) => link(`/${slug}/`, publisher)).join('\n')
  return page('Le monde de démonstration', `<h1>Un monde inventé pour essayer Vigie</h1><ul>${links}</ul>`)
}

function link(path: string, text: string): string {
  return `<li><a href="${escapeMarkup(path)}">${escapeMarkup(text)}</a></li>`
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title></head>
<body><p><a href="/">Monde de démonstration : tout est inventé</a></p>
<main>${body}</main></body></html>
`
}
