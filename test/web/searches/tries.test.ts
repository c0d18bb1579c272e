import { beforeEach, describe, expect, it } from 'vitest'
import { saveSearch } from '#src/searches/saved-search.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type StaffBrowser, openStaffBrowser } from '../staff-browser.ts'

let site: TestSite
let lea: StaffBrowser
let path: string
let calls: string[]

beforeEach(async () => {
  site = await openTestSite()
  lea = await openStaffBrowser(site, 'lecteur', 'Lea')
  path = `/recherches/${await saveSearch(site.deps, lea.person, { name: 'Cuivre', query: 'q=cuivre' })}`
  calls = []
  site.deps.fetch = async (url) => {
    calls.push(url as string)
    return new Response(null, { status: 204 })
  }
})

const idOf = async (target: string) =>
  (await listAlertsOf(site.deps.db, lea.person.id)).find((alert) => alert.target === target)?.id ?? ''
const add = async (adresse: string) => {
  await lea.post(`${path}/webhooks`, { adresse })
  return idOf(adresse)
}
const attempt = (webhook: string, browser = lea) => browser.post(`${path}/webhooks/essai`, { webhook })

describe('the button that tries a webhook', () => {
  it('calls once in ten seconds, even pressed many times at once', async () => {
    const webhook = await add('https://outil.example/a')
    const answers = await Promise.all(Array.from({ length: 10 }, () => attempt(webhook)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      303,
      ...Array.from({ length: 9 }, () => 429),
    ])
    expect(calls).toHaveLength(1)
  })

  it('counts all the webhooks of one server, those taken off and added again too', async () => {
    const [one, other] = [await add('https://outil.example/a'), await add('https://outil.example/b')]
    expect((await attempt(one)).status).toBe(303)
    expect((await attempt(other)).status).toBe(429)
    await lea.post(`${path}/webhooks/retirer`, { webhook: one })
    expect((await attempt(await add('https://outil.example/a'))).status).toBe(429)
    expect(calls).toHaveLength(1)
  })

  it('leaves another server, and another person, their own', async () => {
    const [one, other] = [await add('https://outil.example/a'), await add('https://autre.example/a')]
    expect([(await attempt(one)).status, (await attempt(other)).status]).toEqual([303, 303])
    const paul = await openStaffBrowser(site, 'lecteur', 'Paul')
    await site.deps.db.run('update saved_searches set shared = 1')
    await paul.post(`${path}/webhooks`, { adresse: 'https://outil.example/a' })
    const [own] = await listAlertsOf(site.deps.db, paul.person.id)
    expect((await attempt(own!.id, paul)).status).toBe(303)
  })

  it('says how long to wait, and where to come back to', async () => {
    const webhook = await add('https://outil.example/a')
    await attempt(webhook)
    const answer = await attempt(webhook)
    const words = wordsOf(await answer.text())
    expect(words).toContain('il faut attendre 1 min avant de réessayer')
    expect(words).toContain('Revenez à la page de la recherche, puis recommencez.')
    site.wait(11_000)
    expect((await attempt(webhook)).status).toBe(303)
  })

  it('is spent by nobody who may not try', async () => {
    const webhook = await add('https://outil.example/a')
    const paul = await openStaffBrowser(site, 'administrateur', 'Paul')
    for (let times = 0; times < 3; times += 1) expect((await attempt(webhook, paul)).status).toBe(404)
    expect((await attempt(webhook)).status).toBe(303)
  })

  it('sends nothing of a search that cannot be read any more, and says why', async () => {
    const webhook = await add('https://outil.example/a')
    await site.deps.db.run(`update saved_searches set query = 'axe=axe-disparu'`)
    const answer = await attempt(webhook)
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain('Cette recherche ne se lit plus')
    expect(calls).toEqual([])
  })
})

describe('the key of a webhook', () => {
  it('is on the one answer that makes it, which no cache and no address keeps', async () => {
    const made = await lea.post(`${path}/webhooks`, { adresse: 'https://outil.example/a' })
    const webhook = await idOf('https://outil.example/a')
    const renewed = await lea.post(`${path}/webhooks/secret`, { webhook })
    const [first, second] = [await made.text(), await renewed.text()].map(
      (text) => /vgh_[\w-]{43}/.exec(text)?.[0],
    )
    expect(first).toBeDefined()
    expect(second).toBeDefined()
    expect(second).not.toBe(first)
    for (const answer of [made, renewed]) {
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(answer.headers.get('location')).toBeNull()
    }
    for (const page of [`${path}/reglages`, '/recherches', '/journal', '/compte'])
      expect([page, (await (await lea.get(page)).text()).includes('vgh_')]).toEqual([page, false])
  })

  it('is in no line of the log', async () => {
    await add('https://outil.example/a?jeton=s3cret')
    const lines = JSON.stringify(await site.deps.db.all('select * from audit_log'))
    expect(lines).toContain('outil.example')
    expect(lines).not.toMatch(/vgh_|s3cret/)
  })
})
