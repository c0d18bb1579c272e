import { licenceUrl } from '../licence.ts'
import { type Json, type JsonObject, ownLicence } from './giver.ts'
import { type Distributed, sourceFiles, watchFiles } from './distributions.ts'

/** What the catalogue says of the site. */
export interface CatalogueFacts {
  /** The public address of the site, without a final slash. */
  homeUrl: string
  organisation: string
  /** An address that answers; '' for none. */
  contact: string
  axes: readonly string[]
  /** Instants (UTC): the first entry in the watch, and its last change. */
  from?: string
  modifiedAt?: string
}

/** The catalogue that portals harvest: DCAT 3, with what DCAT-AP 3 requires and what data.gouv.fr reads. */
export function renderCatalogue(facts: CatalogueFacts): string {
  const { homeUrl, organisation, modifiedAt } = facts
  const home = `${homeUrl}/donnees`
  return `${JSON.stringify({
    '@context': context,
    '@id': `${home}/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': french(`Données ouvertes de la veille de ${organisation}`),
    'dct:description': french('L’index de la veille et la liste de ses sources, à réutiliser librement.'),
    'dct:publisher': publisherOf(facts),
    'dct:language': language,
    'dct:license': licence,
    'dct:spatial': spatial,
    'foaf:homepage': { '@id': home },
    ...modified(modifiedAt),
    'dcat:dataset': [watchSet(facts), sourceSet(facts)],
    'dcat:service': serviceOf(facts),
  })}\n`
}

function watchSet(facts: CatalogueFacts): JsonObject {
  const { homeUrl, axes, from, modifiedAt } = facts
  return {
    ...setOf(facts, 'veille', 'Veille numérique des collectivités : l’index'),
    'dct:description': french(
      'Appels à projets, textes et actualités du numérique public, classés en dix axes : titre, source, dates, échéance, montants, territoires, références et adresse d’origine de chaque élément. Les textes restent à leurs éditeurs et sous leurs licences.',
    ),
    'dcat:keyword': ['veille', 'numérique', 'collectivités territoriales', ...axes].map(french),
    ...modified(modifiedAt),
    ...(from ? { 'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': instant(from) } } : {}),
    'dcat:distribution': watchFiles.map((file) => distributionOf(homeUrl, file)),
  }
}

function sourceSet(facts: CatalogueFacts): JsonObject {
  return {
    ...setOf(facts, 'sources', 'Sources de la veille numérique'),
    'dct:description': french('Les flux et pages que lit la veille, à importer dans un lecteur de flux.'),
    'dcat:keyword': ['veille', 'flux', 'sources'].map(french),
    'dcat:distribution': sourceFiles.map((file) => distributionOf(facts.homeUrl, file)),
  }
}

function setOf(facts: CatalogueFacts, name: string, title: string): JsonObject {
  const home = `${facts.homeUrl}/donnees`
  return {
    '@id': `${home}#${name}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': `${home}#${name}`,
    'dct:title': french(title),
    'dct:publisher': publisherOf(facts),
    'dcat:contactPoint': contactOf(facts),
    'dcat:landingPage': { '@id': home },
    'dcat:theme': [
      { '@id': 'http://publications.europa.eu/resource/authority/data-theme/GOVE' },
      { '@id': 'http://publications.europa.eu/resource/authority/data-theme/TECH' },
    ],
    'dct:accrualPeriodicity': {
      '@id': 'http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT',
    },
    'dct:language': language,
    'dct:license': licence,
    'dct:spatial': spatial,
  }
}

function distributionOf(homeUrl: string, file: Distributed): JsonObject {
  const url = { '@id': homeUrl + file.path }
  return {
    '@type': 'dcat:Distribution',
    'dct:title': french(file.title),
    'dct:description': french(file.description),
    'dcat:accessURL': url,
    ...(file.isApi ? { 'dcat:accessService': { '@id': serviceId(homeUrl) } } : { 'dcat:downloadURL': url }),
    ...(file.mediaType
      ? { 'dcat:mediaType': { '@id': `http://www.iana.org/assignments/media-types/${file.mediaType}` } }
      : {}),
    ...(file.fileType
      ? {
          'dct:format': {
            '@id': `http://publications.europa.eu/resource/authority/file-type/${file.fileType}`,
          },
        }
      : {}),
    'dct:license': licence,
  }
}

function serviceOf({ homeUrl }: CatalogueFacts): JsonObject {
  return {
    '@id': serviceId(homeUrl),
    '@type': 'dcat:DataService',
    'dct:title': french('API de la veille'),
    'dcat:endpointURL': { '@id': `${homeUrl}/api/v1` },
    'dcat:endpointDescription': { '@id': `${homeUrl}/api/v1/openapi.json` },
    'dcat:servesDataset': { '@id': `${homeUrl}/donnees#veille` },
    'dct:license': licence,
  }
}

function serviceId(homeUrl: string): string {
  return `${homeUrl}/donnees#api`
}

function publisherOf({ homeUrl, organisation }: CatalogueFacts): JsonObject {
  return {
    '@id': `${homeUrl}/#editeur`,
    '@type': 'foaf:Agent',
    'foaf:name': organisation,
    'foaf:homepage': { '@id': homeUrl },
  }
}

function contactOf({ homeUrl, organisation, contact }: CatalogueFacts): JsonObject {
  return {
    '@type': 'vcard:Organization',
    'vcard:fn': organisation,
    ...(contact ? { 'vcard:hasEmail': { '@id': `mailto:${contact}` } } : {}),
    'vcard:hasURL': { '@id': `${homeUrl}/mentions-legales` },
  }
}

/** Written out: a harvester fetches nothing else to understand the document. */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const language = { '@id': 'http://publications.europa.eu/resource/authority/language/FRA' }
const licence = {
  '@id': licenceUrl(ownLicence) ?? '',
  '@type': 'dct:LicenseDocument',
  'rdfs:label': 'Licence Ouverte / Open Licence version 2.0',
}
const spatial = {
  '@id': 'http://data.europa.eu/nuts/code/FRB',
  '@type': 'dct:Location',
  'rdfs:label': 'Centre-Val de Loire',
}

function french(text: string): Json {
  return { '@value': text, '@language': 'fr' }
}

function instant(value: string): Json {
  return { '@value': value, '@type': 'xsd:dateTime' }
}

function modified(at: string | undefined): JsonObject {
  return at ? { 'dct:modified': instant(at) } : {}
}
