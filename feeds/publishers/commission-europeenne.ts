import { defineFeeds } from '#src/feed/definition.ts'

export const commissionEuropeenne = defineFeeds([
  {
    id: 'dg-connect',
    publisher: 'Commission européenne',
    title: 'Shaping Europe’s digital future',
    url: 'https://digital-strategy.ec.europa.eu/en/rss.xml',
    homepage: 'https://digital-strategy.ec.europa.eu/',
    domain: 'technologique',
    territory: 'ue',
    language: 'en',
    everyMinutes: 180,
    cadenceMinutes: 4320,
    licence: 'CC BY 4.0',
    attribution: '© Union européenne',
    confidence: 'high',
    note: 'Lue le 5 août 2026 par un projet public.',
    format: 'syndication',
  },
  // `apiKey` names an index, open to all. A record a language and a topic; a topic may have several cut-off dates, and its
  // opening date is no publication. Digital Europe and CEF, open or to come; type 0 are tenders.
  {
    id: 'sedia-numerique',
    publisher: 'Commission européenne',
    title: 'EU Funding & Tenders — Europe numérique et interconnexion',
    url: 'https://api.tech.ec.europa.eu/search-api/prod/rest/search?apiKey=SEDIA&text=***&pageSize=50&pageNumber=1',
    homepage: 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/home',
    domain: 'financiere',
    territory: 'ue',
    language: 'en',
    everyMinutes: 1440,
    cadenceMinutes: 43200,
    format: 'json',
    api: true,
    kind: 'appel-a-projets',
    licence: 'CC BY 4.0',
    attribution: '© Union européenne',
    confidence: 'medium',
    note: 'Moteur public du portail, sans contrat officiel : forme relevée par plusieurs projets de juin à septembre 2026. Une partie sans son type vaut une erreur 500.',
    request: {
      parts: {
        query: {
          bool: {
            must: [
              { terms: { type: ['1', '2', '8'] } },
              { terms: { status: ['31094501', '31094502'] } },
              { terms: { frameworkProgramme: ['43152860', '43251567'] } },
            ],
          },
        },
        languages: ['fr', 'en'],
        sort: { field: 'startDate', order: 'DESC' },
      },
    },
    paging: { kind: 'page', parameter: 'pageNumber', from: 1, most: 8 },
    mapping: {
      items: 'results',
      guid: 'metadata.identifier.0',
      title: 'metadata.title.0',
      url: 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/{metadata.identifier.0}',
      deadline: 'metadata.deadlineDate',
      html: 'metadata.descriptionByte.0',
      summary: ['metadata.callTitle.0'],
      categories: ['metadata.keywords'],
      only: { path: 'metadata.type', values: ['1', '2', '8'] },
      sameGuid: { prefer: { path: 'language', values: ['fr', 'en'] } },
    },
  },
])
