import { beforeEach, describe, expect, it } from 'vitest'
import { openLinkSigner } from '#src/letter/links.ts'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { saveSearch } from '#src/searches/saved-search.ts'
import { stopAllUrl, stopUrl } from '#src/searches/stop-link.ts'
import { findSearch } from '#src/store/saved-searches.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff, postForm } from '#test/helpers/staff.ts'

let site: TestSite
let personId: string
let token: string
let all: string

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  const lea = await addStaff(site, 'lecteur')
  personId = lea.id
  const { deps } = site
  for (const name of ['Fibre', 'Cuivre']) {
    const search = (await findSearch(deps.db, await saveSearch(deps, lea, { name, query: '' })))!
    await setMailAlert(deps, lea, search, 'day')
  }
  const signer = await openLinkSigner(deps)
  const alerts = await listAlertsOf(deps.db, lea.id)
  token = new URL(await stopUrl(deps, signer, alerts[0]!.id)).searchParams.get('jeton')!
  all = new URL(await stopAllUrl(deps, signer, lea.id)).searchParams.get('jeton')!
})

const path = '/desabonnement/alerte'
const get = (jeton: string) => site.app.request(`${path}?${new URLSearchParams({ jeton })}`)
const left = async () => (await listAlertsOf(site.deps.db, personId)).length

describe('the page of the link', () => {
  it('says what would stop, and stops nothing', async () => {
    for (let times = 0; times < 2; times += 1) {
      const answer = await get(all)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      const words = wordsOf(await answer.text())
      expect(words).toContain('Arrêter ces alertes')
      expect(words).toMatch(/Cuivre\s+Fibre/)
    }
    expect(await left()).toBe(2)
  })

  it.each(['', 'faux', 'a'.repeat(5000)])('does not know %j', async (jeton) => {
    expect((await get(jeton)).status).toBe(400)
    expect((await postForm(site, path, { jeton })).status).toBe(400)
    expect(await left()).toBe(2)
  })
})

describe('its button', () => {
  it('stops one, then says so as often as asked', async () => {
    for (let times = 0; times < 2; times += 1) {
      const answer = await postForm(site, path, { jeton: token })
      expect(wordsOf(await answer.text())).toContain('Alerte arrêtée')
      expect(await left()).toBe(1)
    }
    expect(wordsOf(await (await get(token)).text())).toContain('Alerte arrêtée')
  })

  it('refuses a form of another site', async () => {
    const answer = await postForm(site, path, { jeton: token }, { origin: 'https://piege.example' })
    expect([answer.status, await left()]).toEqual([403, 2])
  })
})

describe('the one click of a mail program', () => {
  it('stops without an origin, by the signed link alone', async () => {
    const click = (jeton: string) =>
      site.app.request(`${path}?${new URLSearchParams({ jeton })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
    expect((await click('faux')).status).toBe(400)
    expect(await (await click(all)).text()).toBe('Alerte arrêtée.')
    expect(await left()).toBe(0)
  })
})
