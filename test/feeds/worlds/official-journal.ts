import type { JorfArchiveFeed } from '#src/feed/definition.ts'
import { dayArchive, listingOf, nightOf } from '#test/helpers/jorf-archive.ts'
import { addressAsked, type World } from './world.ts'

const rubrics = ['Décrets, arrêtés, circulaires', 'Textes généraux', 'Ministère du numérique']
const nominations = ['Décrets, arrêtés, circulaires', 'Mesures nominatives', 'Ministère du numérique']

/** Two nights of the DILA, an evening between them, and a nomination that is never kept. */
export async function journalWorld(feed: JorfArchiveFeed): Promise<World> {
  const base = addressAsked(feed)
  const [first, evening, second] = [
    nightOf('2026-11-23'),
    nightOf('2026-11-23', '213012'),
    nightOf('2026-11-24'),
  ]
  const copper = 'Arrêté du 20 novembre 2026 relatif à la fermeture du réseau cuivre'
  const data = 'Décret n° 2026-9001 du 20 novembre 2026 relatif aux données des communes'
  return {
    answers: {
      [base]: listingOf([first, evening, second]),
      [`${base}${first}`]: {
        body: await dayArchive('2026-11-23', [
          { id: 'JORFTEXT000088000001', title: copper, rubrics },
          { id: 'JORFTEXT000088000002', title: 'Arrêté portant nomination', rubrics: nominations },
        ]),
      },
      [`${base}${second}`]: {
        body: await dayArchive('2026-11-24', [
          { id: 'JORFTEXT000088000003', title: data, rubrics, nature: 'DECRET' },
        ]),
      },
    },
    expected: [
      {
        title: copper,
        url: 'https://www.legifrance.gouv.fr/eli/arrete/2026/11/20/000001A/jo/texte',
        publishedAt: '2026-11-23T00:00:00Z',
        kind: 'arrete',
      },
      {
        title: data,
        url: 'https://www.legifrance.gouv.fr/eli/arrete/2026/11/20/000003A/jo/texte',
        publishedAt: '2026-11-24T00:00:00Z',
        kind: 'decret',
      },
    ],
  }
}
