import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '#src/store/audit-log.ts'
import { insertIdentity, listIdentitiesOf } from '#src/store/identities.ts'
import type { Person } from '#src/store/people.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, addStaff, getAs, postAs, signIn, signInAs } from '#test/helpers/staff.ts'

const people = '/administration/personnes'

let site: TestSite
let ada: Staff
let lea: Person

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  ada = await signInAs(site, 'administrateur')
  lea = await addStaff(site, 'veilleur', { name: 'Léa Martin' })
  await site.deps.db.batch([
    insertIdentity(
      { issuer: 'https://sso.mairie.example/realms/agents', subject: 'lea-1' },
      lea.id,
      '2026-11-20T08:00:00Z',
    ),
  ])
})

const linked = () => listIdentitiesOf(site.deps.db, lea.id)

describe('the account of the organisation', () => {
  it('is told to its owner, who unlinks it', async () => {
    const staff = await signIn(site, lea)
    const page = wordsOf(await (await getAs(site, staff, '/compte')).text())
    expect(page).toContain('sso.mairie.example, lié le 20 novembre 2026')
    const answer = await postAs(site, staff, '/compte/organisation/delier')
    expect(answer.headers.get('location')).toBe('/compte?dit=compte-delie')
    expect(await linked()).toStrictEqual([])
    expect((await listAudit(site.deps.db, { limit: 1 }))[0]).toMatchObject({
      action: 'person.unlink-identity',
      actor: { id: lea.id },
    })
    expect(await (await getAs(site, staff, '/compte')).text()).not.toContain('Délier')
  })

  it('says nothing in the log when there was none', async () => {
    await postAs(site, ada, '/compte/organisation/delier')
    expect(await listAudit(site.deps.db, { action: 'person.unlink-identity', limit: 5 })).toStrictEqual([])
  })

  it('is unlinked by an administrator too', async () => {
    const page = `${people}/${lea.id}`
    expect(await (await getAs(site, ada, page)).text()).toContain('Délier son compte de l’organisation')
    expect((await postAs(site, ada, `${page}/delier`)).headers.get('location')).toBe(
      `${page}?dit=compte-delie`,
    )
    expect(await linked()).toStrictEqual([])
    expect(await (await getAs(site, ada, page)).text()).not.toContain('Délier son compte')
  })

  it('opens the account no more once the address is another: the sessions end too', async () => {
    const staff = await signIn(site, lea)
    await postAs(site, ada, `${people}/${lea.id}/identite`, {
      nom: lea.name,
      email: 'nouvelle@mairie.example',
    })
    expect(await linked()).toStrictEqual([])
    expect((await getAs(site, staff, '/compte')).status).toBe(303)
  })

  it('stays when the new address is refused, or the same', async () => {
    const staff = await signIn(site, lea)
    await postAs(site, ada, `${people}/${lea.id}/identite`, { nom: lea.name, email: ada.person.email })
    await postAs(site, ada, `${people}/${lea.id}/identite`, { nom: 'Léa M.', email: lea.email })
    expect(await linked()).toHaveLength(1)
    expect((await getAs(site, staff, '/compte')).status).toBe(200)
  })

  it('keeps an administrator signed in who changes their own address', async () => {
    const path = `${people}/${ada.person.id}/identite`
    await postAs(site, ada, path, { nom: ada.person.name, email: 'ada.neuve@mairie.example' })
    expect((await getAs(site, ada, '/compte')).status).toBe(200)
  })
})
