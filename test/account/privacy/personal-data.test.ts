import { describe, expect, it } from 'vitest'
import { exportPersonalData } from '#src/account/privacy/export-personal-data.ts'
import { collectPersonalData, erasePersonalData, recordExport } from '#src/account/privacy/personal-data.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listNotes } from '#src/store/item-notes.ts'
import { disablePerson } from '#src/store/people.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { dumpOf, lea, paul, secrets, seedPersonalWorld } from './personal-world.ts'

async function openWorld(): Promise<TestDeps> {
  const deps = await createTestDeps()
  await seedPersonalWorld(deps.db)
  return deps
}

interface ExportFile {
  compte: { journal: { actions: number; dernieres: { objet: { identifiant: string } }[] } }
}

async function fileOf(deps: TestDeps, email: string): Promise<ExportFile> {
  const data = await collectPersonalData(deps.db, email)
  return JSON.parse(exportPersonalData(data!, deps.now())) as ExportFile
}

describe('collectPersonalData', () => {
  it('finds the account and the subscription of an address, whatever its capitals', async () => {
    const { db } = await openWorld()
    const data = await collectPersonalData(db, ' LEA.martin@commune.example ')
    expect(data?.account?.person.id).toBe(lea.id)
    expect(data?.subscription?.subscriber.id).toBe('ab-lea')
  })

  it('finds a subscription alone, or an account alone', async () => {
    const { db } = await openWorld()
    const nina = await collectPersonalData(db, 'nina@commune.example')
    expect([nina?.account, nina?.subscription?.deliveries]).toEqual([undefined, []])
    expect((await collectPersonalData(db, paul.email))?.subscription).toBeUndefined()
  })

  it.each(['', 'inconnue@commune.example', '%', "' or 1=1 --"])('knows nothing of %j', async (email) => {
    const { db } = await openWorld()
    expect(await collectPersonalData(db, email)).toBeUndefined()
  })
})

describe('exportPersonalData', () => {
  it('is this file, and stays this file', async () => {
    expect(await fileOf(await openWorld(), lea.email)).toEqual({
      format: 'vigie-donnees-personnelles',
      version: 1,
      etabliLe: '2026-11-24T08:00:00.000Z',
      adresse: 'lea.martin@commune.example',
      compte: {
        identifiant: 'p-lea',
        nom: 'Léa Martin',
        adresse: 'lea.martin@commune.example',
        role: 'administrateur',
        etat: 'active',
        motDePasse: true,
        creeLe: '2026-01-05T08:00:00.000Z',
        derniereConnexion: '2026-11-20T09:00:00.000Z',
        nouveautesDepuis: null,
        raccourcisClavier: true,
        sessions: [
          {
            appareil: 'Firefox sur Linux',
            moyen: 'password',
            ouverteLe: '2026-11-20T09:00:00.000Z',
            vueLe: '2026-11-20T09:00:00.000Z',
            finLe: '2026-12-20T09:00:00.000Z',
          },
        ],
        identitesLiees: [
          { fournisseur: 'https://id.example', identifiant: 'lmartin', lieeLe: '2026-11-20T09:00:00.000Z' },
        ],
        clesDAcces: [{ nom: 'Téléphone', creeeLe: '2026-11-20T09:00:00.000Z', derniereUtilisation: null }],
        codesDeSecours: 1,
        liensEnvoyes: [
          {
            usage: 'reset',
            creeLe: '2026-11-20T09:00:00.000Z',
            finLe: '2026-11-21T09:00:00.000Z',
            utiliseLe: null,
          },
        ],
        clesDApiCreees: [
          {
            nom: 'Partenaire',
            creeeLe: '2026-11-20T09:00:00.000Z',
            finLe: '2027-11-20T09:00:00.000Z',
            revoqueeLe: null,
          },
        ],
        notes: [{ element: 'appel', texte: 'À proposer au bureau.', ecriteLe: '2026-11-20T09:00:00.000Z' }],
        commentairesDeLettres: [
          {
            lettre: '2026-S47',
            element: 'appel',
            texte: 'Le montant est à vérifier.',
            ecritLe: '2026-11-20T09:00:00.000Z',
            regleLe: '2026-11-20T09:00:00.000Z',
          },
          {
            lettre: '2026-S47',
            element: null,
            texte: 'Prête à partir.',
            ecritLe: '2026-11-20T09:00:00.000Z',
            regleLe: null,
          },
        ],
        recherchesEnregistrees: [
          {
            nom: 'Fibre en Loir-et-Cher',
            requete: 'q=fibre&territoire=dept-41',
            partagee: true,
            creeeLe: '2026-11-20T09:00:00.000Z',
            retireeLe: null,
          },
        ],
        alertes: [
          {
            recherche: 'Fibre en Loir-et-Cher',
            moyen: 'webhook',
            rythme: 'now',
            adresse: 'https://outil.example/vigie',
            creeeLe: '2026-11-20T09:00:00.000Z',
            dernierEnvoi: null,
          },
        ],
        rappels: { echeances: true, textes: true, dernierMessage: null, dits: [] },
        etoiles: 1,
        marquesDeLecture: 1,
        journal: {
          actions: 1,
          dernieres: [
            {
              le: '2026-11-20T09:00:00.000Z',
              action: 'item.note',
              objet: { genre: 'item', identifiant: 'appel', nom: 'Appel à projets' },
              avant: { note: null },
              apres: {
                note: {
                  id: 'n-lea',
                  itemId: 'appel',
                  personId: 'p-lea',
                  author: 'Léa Martin',
                  text: 'À proposer.',
                },
              },
            },
          ],
          surLeCompte: [{ le: '2026-11-20T09:00:00.000Z', action: 'person.role' }],
        },
      },
      lettre: {
        identifiant: 'ab-lea',
        adresse: 'Lea.Martin@commune.example',
        etat: 'confirmed',
        nom: null,
        organisme: null,
        groupes: [],
        origine: 'form',
        axes: ['donnees-ia'],
        axesDemandes: null,
        domaines: [],
        territoire: null,
        rythme: 'week',
        dates: 'fr',
        longueur: 'full',
        choixDemandes: null,
        partiLe: null,
        derniereLettre: null,
        creeLe: '2026-11-20T09:00:00.000Z',
        derniereDemande: null,
        demandes: 0,
        dernierMessage: null,
        preuveDuConsentement: {
          messageEnvoyeLe: '2026-11-20T09:00:00.000Z',
          confirmeLe: '2026-11-20T09:00:00.000Z',
          motsAcceptes: expect.stringContaining('Je demande à recevoir'),
        },
        envois: [{ lettre: 12, etat: 'sent', le: '2026-11-20T09:00:00.000Z' }],
      },
      lignesDImports: 0,
    })
  })

  it('holds no secret', async () => {
    const file = JSON.stringify(await fileOf(await openWorld(), lea.email))
    expect(secrets.filter((secret) => file.includes(secret))).toEqual([])
  })

  it('names nobody else', async () => {
    const file = JSON.stringify(await fileOf(await openWorld(), lea.email))
    expect(file).not.toContain('Paul')
  })

  it('counts all the actions, and gives the latest thousand', async () => {
    const deps = await openWorld()
    await deps.db.run(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < 1200)
       insert into audit_log (at, actor_id, actor, action, subject_type, subject_id, subject)
       select '2026-11-21T00:00:00.000Z', 'p-lea', 'Léa Martin', 'item.star', 'item', 'e' || i, 'x' from n`,
    )
    const { journal } = (await fileOf(deps, lea.email)).compte
    expect([journal.actions, journal.dernieres.length, journal.dernieres[0]?.objet.identifiant]).toEqual([
      1201,
      1000,
      'e1200',
    ])
  })
})

describe('erasePersonalData', () => {
  it('leaves nothing of the person in any table', async () => {
    const deps = await openWorld()
    expect(await erasePersonalData(deps, paul, 'LEA.MARTIN@commune.example')).toEqual({
      kind: 'erased',
      account: true,
      subscription: true,
    })
    const left = await dumpOf(deps.db)
    expect(left).not.toMatch(/léa|lea\.martin|martin/i)
    expect(secrets.filter((secret) => left.includes(secret))).toEqual(['empreinte-cle'])
    expect(await collectPersonalData(deps.db, lea.email)).toBeUndefined()
  })

  it('leaves the others whole', async () => {
    const deps = await openWorld()
    const before = [await fileOf(deps, paul.email), await fileOf(deps, 'nina@commune.example')]
    await erasePersonalData(deps, { name: 'ligne de commande' }, lea.email)
    const [him, her] = [await fileOf(deps, paul.email), await fileOf(deps, 'nina@commune.example')]
    expect(her).toEqual(before[1])
    expect({ ...him, compte: { ...him.compte, journal: {} } }).toEqual({
      ...before[0],
      compte: { ...before[0]?.compte, journal: {} },
    })
  })

  it('keeps notes, ledger and log, without the name', async () => {
    const deps = await openWorld()
    await erasePersonalData(deps, paul, lea.email)
    const notes = await listNotes(deps.db, 'appel')
    expect(notes.map(({ id, author, personId }) => [id, author, personId])).toEqual([
      ['n-lea', 'compte effacé', undefined],
      ['n-paul', 'Paul Durand', 'p-paul'],
    ])
    expect(await deps.db.all('select subscriber_id, status from deliveries')).toEqual([
      { subscriber_id: 'ab-lea', status: 'sent' },
    ])
    const lines = await listAudit(deps.db, { limit: 10 })
    expect(lines.map(({ actor, action, subject }) => [actor.name, action, subject.words])).toEqual([
      ['Paul Durand', 'person.erase', 'compte effacé'],
      ['Paul Durand', 'person.role', 'compte effacé'],
      ['Paul Durand', 'item.note', 'Appel à projets'],
      ['compte effacé', 'item.note', 'Appel à projets'],
    ])
    expect(lines[1]).not.toHaveProperty('before')
    expect(lines[2]?.before).toMatchObject({ note: { author: 'compte effacé', text: 'À proposer.' } })
  })

  it('does not name who erases themselves', async () => {
    const deps = await openWorld()
    await erasePersonalData(deps, lea, lea.email)
    const [line] = await listAudit(deps.db, { limit: 1 })
    expect(line).toMatchObject({ action: 'person.erase', actor: { id: lea.id, name: 'compte effacé' } })
  })

  it('erases a subscription that has no account', async () => {
    const deps = await openWorld()
    expect(await erasePersonalData(deps, paul, 'nina@commune.example')).toEqual({
      kind: 'erased',
      account: false,
      subscription: true,
    })
    expect(await dumpOf(deps.db)).not.toContain('nina@')
    expect((await listAudit(deps.db, { limit: 1 }))[0]).toMatchObject({
      action: 'person.erase',
      subject: { type: 'person', id: 'ab-nina', words: 'compte effacé' },
    })
  })

  it('touches nothing of the last administrator', async () => {
    const deps = await openWorld()
    await deps.db.batch([disablePerson(paul.id)])
    const before = await dumpOf(deps.db)
    expect(await erasePersonalData(deps, lea, lea.email)).toEqual({ kind: 'last-administrator' })
    expect(await dumpOf(deps.db)).toBe(before)
  })

  it('lets one of two administrators who erase each other stay', async () => {
    const deps = await openWorld()
    const answers = await Promise.all([
      erasePersonalData(deps, lea, paul.email),
      erasePersonalData(deps, paul, lea.email),
    ])
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['erased', 'last-administrator'])
    const [left] = await deps.db.all<{ name: string }>('select name from people')
    const notes = await listNotes(deps.db, 'appel')
    expect(notes.map(({ author }) => author).toSorted()).toEqual(['compte effacé', left?.name].toSorted())
  })

  it('answers a second wish as well as the first', async () => {
    const deps = await openWorld()
    await erasePersonalData(deps, paul, lea.email)
    const before = await dumpOf(deps.db)
    expect(await erasePersonalData(deps, paul, lea.email)).toEqual({ kind: 'unknown' })
    expect(await dumpOf(deps.db)).toBe(before)
  })
})

describe('recordExport', () => {
  it('says who took whose data, without the address of a subscriber', async () => {
    const deps = await openWorld()
    for (const email of [lea.email, 'nina@commune.example']) {
      await recordExport(deps, paul, (await collectPersonalData(deps.db, email))!)
    }
    const lines = await listAudit(deps.db, { action: 'person.export', limit: 10 })
    expect(lines.map(({ actor, subject }) => [actor.name, subject.id, subject.words])).toEqual([
      ['Paul Durand', 'ab-nina', 'abonnement à la lettre'],
      ['Paul Durand', 'p-lea', 'Léa Martin'],
    ])
  })
})
