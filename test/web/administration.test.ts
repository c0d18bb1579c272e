import { beforeEach, describe, expect, it } from 'vitest'
import { queueAccountMail } from '#src/store/account-mails.ts'
import { enqueueForIndex } from '#src/store/index-queue.ts'
import { finishJob, startJob } from '#src/store/jobs.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { signInAs } from '#test/helpers/staff.ts'
import { jobs } from '#worker/jobs.ts'
import { type Shown, open } from './desk-world.ts'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})

const machineOf = ({ $ }: Shown) =>
  $('section[aria-labelledby="machine"]').text().replace(/\s+/g, ' ').replaceAll(' .', '.').trim()

async function seenBy(role: 'editeur' | 'administrateur'): Promise<Shown> {
  return open(site, await signInAs(site, role), '/administration')
}

async function run(name: string, outcome: 'done' | 'failed', detail: string): Promise<void> {
  const now = site.deps.now().toISOString()
  await startJob(site.deps.db, name, { holder: 'h', now, until: '2026-11-24T09:00:00.000Z' })
  await finishJob(site.deps.db, name, { holder: 'h', now, outcome, detail })
}

describe('/administration', () => {
  it('lists what each role may open, every entry with a page', async () => {
    const entries = (page: Shown) =>
      page
        .$('.axis-list h2 a')
        .toArray()
        .map((one) => page.$(one).attr('href') ?? '')
    expect(entries(await seenBy('editeur'))).toStrictEqual([
      '/administration/pages',
      '/administration/lexique',
      '/administration/synonymes',
      '/sources',
      '/membres',
    ])
    const ada = await signInAs(site, 'administrateur')
    const paths = entries(await open(site, ada, '/administration'))
    expect(paths).toContain('/journal')
    for (const path of paths) expect([path, (await open(site, ada, path)).status]).toStrictEqual([path, 200])
  })

  it('shows the table of rights', async () => {
    const page = await seenBy('editeur')
    expect(page.words).toContain(
      'Retenir, écarter, corriger, annoter, choisir pour la lettre non oui oui oui',
    )
  })

  it('says what is not set up: no mail leaves', async () => {
    expect(machineOf(await seenBy('editeur'))).toContain(
      'Aucun serveur de courrier n’est configuré : les messages sont écrits en fichiers, rien ne part.',
    )
  })

  it('warns of a public address that is not https', async () => {
    expect(machineOf(await seenBy('editeur'))).not.toContain('n’est pas en https')
    site = await openTestSite({ baseUrl: 'http://localhost:3000' })
    expect(machineOf(await seenBy('editeur'))).toContain(
      'L’adresse publique (http://localhost:3000) n’est pas en https',
    )
  })

  it('tells how each job ended, in words', async () => {
    for (const { name } of jobs) await run(name, 'done', '12 sources lues')
    await run('letter', 'failed', 'Le serveur de courrier ne répond pas')
    const told = machineOf(await seenBy('administrateur'))
    for (const { name } of jobs) expect(told).not.toContain(`${name} :`)
    expect(told).toContain('Lecture des sources : fait, 24 novembre 2026 à 9 h. 12 sources lues')
    expect(told).toContain('Lettre : en échec, 24 novembre 2026 à 9 h. Le serveur de courrier ne répond pas')
  })

  it('says that a job runs', async () => {
    const now = site.deps.now().toISOString()
    await startJob(site.deps.db, 'refresh', { holder: 'h', now, until: '2026-11-24T09:00:00.000Z' })
    expect(machineOf(await seenBy('administrateur'))).toContain('Lecture des sources : en cours.')
  })

  it('counts what waits: mails that were tried, changes that the search does not show', async () => {
    expect(machineOf(await seenBy('editeur'))).toContain('rien en attente. Recherche : à jour.')
    const ada = await signInAs(site, 'administrateur')
    const now = site.deps.now()
    await queueAccountMail(site.deps.db, { kind: 'sign-in', email: ada.person.email, now })
    await site.deps.db.run(`update account_mails set last_error = 'refusé'`)
    await site.deps.db.batch([enqueueForIndex(['alerte', 'cuivre'], now.toISOString())])
    const told = machineOf(await open(site, ada, '/administration'))
    expect(told).toContain('1 message attend le serveur de courrier.')
    expect(told).toContain('2 changements à rattraper.')
    await site.deps.db.run(`update index_queue set last_error = 'Meilisearch ne répond pas'`)
    expect(machineOf(await open(site, ada, '/administration'))).toContain('(Meilisearch ne répond pas)')
  })
})
