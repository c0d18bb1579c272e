import { strToU8, zipSync } from 'fflate'
import { latin1 } from '../../parse/read-fixture.ts'
import type { AnswerOf } from './records.ts'

/** A zip of a file a bill, beside documents that are not read. */
const bills: AnswerOf = () => {
  const bill = (uid: string, titre: string, step: string) =>
    strToU8(
      JSON.stringify({
        dossierParlementaire: {
          '@xsi:type': 'DossierLegislatif_Type',
          uid,
          titreDossier: { titre, titreChemin: null },
          procedureParlementaire: { code: '2', libelle: 'Proposition de loi ordinaire' },
          actesLegislatifs: {
            acteLegislatif: {
              libelleActe: { nomCanonique: '1ère lecture' },
              dateActe: null,
              actesLegislatifs: {
                acteLegislatif: [
                  { libelleActe: { nomCanonique: 'Dépôt' }, dateActe: '2026-10-06T00:00:00.000+02:00' },
                  { libelleActe: { nomCanonique: 'Réunion' }, dateActe: step },
                  {
                    libelleActe: { nomCanonique: 'Discussion en séance' },
                    dateActe: '2027-01-12T15:00:00.000+01:00',
                  },
                ],
              },
            },
          },
        },
      }),
    )
  const expected = (uid: string, title: string, updatedAt: string) => ({
    title,
    url: `https://www.assemblee-nationale.fr/dyn/17/dossiers/${uid}`,
    publishedAt: '2026-10-05T22:00:00Z',
    updatedAt,
  })
  const [first, second] = ['Antennes des zones rurales', 'Écoles et ordinateurs']
  return {
    body: zipSync({
      'json/dossierParlementaire/DLR5L17N99001.json': bill(
        'DLR5L17N99001',
        first,
        '2026-11-18T09:30:00.000+01:00',
      ),
      'json/dossierParlementaire/DLR5L17N99002.json': bill(
        'DLR5L17N99002',
        second,
        '2026-11-04T09:30:00.000+01:00',
      ),
      'json/document/PIONANR5L17B0001.json': strToU8('{"document":{"uid":"PIONANR5L17B0001"}}'),
    }),
    expected: [
      expected('DLR5L17N99001', first, '2026-11-18T08:30:00Z'),
      expected('DLR5L17N99002', second, '2026-11-04T08:30:00Z'),
    ],
  }
}

/** Two lines for the first bill, which has two themes; ISO-8859-1. */
const senateBills: AnswerOf = () => ({
  body: latin1(`"Titre";"Type de dossier";"Date initiale";"URL du dossier";"État du dossier";"Décision du CC";"Date de décision";"Date de promulgation";"Numéro de la loi";"Thèmes"
"Couverture des
communes rurales";"Proposition de loi";"06/10/2026";"https://www.senat.fr/dossier-legislatif/ppl26-901.html";"Première lecture (Sénat)";"";"";"";"";"Aménagement du territoire"
"Couverture des
communes rurales";"Proposition de loi";"06/10/2026";"https://www.senat.fr/dossier-legislatif/ppl26-901.html";"Première lecture (Sénat)";"";"";"";"";"Numérique"
"Écoles et ordinateurs";"Projet de loi";"02/09/2026";"https://www.senat.fr/dossier-legislatif/pjl26-902.html";"Promulgué";"";"";"20/11/2026";"2026-902";"Éducation"
`),
  expected: [
    {
      title: 'Couverture des communes rurales',
      url: 'https://www.senat.fr/dossier-legislatif/ppl26-901.html',
      publishedAt: '2026-10-06T00:00:00Z',
    },
    {
      title: 'Écoles et ordinateurs',
      url: 'https://www.senat.fr/dossier-legislatif/pjl26-902.html',
      publishedAt: '2026-09-02T00:00:00Z',
      updatedAt: '2026-11-20T00:00:00Z',
    },
  ],
})

const senateQuestions: AnswerOf = () => ({
  body: latin1(`% Sénat - Licence Ouverte
Sort;Nature;Numéro;Référence;Titre;Nom;Date de publication JO;Ministère de dépôt;Ministère de réponse;Date de réponse JO;Thème(s);URL Question
Répondu;QE;90001;QE90001;Réseau mobile des vallées;INVENTÉ;05/11/2026;Numérique;Numérique;19/11/2026;"Aménagement; Télécoms";https://www.senat.fr/questions/base/2026/qSEQ90001.html
En cours;QE;90002;QE90002;Ordinateurs des écoles;INVENTÉE;12/11/2026;Éducation;;;Éducation;https://www.senat.fr/questions/base/2026/qSEQ90002.html
`),
  expected: [
    {
      title: 'Réseau mobile des vallées',
      url: 'https://www.senat.fr/questions/base/2026/qSEQ90001.html',
      publishedAt: '2026-11-05T00:00:00Z',
      updatedAt: '2026-11-19T00:00:00Z',
    },
    {
      title: 'Ordinateurs des écoles',
      url: 'https://www.senat.fr/questions/base/2026/qSEQ90002.html',
      publishedAt: '2026-11-12T00:00:00Z',
    },
  ],
})

/** Parliament's open data, by the id of the feed. */
export const parliamentRecords: Record<string, AnswerOf> = {
  'an-dossiers': bills,
  'senat-dossiers': senateBills,
  'senat-questions': senateQuestions,
}
