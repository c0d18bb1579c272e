import type { BeneficiaryId } from '#src/axis/beneficiaries.ts'
import { defineFeeds } from '#src/feed/definition.ts'

const site = 'https://aides-territoires.beta.gouv.fr'
const audiences = ['commune', 'epci', 'department', 'region', 'special', 'public-org']
const query = audiences.map((audience) => `organization_type_slugs=${audience}`).join('&')

const otherRegions = [
  'Auvergne-Rhône-Alpes',
  'Bourgogne-Franche-Comté',
  'Bretagne',
  'Corse',
  'Grand Est',
  'Guadeloupe',
  'Guyane',
  'Hauts-de-France',
  'La Réunion',
  'Martinique',
  'Mayotte',
  'Normandie',
  'Nouvelle-Aquitaine',
  'Occitanie',
  'Pays de la Loire',
  "Provence-Alpes-Côte d'Azur",
  'Île-de-France',
]

const ownDepartements = {
  Cher: 'dept-18',
  'Eure-et-Loir': 'dept-28',
  Indre: 'dept-36',
  'Indre-et-Loire': 'dept-37',
  'Loir-et-Cher': 'dept-41',
  Loiret: 'dept-45',
}

// The name alone, or with its scale: "Bretagne (Région)". Groups of communes, basins and countries are left to the feed's own.
const perimeters = Object.fromEntries([
  ['France', 'national'],
  ['Europe', 'ue'],
  ...['Centre-Val de Loire', 'Centre-Val de Loire (Région)'].map((name) => [name, 'region-24']),
  ...otherRegions.flatMap((name) => [name, `${name} (Région)`].map((one) => [one, 'hors-region'])),
  ...Object.entries(ownDepartements).map(([name, code]) => [`${name} (Département)`, code]),
]) as Record<string, string>

// As an answer writes them (recorded in November 2021); a slug would be understood too.
const beneficiaries: Record<string, BeneficiaryId> = {
  Communes: 'commune',
  'EPCI à fiscalité propre': 'epci',
  Départements: 'department',
  Régions: 'region',
  "Collectivités d'outre-mer à statuts particuliers": 'special',
  "Établissements publics (écoles, bibliothèques…) / Services de l'État": 'public-org',
  "Établissements publics / Services de l'État": 'public-org',
  'Entreprises publiques locales (Sem, Spl, SemOp)': 'public-cies',
  Associations: 'association',
  'Entreprises privées': 'private-sector',
  Particuliers: 'private-person',
  Agriculteurs: 'farmer',
  Recherche: 'researcher',
}

export const aidesTerritoires = defineFeeds([
  // One feed for all: a boolean tells the calls. Answers change once a day. Read whole, since deadlines and closures of old
  // aids matter as much as new ones.
  {
    id: 'aides-territoires',
    publisher: 'Aides-territoires',
    title: 'Aides et appels à projets pour les collectivités',
    url: `${site}/api/aids/?${query}&itemsPerPage=100`,
    homepage: `${site}/`,
    domain: 'financiere',
    territory: 'national',
    language: 'fr',
    everyMinutes: 1440,
    cadenceMinutes: 1440,
    format: 'json',
    api: true,
    kind: 'aide',
    licence: 'Licence Ouverte 2.0',
    attribution: 'Aides-territoires (DGALN, ANCT)',
    confidence: 'high',
    note: 'Routes, champs et échange de jeton lus dans MTES-MCT/aides-territoires-symfony (v1.8.2). Le jeton se demande sur la page « Mon compte / API » du site.',
    secrets: ['AIDES_TERRITOIRES_TOKEN'],
    auth: {
      kind: 'token-exchange',
      url: `${site}/api/connexion/`,
      header: 'X-AUTH-TOKEN',
      secret: 'AIDES_TERRITOIRES_TOKEN',
      tokenPath: 'token',
    },
    paging: { kind: 'next', path: 'next', most: 35 },
    mapping: {
      items: 'results',
      guid: 'id',
      title: 'name',
      url: `${site}{+url}`,
      published: 'date_created',
      updated: 'date_updated',
      deadline: 'submission_deadline',
      author: 'financers',
      html: 'description',
      categories: ['categories', 'aid_types', 'programs'],
      kind: { path: 'is_call_for_project', values: { true: 'appel-a-projets', false: 'aide' } },
      territory: { path: 'perimeter', values: perimeters },
      beneficiaries: { path: 'targeted_audiences', values: beneficiaries },
      opening: 'start_date',
      preDeposit: 'predeposit_date',
      permanent: { path: 'recurrence', values: ['Permanente'] },
      rate: { from: 'subvention_rate_lower_bound', to: 'subvention_rate_upper_bound' },
    },
  },
])
