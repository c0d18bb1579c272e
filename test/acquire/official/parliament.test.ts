import { strToU8, zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { assembleeNationale } from '#feeds/publishers/assemblee-nationale.ts'
import { senat } from '#feeds/publishers/senat.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { cleanItems, readSource } from '#test/helpers/read-source.ts'
import { latin1 } from '../../parse/read-fixture.ts'
import { feedNamed, servedAt } from './recorded.ts'

let server: LocalServer
afterEach(() => server.close())

async function serve(body: Uint8Array, contentType: string): Promise<void> {
  server = await startServer((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end()
    response.setHeader('content-type', contentType)
    response.end(body)
  })
}

async function read(feeds: typeof senat | typeof assembleeNationale, id: string) {
  const feed = servedAt(feedNamed(feeds, id), server.url)
  const source = await readSource(feed)
  return { items: await cleanItems(feed, source), bozo: source.parsed.bozo }
}

/** A bill as the Assembly writes it: lists of one are lone objects, steps stand one inside the other. */
const bill = JSON.stringify({
  dossierParlementaire: {
    '@xsi:type': 'DossierLegislatif_Type',
    uid: 'DLR5L17N99001',
    legislature: '17',
    titreDossier: { titre: 'Résilience numérique des communes inventées', titreChemin: null },
    procedureParlementaire: { code: '2', libelle: 'Proposition de loi ordinaire' },
    actesLegislatifs: {
      acteLegislatif: {
        libelleActe: { nomCanonique: '1ère lecture' },
        dateActe: null,
        actesLegislatifs: {
          acteLegislatif: [
            {
              libelleActe: { nomCanonique: 'Dépôt' },
              dateActe: '2026-10-06T00:00:00.000+02:00',
              actesLegislatifs: null,
            },
            {
              libelleActe: { nomCanonique: 'Travaux des commissions' },
              dateActe: null,
              actesLegislatifs: {
                acteLegislatif: {
                  libelleActe: { nomCanonique: 'Réunion' },
                  dateActe: '2026-11-18T09:30:00.000+01:00',
                },
              },
            },
            {
              libelleActe: { nomCanonique: 'Discussion en séance' },
              dateActe: '2027-01-12T15:00:00.000+01:00',
            },
          ],
        },
      },
    },
  },
})

describe('the bills of the Assemblée nationale', () => {
  it('are read in their archive, dated by their first step and their last that is past', async () => {
    const archive = zipSync({
      'json/dossierParlementaire/DLR5L17N99001.json': strToU8(bill),
      'json/document/PIONANR5L17B0001.json': strToU8('{"document":{"uid":"PIONANR5L17B0001"}}'),
    })
    await serve(archive, 'application/zip')
    const { items } = await read(assembleeNationale, 'an-dossiers')
    expect(items).toMatchObject([
      {
        identity: 'guid:DLR5L17N99001',
        url: 'https://www.assemblee-nationale.fr/dyn/17/dossiers/DLR5L17N99001',
        title: 'Résilience numérique des communes inventées',
        publishedAt: '2026-10-05T22:00:00Z',
        updatedAt: '2026-11-18T08:30:00Z',
        categories: ['Proposition de loi ordinaire'],
      },
    ])
    expect(items[0]?.text).toContain(
      '1ère lecture, Dépôt, Travaux des commissions, Réunion, Discussion en séance',
    )
  })

  it('are those of one legislature, named in the address', () => {
    const feed = feedNamed(assembleeNationale, 'an-dossiers')
    expect(feed.url).toContain('/repository/17/')
    expect('mapping' in feed && feed.mapping.url).toContain('/dyn/17/')
  })
})

describe('the bills of the Sénat', () => {
  it('are read in their table, in ISO-8859-1, once each', async () => {
    const table = `"Titre";"Type de dossier";"Date initiale";"URL du dossier";"État du dossier";"Décision du CC";"Date de décision";"Date de promulgation";"Numéro de la loi";"Thèmes"
"Proposition de loi relative à la couverture
des communes rurales";"Proposition de loi";"06/10/2026";"https://www.senat.fr/dossier-legislatif/ppl26-901.html";"Première lecture (Sénat)";"";"";"";"";"Aménagement du territoire"
"Proposition de loi relative à la couverture
des communes rurales";"Proposition de loi";"06/10/2026";"https://www.senat.fr/dossier-legislatif/ppl26-901.html";"Première lecture (Sénat)";"";"";"";"";"Numérique"
"Projet de loi ancien";"Projet de loi";"02/10/1978";"https://www.senat.fr/dossier-legislatif/s78.html";"Promulgué";"";"";"03/01/1979";"79-1";""
`
    await serve(latin1(table), 'text/csv')
    const { items, bozo } = await read(senat, 'senat-dossiers')
    expect(bozo).toBeUndefined()
    expect(items).toMatchObject([
      {
        title: 'Proposition de loi relative à la couverture des communes rurales',
        url: 'https://www.senat.fr/dossier-legislatif/ppl26-901.html',
        publishedAt: '2026-10-06T00:00:00Z',
      },
      {
        title: 'Projet de loi ancien',
        publishedAt: '1978-10-02T00:00:00Z',
        updatedAt: '1979-01-03T00:00:00Z',
      },
    ])
    expect(items[0]?.text).toContain('Première lecture (Sénat)')
    expect(items[0]?.text).toContain('Numérique')
  })
})

describe('the questions of the Sénat', () => {
  it('are read below their remarks', async () => {
    const table = `% Sénat - Licence Ouverte
Sort;Nature;Numéro;Référence;Titre;Nom;Date de publication JO;Ministère de dépôt;Ministère de réponse;Date de réponse JO;Thème(s);URL Question
Répondu;QE;90001;QE90001;Fermeture du réseau cuivre dans les communes;INVENTÉ;20/11/2026;Numérique;Numérique;22/11/2026;"PME, commerce; Télécoms";https://www.senat.fr/questions/base/2026/qSEQ90001.html
`
    await serve(latin1(table), 'text/csv')
    const { items, bozo } = await read(senat, 'senat-questions')
    expect(bozo).toBeUndefined()
    expect(items).toMatchObject([
      {
        identity: 'guid:QE90001',
        title: 'Fermeture du réseau cuivre dans les communes',
        publishedAt: '2026-11-20T00:00:00Z',
        updatedAt: '2026-11-22T00:00:00Z',
        categories: ['PME, commerce; Télécoms'],
      },
    ])
  })
})
