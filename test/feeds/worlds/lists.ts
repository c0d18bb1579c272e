import { readFileSync } from 'node:fs'
import type { HtmlListFeed } from '#src/feed/definition.ts'
import { addressAsked, type ExpectedItem, siteOf, type World } from './world.ts'

type Listed = Omit<ExpectedItem, 'url'> & { path: string }

const ofTheMonth: Listed[] = [
  {
    title: 'Recueil n° 2026-11-101 du 18 novembre',
    path: '/contenu/telechargement/90001/700001/file/recueil-2026-11-101.pdf',
    publishedAt: '2026-11-18T00:00:00Z',
  },
  {
    title: 'Recueil n° 2026-11-100 spécial, signatures',
    path: '/contenu/telechargement/90002/700002/file/recueil-2026-11-100.pdf',
    publishedAt: '2026-11-12T00:00:00Z',
  },
  {
    title: 'Recueil n° 2026-11-99 du 4 novembre',
    path: '/contenu/telechargement/90003/700003/file/recueil-2026-11-99.pdf',
    publishedAt: '2026-11-04T00:00:00Z',
  },
]

const ofTheYear: Listed[] = [
  {
    title: 'RAA du 16 novembre 2026, délégations',
    path: '/contenu/telechargement/80002/600002/file/raa_2026_11_b.pdf',
    publishedAt: '2026-11-16T00:00:00Z',
  },
  {
    title: 'RAA du 3 novembre 2026',
    path: '/contenu/telechargement/80001/600001/file/raa_2026_11_a.pdf',
    publishedAt: '2026-11-03T00:00:00Z',
  },
  {
    title: 'RAA du 29 octobre 2026',
    path: '/contenu/telechargement/80000/600000/file/raa_2026_10_z.pdf',
    publishedAt: '2026-10-29T00:00:00Z',
  },
]

/** The page of test/fixtures/pages that stands for each list, and what it lists for that definition. */
const pages: Record<string, { page: string; items: Listed[] }> = {
  'raa-18': { page: 'recueil-du-mois', items: ofTheMonth },
  'raa-28': { page: 'recueil-du-mois', items: ofTheMonth },
  'raa-36': { page: 'recueil-du-mois', items: ofTheMonth },
  'raa-41': { page: 'recueil-du-mois', items: ofTheMonth },
  'raa-45': { page: 'recueil-du-mois', items: ofTheMonth },
  'raa-37': { page: 'recueil-de-l-annee', items: ofTheYear },
  'an-rapports-info': {
    page: 'assemblee-nationale',
    items: [
      {
        title: 'La couverture mobile des communes rurales - N° 9001',
        path: '/dyn/old/17/rap-info/i9001.asp',
        publishedAt: '2026-07-22T17:45:00Z',
      },
      {
        title: 'L’eau et ses compteurs - N° 9002 tome II',
        path: '/dyn/17/rapports/eau/r9002-tii.pdf',
        publishedAt: '2026-07-20T07:05:00Z',
      },
    ],
  },
  'an-rapports': {
    page: 'assemblee-nationale',
    items: [
      {
        title: 'Sobriété des centres de données - N° 9003',
        path: '/dyn/17/rapports/ce/l17b9003_rapport-fond',
        publishedAt: '2026-07-17T10:00:00Z',
        kind: 'loi',
      },
      {
        title: 'Délais de raccordement à la fibre - N° 9006',
        path: '/dyn/17/rapports/ce/l17b9006_rapport-fond',
        publishedAt: '2026-07-16T16:20:00Z',
      },
    ],
  },
  'an-avis': {
    page: 'assemblee-nationale',
    items: [
      {
        title: 'Projet de loi de finances - N° 9005 Tome IX',
        path: '/pdf/rapports/a9005-tIX.pdf',
        publishedAt: '2025-11-10T18:40:00Z',
        kind: 'loi',
      },
      {
        title: 'Simplification de la vie des mairies - N° 9007',
        path: '/pdf/rapports/a9007.pdf',
        publishedAt: '2025-11-04T07:15:00Z',
      },
    ],
  },
  'autorite-concurrence': {
    page: 'autorite-concurrence',
    items: [
      {
        title: 'Hébergement en nuage : l’Autorité rend son avis',
        path: '/fr/communiques-de-presse/hebergement-en-nuage-avis',
        publishedAt: '2026-07-08T09:00:00Z',
      },
      {
        title: 'Fibre : des engagements rendus obligatoires',
        path: '/fr/communiques-de-presse/fibre-engagements',
        publishedAt: '2026-06-25T00:00:00Z',
      },
    ],
  },
}

/** A saved page, invented, with the marks that the definition names; undefined for a list without one. */
export function listWorld(feed: HtmlListFeed): World | undefined {
  const found = pages[feed.id]
  if (!found) return undefined
  const body = readFileSync(new URL(`../../fixtures/pages/${found.page}.html`, import.meta.url))
  return {
    answers: { [addressAsked(feed)]: { body } },
    expected: found.items.map(({ path, ...item }) => ({ ...item, url: `${siteOf(feed)}${path}` })),
  }
}
