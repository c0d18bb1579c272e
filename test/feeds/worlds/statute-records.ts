import type { ExpectedItem } from './world.ts'
import { tokenAddress } from './open-data-records.ts'
import type { AnswerOf } from './records.ts'

interface Text {
  id: string
  title: string
  /** ISO or milliseconds, as Légifrance mixes them. */
  date: string | number
  nature: string
}

/** A search of Légifrance: the first page, then an empty one; dates stand under a name of the collection's own. */
function search(
  path: string,
  dated: 'date' | 'dateDiffusion',
  texts: Text[],
  kind: ExpectedItem['kind'],
): AnswerOf {
  return (feed) => ({
    body: JSON.stringify({
      totalResultNumber: texts.length,
      results: texts.map(({ id, title, date, nature }) => ({
        titles: [{ id, cid: id, title }],
        nature,
        [dated]: date,
        origin: nature,
        text: 'La commune installe une antenne.',
        sections: [{ title: 'Fond', extracts: [{ values: ['premier extrait', 'second extrait'] }] }],
      })),
    }),
    second: '{"results":[]}',
    others: { [tokenAddress(feed)]: '{"access_token":"jeton","expires_in":3600}' },
    expected: texts.map(({ id, title, date }) => ({
      title,
      url: `https://www.legifrance.gouv.fr/${path}/id/${id}`,
      publishedAt: `${new Date(date).toISOString().slice(0, 19)}Z`,
      kind,
    })),
  })
}

/** Légifrance by PISTE, by the id of the feed. */
export const statuteRecords: Record<string, AnswerOf> = {
  'legifrance-cnil': search(
    'cnil',
    'date',
    [
      {
        id: 'CNILTEXT000090000002',
        title: 'Délibération 2026-902 du 19 novembre 2026',
        date: 1_795_046_400_000,
        nature: 'DELIBERATION',
      },
      {
        id: 'CNILTEXT000090000001',
        title: 'Délibération 2026-901 du 5 novembre 2026',
        date: '2026-11-05T00:00:00.000+0000',
        nature: 'DELIBERATION',
      },
    ],
    'deliberation',
  ),
  'legifrance-jurisprudence-administrative': search(
    'ceta',
    'date',
    [
      {
        id: 'CETATEXT000090000002',
        title: 'Conseil d’État, 2ème chambre, 12/11/2026, 490002, Inédit',
        date: '2026-11-12',
        nature: 'JURI',
      },
      {
        id: 'CETATEXT000090000001',
        title: 'CAA de VERSAILLES, 1ère chambre, 03/11/2026, 26VE00001',
        date: '2026-11-03',
        nature: 'JURI',
      },
    ],
    'jurisprudence',
  ),
  'legifrance-circulaires': search(
    'circulaire',
    'dateDiffusion',
    [
      {
        id: '90002',
        title: 'Circulaire sur les outils des mairies',
        date: '2026-11-20',
        nature: 'CIRCULAIRE',
      },
      {
        id: '90001',
        title: 'Circulaire sur les données des préfectures',
        date: '2026-10-02',
        nature: 'CIRCULAIRE',
      },
    ],
    'guide',
  ),
}
