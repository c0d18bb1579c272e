import type { DemoFormat } from '#feeds/demo/demo-publisher.ts'
import type { DemoDocument } from './demo-entry.ts'
import { renderAtom } from './render-atom.ts'
import { renderHtmlList } from './render-html-list.ts'
import { renderJorf } from './render-jorf.ts'
import { renderJsonFeed } from './render-json-feed.ts'
import { renderOpendatasoft } from './render-opendatasoft.ts'
import { renderRdf } from './render-rdf.ts'
import { renderRss } from './render-rss.ts'

const renderers: Record<DemoFormat, { type: string; render: (document: DemoDocument) => string }> = {
  'rss-2.0': { type: 'application/rss+xml; charset=utf-8', render: renderRss },
  'rss-1.0': { type: 'application/rdf+xml; charset=utf-8', render: renderRdf },
  atom: { type: 'application/atom+xml; charset=utf-8', render: renderAtom },
  'json-feed': { type: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
  'html-list': { type: 'text/html; charset=utf-8', render: renderHtmlList },
  opendatasoft: { type: 'application/json; charset=utf-8', render: renderOpendatasoft },
  jorf: { type: 'application/xml; charset=utf-8', render: renderJorf },
}

/** The publisher's feed in its own format. */
export function renderFeed(document: DemoDocument): { type: string; body: string } {
  const { type, render } = renderers[document.publisher.format]
  return { type, body: render(document) }
}
