import type { Frame } from '../site.ts'
import { type Html, html } from './html.ts'

/** What a page says of itself, around its body. */
export interface Page {
  title: string
  /** The entry of the menu that it belongs to. */
  section?: Section
  description?: string
  /** Feeds of the same matter, for readers that look for them. */
  feeds?: FeedLinks
  canonical?: string
  /** Holds a token or an answer to one person: no cache, no search engine. */
  private?: boolean
}

/** The three formats of one feed. `path` and `query` make « /flux/recherche.rss?q=… ». */
export interface FeedLinks {
  title: string
  path: string
  query?: string
}

export type Section = (typeof sections)[number]['path']

const sections = [
  { path: '/', words: 'Recherche' },
  { path: '/echeances', words: 'Échéances' },
  { path: '/axes', words: 'Axes' },
  { path: '/sources', words: 'Sources' },
  { path: '/lettres', words: 'Lettres' },
  { path: '/flux', words: 'Flux' },
] as const

export const feedFormats = [
  { extension: 'rss', type: 'application/rss+xml', words: 'RSS' },
  { extension: 'atom', type: 'application/atom+xml', words: 'Atom' },
  { extension: 'json', type: 'application/feed+json', words: 'JSON Feed' },
] as const

export function feedHref({ path, query }: FeedLinks, extension: string): string {
  return `${path}.${extension}${query ? `?${query}` : ''}`
}

export function layout(frame: Frame, page: Page, body: Html): Html {
  const { organisation } = frame.site.deps.config
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title === 'Vigie' ? 'Vigie' : `${page.title} – Vigie`}</title>
        <meta
          name="description"
          content="${page.description ?? `La veille technologique, juridique et financière de ${organisation}.`}"
        />
        <meta name="color-scheme" content="light dark" />
        ${page.private ? html`<meta name="robots" content="noindex" />` : ''}
        ${page.canonical ? html`<link rel="canonical" href="${frame.site.absolute(page.canonical)}" />` : ''}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${frame.site.assets.style.path}" />
        <script src="${frame.site.assets.script.path}" defer></script>
        ${feedTags(page.feeds)}
      </head>
      <body>
        <a class="skip-link" href="#contenu">Aller au contenu</a>
        ${header(page.section)}
        <main id="contenu" tabindex="-1">${body}</main>
        ${footer(organisation)}
      </body>
    </html>`
}

function feedTags(feeds: FeedLinks | undefined): Html[] {
  if (!feeds) return []
  return feedFormats.map(
    ({ extension, type, words }) =>
      html`<link
        rel="alternate"
        type="${type}"
        title="${feeds.title} (${words})"
        href="${feedHref(feeds, extension)}"
      />`,
  )
}

function header(current: Section | undefined): Html {
  return html`<header class="site-header">
    <div class="site-header-inner">
      <a class="brand" href="/">Vigie</a>
      <nav aria-label="Menu principal">
        <ul class="nav-list">
          ${sections.map(({ path, words }) => html`<li>${navLink(path, words, path === current)}</li>`)}
        </ul>
      </nav>
      <a class="subscribe-link" href="/abonnement">S’abonner</a>
    </div>
  </header>`
}

function navLink(path: string, words: string, current: boolean): Html {
  return current
    ? html`<a href="${path}" aria-current="page">${words}</a>`
    : html`<a href="${path}">${words}</a>`
}

function footer(organisation: string): Html {
  return html`<footer class="site-footer">
    <div class="site-footer-inner">
      <p>
        Vigie est la veille technologique, juridique et financière de ${organisation}, ouverte à tous. Elle ne
        dépose aucun traceur.
      </p>
      <ul class="footer-links">
        <li><a href="/aide">Aide</a></li>
        <li><a href="/accessibilite">Accessibilité : conformité non évaluée</a></li>
        <li><a href="/mentions-legales">Mentions légales</a></li>
      </ul>
    </div>
  </footer>`
}
