import { defineFeeds } from '#src/feed/definition.ts'

export const eurLex = defineFeeds([
  // High: seen in public feed lists.
  {
    id: 'eurlex-legislation',
    publisher: 'EUR-Lex',
    title: 'EUR-Lex — législation Parlement et Conseil',
    url: 'https://eur-lex.europa.eu/FR/display-feed.rss?rssId=162',
    homepage: 'https://eur-lex.europa.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    kind: 'reglement-ue',
  },
  // High: seen in public feed lists.
  {
    id: 'eurlex-jo-l',
    publisher: 'EUR-Lex',
    title: 'EUR-Lex — JO série L (actes)',
    url: 'https://eur-lex.europa.eu/FR/display-feed.rss?rssId=222',
    homepage: 'https://eur-lex.europa.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    kind: 'reglement-ue',
  },
  // Medium: seen in public feed lists.
  {
    id: 'eurlex-jo-c',
    publisher: 'EUR-Lex',
    title: 'EUR-Lex — JO série C',
    url: 'https://eur-lex.europa.eu/FR/display-feed.rss?rssId=221',
    homepage: 'https://eur-lex.europa.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
  },
  // High: seen in public feed lists. Items carry no date.
  {
    id: 'eurlex-propositions',
    publisher: 'EUR-Lex',
    title: 'EUR-Lex — propositions de la Commission',
    url: 'https://eur-lex.europa.eu/FR/display-feed.rss?rssId=161',
    homepage: 'https://eur-lex.europa.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
  },
])
