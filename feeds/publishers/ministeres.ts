import { defineFeeds } from '#src/feed/definition.ts'

export const ministeres = defineFeeds([
  // Medium: seen in cyrilmourin/veille-parlementaire-sport. Answers 403 to data-centre addresses.
  {
    id: 'info-gouv',
    publisher: 'Info.gouv.fr',
    title: 'Info.gouv.fr — actualités',
    url: 'https://www.info.gouv.fr/rss',
    homepage: 'https://www.info.gouv.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    format: 'syndication',
  },
  // Medium: seen in public feed lists. Often answers 403 to robots.
  {
    id: 'economie-gouv',
    publisher: 'Ministère de l’Économie',
    title: 'economie.gouv.fr — actualités',
    url: 'https://www.economie.gouv.fr/rss/toutesactualites',
    homepage: 'https://www.economie.gouv.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    format: 'syndication',
  },
  // Medium: seen in cyrilmourin/veille-parlementaire-sport.
  {
    id: 'ecologie-gouv',
    publisher: 'Ministère de la Transition écologique',
    title: 'ecologie.gouv.fr — actualités',
    url: 'https://www.ecologie.gouv.fr/rss-actualites.xml',
    homepage: 'https://www.ecologie.gouv.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    format: 'syndication',
  },
  // Medium: seen in bambuk-sjambu/veilleformation. Behind Cloudflare.
  {
    id: 'education-gouv',
    publisher: 'Ministère de l’Éducation nationale',
    title: 'education.gouv.fr — actualités',
    url: 'https://www.education.gouv.fr/rss',
    homepage: 'https://www.education.gouv.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
  },
  // Low: usual path of such a site, never seen live.
  {
    id: 'dreal-cvl',
    publisher: 'DREAL Centre-Val de Loire',
    title: 'DREAL Centre-Val de Loire',
    url: 'https://www.centre-val-de-loire.developpement-durable.gouv.fr/spip.php?page=backend',
    homepage: 'https://www.centre-val-de-loire.developpement-durable.gouv.fr/',
    domain: 'technologique',
    territory: 'region-24',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
  },
])
