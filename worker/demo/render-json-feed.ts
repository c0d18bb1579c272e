import type { DemoDocument, DemoEntry } from './demo-entry.ts'

/** JSON Feed 1.1. */
export function renderJsonFeed({ publisher, url, homepage, entries }: DemoDocument): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: publisher.title,
    home_page_url: homepage,
    feed_url: url,
    language: 'fr',
    authors: [{ name: publisher.publisher }],
    items: entries.map((entry) => jsonItem(entry, publisher.slug)),
  }
  return `${JSON.stringify(feed, undefined, 2)}\n`
}

function jsonItem({ item, title, url, summary, html, published }: DemoEntry, publisher: string): object {
  return {
    id: `${publisher}/${item.slug}`,
    url,
    title,
    summary,
    content_html: html,
    date_published: published?.toISOString(),
    authors: item.author ? [{ name: item.author }] : undefined,
    tags: item.categories,
  }
}
