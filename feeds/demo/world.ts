import type { Kind } from '#src/axis/taxonomy.ts'
import type { FeedDefinition, HtmlListSelectors, JsonMapping } from '#src/feed/definition.ts'
import { publisher as banqueDesProjets } from './content/banque-des-projets.ts'
import { publisher as cnilDemo } from './content/cnil-demo.ts'
import { publisher as cyberCentre } from './content/cyber-centre.ts'
import { publisher as europeNumerique } from './content/europe-numerique.ts'
import { publisher as gazetteDesElus } from './content/gazette-des-elus.ts'
import { publisher as hubInclusion } from './content/hub-inclusion.ts'
import { publisher as journalOfficiel } from './content/journal-officiel-demo.ts'
import { publisher as laLoireQuotidienne } from './content/la-loire-quotidienne.ts'
import { publisher as marchesDuCentre } from './content/marches-du-centre.ts'
import { publisher as numeriqueSobre } from './content/numerique-sobre.ts'
import { publisher as observatoireDonnee } from './content/observatoire-donnee-ligerienne.ts'
import { publisher as regionLigerienne } from './content/region-ligerienne-aides.ts'
import { publisher as regulateurTelecoms } from './content/regulateur-telecoms.ts'
import { publisher as reseauEcoles } from './content/reseau-ecoles-numeriques.ts'
import { publisher as santeTerritoires } from './content/sante-territoires.ts'
import { publisher as syndicatLoireFibre } from './content/syndicat-loire-fibre.ts'
import { publisher as territoiresConnectesMag } from './content/territoires-connectes-mag.ts'
import { publisher as tiersLieuxCentre } from './content/tiers-lieux-centre.ts'
import type { DemoFormat, DemoPublisher } from './demo-publisher.ts'

/** Everyone who publishes in the demo world. All of it is invented. */
export const demoPublishers: readonly DemoPublisher[] = [
  syndicatLoireFibre,
  regulateurTelecoms,
  banqueDesProjets,
  regionLigerienne,
  marchesDuCentre,
  journalOfficiel,
  territoiresConnectesMag,
  laLoireQuotidienne,
  europeNumerique,
  cnilDemo,
  cyberCentre,
  gazetteDesElus,
  hubInclusion,
  numeriqueSobre,
  observatoireDonnee,
  reseauEcoles,
  santeTerritoires,
  tiersLieuxCentre,
]

const checkEveryMinutes = 5

const feedFiles: Record<DemoFormat, string> = {
  'rss-2.0': 'rss.xml',
  'rss-1.0': 'index.rdf',
  atom: 'atom.xml',
  'json-feed': 'feed.json',
  'html-list': 'aides-et-appels.html',
  opendatasoft: 'api/explore/v2.1/catalog/datasets/boamp/records',
  jorf: 'sommaire.xml',
}

const listSelectors: HtmlListSelectors = {
  item: 'ul.resultats > li.carte',
  link: '.carte-titre a',
  title: '.carte-titre',
  date: '.carte-date .date',
  summary: '.carte-chapo',
}

const kindOfNature: Record<string, Kind> = {
  APPEL_OFFRE: 'marche-public',
  ATTRIBUTION: 'marche-public',
  RECTIFICATIF: 'marche-public',
  'PRE-INFORMATION': 'marche-public',
}

const noticeMapping: JsonMapping = {
  items: 'results',
  guid: 'idweb',
  title: 'objet',
  url: 'url_avis',
  published: 'dateparution',
  deadline: 'datelimitereponse',
  author: 'nomacheteur',
  summary: ['resume_objet'],
  categories: ['descripteur_libelle', 'nature_libelle'],
  departements: 'code_departement',
  kind: { path: 'nature', values: kindOfNature },
}

/** One feed a publisher; `baseUrl` is where the demo server answers, without a final slash. */
export function demoFeeds(baseUrl: string): FeedDefinition[] {
  return demoPublishers.map((publisher) => defineDemoFeed(publisher, baseUrl))
}

/** The path of a publisher's feed on the demo server. */
export function demoFeedPath({ slug, format }: Pick<DemoPublisher, 'slug' | 'format'>): string {
  return `/${slug}/${feedFiles[format]}`
}

function defineDemoFeed(demo: DemoPublisher, baseUrl: string): FeedDefinition {
  const common = {
    id: `demo-${demo.slug}`,
    publisher: demo.publisher,
    title: demo.title,
    url: `${baseUrl}${demoFeedPath(demo)}`,
    homepage: `${baseUrl}/${demo.slug}/`,
    domain: demo.domain,
    territory: demo.territory,
    language: 'fr' as const,
    everyMinutes: checkEveryMinutes,
    ...(demo.priors ? { priors: demo.priors } : {}),
    ...(demo.gate ? { gate: demo.gate } : {}),
    ...(demo.kind ? { kind: demo.kind } : {}),
  }
  if (demo.format === 'html-list') return { ...common, format: 'html-list', list: listSelectors }
  if (demo.format === 'opendatasoft') return { ...common, format: 'json', mapping: noticeMapping }
  if (demo.format === 'jorf') return { ...common, format: 'jorf' }
  return { ...common, format: 'syndication' }
}
