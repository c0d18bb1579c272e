import type { Frame } from '../site.ts'
import { csrfField } from './form.ts'
import { type Html, frenchSpacing, html } from './html.ts'
import { roleWords, shortcutsFor } from './staff-words.ts'

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
  /** Besides the site's own script. */
  scripts?: readonly string[]
  /** Besides the site's own sheet. */
  styles?: readonly string[]
}

/** The three formats of one feed. `path` and `query` make « /flux/recherche.rss?q=… ». */
export interface FeedLinks {
  title: string
  path: string
  query?: string
  /** Its dates are a calendar too, under the same path. */
  calendar?: true
}

export type Section = (typeof sections)[number]['path'] | '/bureau' | '/administration'

const desk = { path: '/bureau', words: 'Bureau' } as const
const sections = [
  { path: '/', words: 'Recherche' },
  { path: '/echeances', words: 'Échéances' },
  { path: '/textes', words: 'Textes' },
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

export const calendarFormat = { extension: 'ics', type: 'text/calendar', words: 'iCal' } as const

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
        <title>${titleWords(frame, page)}</title>
        <meta
          name="description"
          content="${page.description ?? `La veille technologique, juridique et financière de ${organisation}.`}"
        />
        <meta name="color-scheme" content="light dark" />
        ${page.private ? html`<meta name="robots" content="noindex" />` : ''}
        ${page.canonical ? html`<link rel="canonical" href="${frame.site.absolute(page.canonical)}" />` : ''}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${[frame.site.assets.style.path, ...(page.styles ?? [])].map((path) => html`<link rel="stylesheet" href="${path}" />`)}
        ${scriptsOf(frame, page).map(
          (path) => html`<script src="${path}" nonce="${frame.nonce}" defer></script>`,
        )}
        ${feedTags(page.feeds)}
      </head>
      <body ${frame.visitor.person?.shortcuts ? html`data-raccourcis` : ''}>
        <a class="skip-link" href="#contenu">Aller au contenu</a>
        ${header(frame, page.section)}
        <main id="contenu" tabindex="-1">${noticeLine(frame)}${body}</main>
        ${footer(organisation)} ${frame.visitor.person?.shortcuts ? keyDialog(frame) : ''}
      </body>
    </html>`
}

function feedTags(feeds: FeedLinks | undefined): Html[] {
  if (!feeds) return []
  return [...feedFormats, ...(feeds.calendar ? [calendarFormat] : [])].map(
    ({ extension, type, words }) =>
      html`<link
        rel="alternate"
        type="${type}"
        title="${feeds.title} (${words})"
        href="${feedHref(feeds, extension)}"
      />`,
  )
}

function scriptsOf(frame: Frame, { scripts = [] }: Page): string[] {
  const { assets } = frame.site
  return [assets.script.path, ...(frame.visitor.person ? [assets.staff.path] : []), ...scripts]
}

// The title is the first thing that a screen reader says of a page: what was just done comes first.
function titleWords({ notice }: Frame, { title }: Page): string {
  const own = title === 'Vigie' ? 'Vigie' : `${title} – Vigie`
  return notice ? `${frenchSpacing(notice.words)} – ${own}` : own
}

/** What the last gesture did; the script says it again in a live region once the page stands. */
function noticeLine(frame: Frame): Html | '' {
  const { notice } = frame
  if (!notice) return ''
  return html`<div class="toast" role="status" data-annonce>
    <p>${frenchSpacing(notice.words)}</p>
    ${
      notice.undo
        ? html`<form action="${notice.undoPath ?? '/bureau/annuler'}" method="post">
            ${csrfField(frame)}
            <input type="hidden" name="operation" value="${notice.undo}" />
            <button type="submit" class="quiet">Annuler</button>
          </form>`
        : ''
    }
  </div>`
}

function header(frame: Frame, current: Section | undefined): Html {
  const shown = frame.visitor.person ? [desk, ...sections] : sections
  return html`<header class="site-header">
    <div class="site-header-inner">
      <a class="brand" href="${frame.visitor.person ? '/bureau' : '/'}">Vigie</a>
      <nav aria-label="Menu principal">
        <ul class="nav-list">
          ${shown.map(({ path, words }) => html`<li>${navLink(path, words, path === current)}</li>`)}
        </ul>
      </nav>
      ${personMenu(frame)}
    </div>
  </header>`
}

function personMenu(frame: Frame): Html {
  const { person, can } = frame.visitor
  if (!person) {
    return html`<p class="subscribe-link">
      <a href="/abonnement">S’abonner</a> <a href="/connexion">Se connecter</a>
    </p>`
  }
  return html`<details class="person-menu">
    <summary>${person.name}</summary>
    <div class="person-menu-body">
      <p class="hint">${roleWords[person.role]}</p>
      <ul>
        <li><a href="/recherches">Mes recherches</a></li>
        <li><a href="/compte">Mon compte</a></li>
        ${can('edit') ? html`<li><a href="/administration">Administration</a></li>` : ''}
        <li><a href="/aide">Aide</a></li>
      </ul>
      <form action="/deconnexion" method="post">
        ${csrfField(frame)}
        <button type="submit" class="quiet">Se déconnecter</button>
      </form>
    </div>
  </details>`
}

function navLink(path: string, words: string, current: boolean): Html {
  return current
    ? html`<a href="${path}" aria-current="page">${words}</a>`
    : html`<a href="${path}">${words}</a>`
}

/** Opened by « ? »; the list is in the help too. */
function keyDialog(frame: Frame): Html {
  return html`<dialog id="touches" aria-labelledby="touches-titre">
    <h2 id="touches-titre">Raccourcis clavier</h2>
    <dl class="keys">
      ${shortcutsFor(frame.visitor.can).map(
        ({ key, words }) =>
          html`<div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
    <p class="hint">Ils se coupent dans <a href="/compte">Mon compte</a>.</p>
    <form method="dialog"><button type="submit" class="quiet">Fermer</button></form>
  </dialog>`
}

function footer(organisation: string): Html {
  return html`<footer class="site-footer">
    <div class="site-footer-inner">
      <p>
        Vigie est la veille technologique, juridique et financière de ${organisation}. Elle ne dépose aucun
        traceur.
      </p>
      <ul class="footer-links">
        <li><a href="/aide">Aide</a></li>
        <li><a href="/donnees">Données ouvertes</a></li>
        <li><a href="/api">API</a></li>
        <li><a href="/accessibilite">Accessibilité : conformité non évaluée</a></li>
        <li><a href="/mentions-legales">Mentions légales</a></li>
        <li><a href="/confidentialite">Données personnelles</a></li>
      </ul>
    </div>
  </footer>`
}
