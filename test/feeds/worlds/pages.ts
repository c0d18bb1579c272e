import type { PageFeed } from '#src/feed/definition.ts'
import { engines } from './engines.ts'
import { addressAsked, escaped, expectedOf, siteOf, storiesOf, type Story, type World } from './world.ts'

/** Which of three invented sites stands for each page: their own marks were never seen. */
const alike: Record<string, string> = {
  announcing: `acteurs-publics adullact agglopolys amf avicca berry-numerique bourges-plus canut cd18 cd28 cd37 cd41 chartres-metropole
    chateauroux-metropole cnll cybereponse departements-france devup eure-et-loir-numerique europe-cvl fnccr france-tiers-lieux
    france-urbaine french-tech-lv geocentre graie grand-chambord interconnectes intercommunalites labo-societe-numerique lysseo
    maire-info mednum nec numeum orleans-metropole rip36 smart-city-mag so-cities tours-metropole val-de-loire-fibre vdln
    villeintelligente-mag villes-internet`,
  drupal: `ademe-agir agence-eau-lb anfr arcep-open-data arcom ariase bdt-aap bpifrance-aap concertation-cvl crc-cvl degrouptest enisa
    hadea ign indre-subventions interreg-europe loiret-aides region-cvl-aap region-cvl-actus region-cvl-aides resah things-network
    ugap urbact`,
  dsfr: `anct anct-inclusion cohesion-territoires-presse dgcl dinum esante europe-en-france france-2030 les-bases pref-region-cvl
    vie-publique-rapports`,
}

/** Four stories on a page; undefined for a page that no invented site stands for. */
export function pageWorld(feed: PageFeed): World | undefined {
  const [kind] = Object.entries(alike).find(([, ids]) => ids.split(/\s+/).includes(feed.id)) ?? []
  switch (kind) {
    case 'announcing':
      return announcing(feed)
    case 'drupal':
      return listed(feed, drupalList)
    case 'dsfr':
      return listed(feed, dsfrCards)
    default:
      return undefined
  }
}

/** A site of WordPress: its home page announces its feed, and that of its comments. */
function announcing(feed: PageFeed): World {
  const [site, stories] = [siteOf(feed), storiesOf(feed)]
  const announced = (path: string, title: string) =>
    `<link rel="alternate" type="application/rss+xml" title="${title}" href="${site}${path}">`
  const home = pageOf(
    feed,
    '<p>Bienvenue.</p>',
    announced('/comments/feed/', 'Flux des commentaires') + announced('/feed/', 'Flux'),
  )
  const body = engines.wordpress({ site, title: feed.title, language: feed.language, stories })
  return {
    answers: { [addressAsked(feed)]: home, [`${site}/feed/`]: { body, type: 'application/rss+xml' } },
    expected: expectedOf(stories, site),
  }
}

function listed(feed: PageFeed, write: (story: Story) => string): World {
  const [site, stories] = [siteOf(feed), storiesOf(feed)]
  const days = expectedOf(stories, site).map((item) => ({
    ...item,
    publishedAt: `${item.publishedAt?.slice(0, 10)}T00:00:00Z`,
  }))
  return {
    answers: { [addressAsked(feed)]: pageOf(feed, stories.map(write).join('\n')) },
    expected: days,
  }
}

function drupalList({ path, title, teaser, at }: Story): string {
  return `<div class="views-row"><article class="node node--type-actualite">
<h3 class="field-title"><a href="${path}">${escaped(title)}</a></h3><time datetime="${at.slice(0, 10)}">${frenchDay(at)}</time>
<div class="field-summary"><p>${escaped(teaser)}</p></div></article></div>`
}

/** The cards of the State's design system (systeme-de-design.gouv.fr). */
function dsfrCards({ path, title, teaser, at }: Story): string {
  return `<div class="fr-col-12 fr-col-md-4"><div class="fr-card fr-enlarge-link"><div class="fr-card__body"><div class="fr-card__content">
<h3 class="fr-card__title"><a href="${path}">${escaped(title)}</a></h3><p class="fr-card__desc">${escaped(teaser)}</p>
<div class="fr-card__start"><p class="fr-card__detail">Publié le ${frenchDay(at)}</p></div></div></div></div></div>`
}

function frenchDay(at: string): string {
  return new Date(at).toLocaleDateString('fr-FR', { timeZone: 'UTC', dateStyle: 'long' })
}

function pageOf({ title, language }: PageFeed, list: string, head = ''): string {
  const menu = ['Accueil', 'Nos missions', 'Agenda', 'Contact', 'Plan du site']
  const links = menu.map((name, rank) => `<li><a href="/menu/${rank}">${name}</a></li>`).join('')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head><body>
<header><nav><ul>${links}</ul></nav></header><main><h1>${escaped(title)}</h1>${list}</main>
<footer><ul>${links}</ul></footer></body></html>`
}
