import { beforeEach, describe, expect, it } from 'vitest'
import { saveSearch } from '#src/searches/saved-search.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type StaffBrowser, openStaffBrowser } from '../staff-browser.ts'

let site: TestSite
let lea: StaffBrowser
let path: string
let status: number
const asked: { url: string; body: { test?: boolean; items: unknown[] }; signature: string | null }[] = []

beforeEach(async () => {
  site = await openTestSite()
  lea = await openStaffBrowser(site, 'lecteur', 'Lea')
  path = `/recherches/${await saveSearch(site.deps, lea.person, { name: 'Cuivre', query: 'q=cuivre' })}`
  status = 204
  asked.length = 0
  site.deps.fetch = async (url, init = {}) => {
    const signature = new Headers(init.headers).get('vigie-signature')
    asked.push({ url: url as string, body: JSON.parse(init.body as string) as never, signature })
    return new Response(null, { status })
  }
})

const add = (adresse = 'https://outil.example/vigie') => lea.post(`${path}/webhooks`, { adresse })
const webhookId = async () => (await listAlertsOf(site.deps.db, lea.person.id))[0]?.id ?? ''
const settings = async () => wordsOf(await (await lea.get(`${path}/reglages`)).text())

describe('adding a webhook', () => {
  it('shows its key on this one answer', async () => {
    const answer = await add()
    const secret = /value="(vgh_[\w-]{43})"/.exec(await answer.text())?.[1]
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(secret).toBeDefined()
    expect(await (await lea.get(`${path}/reglages`)).text()).not.toContain(secret)
    expect(await settings()).toContain('outil.example actif')
  })

  it.each(['http://outil.example/', 'https://10.0.0.1/', 'https://localhost/', 'x', ''])(
    'refuses %j and keeps what was typed',
    async (adresse) => {
      const answer = await add(adresse)
      expect(answer.status).toBe(422)
      const form = await answer.text()
      expect(form).toContain(`value="${adresse}"`)
      expect(form).toContain('id="adresse-faute"')
      expect(asked).toEqual([])
    },
  )
})

describe('« Envoyer un essai »', () => {
  it('sends the latest items, marked as a test, and is in the log', async () => {
    await add()
    const answer = await lea.post(`${path}/webhooks/essai`, { webhook: await webhookId() })
    expect(answer.headers.get('location')).toBe(`${path}/reglages?dit=essai-recu`)
    expect(asked).toMatchObject([{ url: 'https://outil.example/vigie', body: { test: true } }])
    expect(asked[0]?.body.items.length).toBeGreaterThan(0)
    expect(await settings()).toContain('204 : Reçu.')
    expect(await site.deps.db.all('select 1 from alert_items')).toEqual([])
  })

  it('says when it was not taken, and is no way to hammer a server', async () => {
    await add()
    status = 500
    const webhook = await webhookId()
    const answer = await lea.post(`${path}/webhooks/essai`, { webhook })
    expect(answer.headers.get('location')).toBe(`${path}/reglages?dit=essai-manque`)
    expect((await lea.post(`${path}/webhooks/essai`, { webhook })).status).toBe(429)
    expect(asked).toHaveLength(1)
    site.wait(11_000)
    expect((await lea.post(`${path}/webhooks/essai`, { webhook })).status).toBe(303)
  })
})

describe('its other gestures', () => {
  it('change the key, resume, take off', async () => {
    await add()
    const webhook = await webhookId()
    expect(await (await lea.post(`${path}/webhooks/secret`, { webhook })).text()).toContain('value="vgh_')
    await site.deps.db.run(
      `update search_alerts set paused_at = '2026-11-24T08:00:00.000Z', failures = 5, last_error = 'Pas de réponse.'`,
    )
    expect(await settings()).toMatch(/outil\.example en pause .*Pas de réponse\./)
    await lea.post(`${path}/webhooks/reprendre`, { webhook })
    expect(await settings()).toContain('outil.example actif')
    await lea.post(`${path}/webhooks/retirer`, { webhook })
    expect(await listAlertsOf(site.deps.db, lea.person.id)).toEqual([])
  })

  it.each(['essai', 'secret', 'reprendre', 'retirer'])(
    '%s is for its owner, on its own search',
    async (gesture) => {
      await add()
      const webhook = await webhookId()
      const paul = await openStaffBrowser(site, 'administrateur', 'Paul')
      await site.deps.db.run('update saved_searches set shared = 1')
      expect((await paul.post(`${path}/webhooks/${gesture}`, { webhook })).status).toBe(404)
      const other = await saveSearch(site.deps, lea.person, { name: 'Autre', query: '' })
      expect((await lea.post(`/recherches/${other}/webhooks/${gesture}`, { webhook })).status).toBe(404)
      expect((await lea.post(`${path}/webhooks/${gesture}`, { webhook: 'inconnu' })).status).toBe(404)
      expect(asked).toEqual([])
      expect(await listAlertsOf(site.deps.db, lea.person.id)).toHaveLength(1)
    },
  )
})
