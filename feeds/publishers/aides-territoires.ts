import { defineFeeds } from '#src/feed/definition.ts'

export const aidesTerritoires = defineFeeds([
  // High: fields read in MTES-MCT/aides-territoires-symfony. The API gives a token of a day against the account's: an exchange
  // that the reader does not do yet. Its answers change once a day.
  {
    id: 'aides-territoires',
    publisher: 'Aides-territoires',
    title: 'Aides aux collectivités',
    url: 'https://aides-territoires.beta.gouv.fr/api/aids/?organization_type_slugs=commune&organization_type_slugs=epci&organization_type_slugs=department&organization_type_slugs=public-org&itemsPerPage=100',
    homepage: 'https://aides-territoires.beta.gouv.fr/',
    domain: 'financiere',
    territory: 'national',
    language: 'fr',
    everyMinutes: 1440,
    format: 'json',
    kind: 'aide',
    secrets: ['AIDES_TERRITOIRES_TOKEN'],
    paused: 'L’échange du jeton d’accès contre celui du jour n’est pas encore construit',
    mapping: {
      items: 'results',
      guid: 'id',
      title: 'name',
      url: 'url',
      published: 'date_created',
      updated: 'date_updated',
      deadline: 'submission_deadline',
      author: 'financers',
      html: 'description',
      categories: ['categories', 'aid_types'],
    },
  },
])
