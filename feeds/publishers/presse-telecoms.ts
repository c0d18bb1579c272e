import { defineFeeds } from '#src/feed/definition.ts'

export const presseTelecoms = defineFeeds([
  // Low: usual path of such a site, never seen live. A forum: much noise.
  {
    id: 'lafibre-info',
    publisher: 'LaFibre.info',
    title: 'LaFibre.info',
    url: 'https://lafibre.info/?action=.xml;type=rss2',
    homepage: 'https://lafibre.info/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    priors: { 'infrastructures-thd-mobile': 1 },
    gate: 'strong-cue',
  },
  // Low: usual path of such a site, never seen live.
  {
    id: 'univers-freebox',
    publisher: 'Univers Freebox',
    title: 'Univers Freebox',
    url: 'https://www.universfreebox.com/feed',
    homepage: 'https://www.universfreebox.com/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    gate: 'local-authority',
  },
  // Medium: seen in public feed lists.
  {
    id: 'dcmag',
    publisher: 'DCmag',
    title: 'DCmag (data centers)',
    url: 'https://dcmag.fr/feed/',
    homepage: 'https://dcmag.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    gate: 'local-authority',
  },
])
