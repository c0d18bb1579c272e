import type { SyndicationFeed } from '#src/feed/definition.ts'
import { type Engine, engines } from './engines.ts'
import { addressAsked, type ExpectedItem, expectedOf, siteOf, storiesOf, type World } from './world.ts'

/** What writes each feed, as far as its address and its public readers tell. */
const written: Record<Engine, string> = {
  wordpress: `access42 actuia ai-act alliancy cedpo cigref dcmag ecoinfo etsi gazette-communes gazette-une greenit gsma incyber
    informatiquenews infranum inr iot-now it-connect itu-hub journal-departements legalis lora-alliance magcentre next numerama
    opendatafrance quadrature recia regions-france shift-project silicon solutions-numeriques undernews univers-freebox zataz 01net`,
  spip: 'dreal-cvl global-security-mag village-justice',
  drupal: `anssi april ccomptes cerema cnil cyberveille-sante defenseur-droits dg-connect ecologie-gouv economie-gouv edpb edps
    education-gouv info-gouv vie-publique`,
  plain: `ademe-librairie aides-nouvelle-aquitaine-num an-documents-rss arcep certfr certfr-actualite certfr-alertes certfr-avis certfr-cti
    computerweekly conseil-constit conseil-constit-actus conseil-constit-decisions conseil-etat-actus conseil-etat-avis
    conseil-etat-etudes conseil-etat-juris eurlex-jo-c eurlex-jo-l eurlex-legislation insee-1 lafibre-info lemagit lemagit-projets
    lextenso-dnu localtis localtis-education localtis-fonction-publique service-public-pro`,
  undated: 'eurlex-propositions',
  illustrated: `action-republicaine actu-cvl france3-cher france3-cvl ici-berry ici-orleans ici-touraine jdn lmi lmi-ia lmi-reseaux
    lmi-securite nr-36 nr-37 nr-41 rakwireless usine-digitale zdnet-fr`,
  latin1: 'actu-environnement senat-actualites senat-presse senat-rapports senat-textes',
  atom: 'cybermalveillance datagouv-datasets-atom datagouv-posts legifrss linuxfr',
}

const engineOf = new Map(
  Object.entries(written).flatMap(([engine, ids]) => ids.split(/\s+/).map((id) => [id, engine as Engine])),
)

/** Four stories in a feed that its engine wrote; undefined for a feed whose engine nobody named. */
export function syndicatedWorld(feed: SyndicationFeed): World | undefined {
  const engine = engineOf.get(feed.id)
  if (!engine) return undefined
  const [site, stories] = [siteOf(feed), storiesOf(feed)]
  const body = engines[engine]({ site, title: feed.title, language: feed.language, stories })
  return {
    answers: { [addressAsked(feed)]: { body, type: 'application/rss+xml' } },
    expected: expectedOf(stories, site).map((item) => asDated(item, engine)),
  }
}

function asDated(item: ExpectedItem, engine: Engine): ExpectedItem {
  if (engine === 'undated') return { title: item.title, url: item.url }
  return engine === 'atom' ? { ...item, updatedAt: item.publishedAt } : item
}
