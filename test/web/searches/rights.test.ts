import { beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import { addWebhook, setMailAlert } from '#src/searches/choose-alerts.ts'
import { saveSearch, shareSearch } from '#src/searches/saved-search.ts'
import { findSearch, listSearches } from '#src/store/saved-searches.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { postForm, signIn } from '#test/helpers/staff.ts'
import { type StaffBrowser, openStaffBrowser } from '../staff-browser.ts'

let site: TestSite
let lea: StaffBrowser
let paul: StaffBrowser
let ada: StaffBrowser
/** Léa’s, which nobody else sees. */
let id: string
let webhook: string
const secretName = 'Marché confidentiel'

beforeEach(async () => {
  site = await openTestSite()
  lea = await openStaffBrowser(site, 'veilleur', 'Lea')
  paul = await openStaffBrowser(site, 'veilleur', 'Paul')
  ada = await openStaffBrowser(site, 'administrateur', 'Ada')
  id = await saveSearch(site.deps, lea.person, { name: secretName, query: 'q=cuivre' })
  const search = (await findSearch(site.deps.db, id))!
  await setMailAlert(site.deps, lea.person, search, 'day')
  webhook = (await addWebhook(site.deps, lea.person, search, 'https://outil.example/jeton-de-lea')).id
})

const gets = () => [
  '/recherches',
  '/recherches/nouvelle?requete=q%3Dcuivre',
  `/recherches/${id}`,
  `/recherches/${id}/reglages`,
  `/recherches/${id}/flux.rss`,
  `/recherches/${id}/flux.atom`,
  `/recherches/${id}/flux.json`,
  `/?q=cuivre&recherche=${id}`,
  '/bureau',
  `/recherches?retiree=${id}`,
]

const posts = (): [string, Record<string, string>][] => [
  [`/recherches/${id}/nom`, { nom: 'Volée' }],
  [`/recherches/${id}/partage`, { partagee: '1' }],
  [`/recherches/${id}/retirer`, {}],
  [`/recherches/${id}/vue`, { jusqua: '' }],
  [`/recherches/${id}/alerte`, { rythme: 'now' }],
  [`/recherches/${id}/alerte`, { rythme: '' }],
  [`/recherches/${id}/webhooks`, { adresse: 'https://piege.example/' }],
  [`/recherches/${id}/webhooks/essai`, { webhook }],
  [`/recherches/${id}/webhooks/secret`, { webhook }],
  [`/recherches/${id}/webhooks/reprendre`, { webhook }],
  [`/recherches/${id}/webhooks/retirer`, { webhook }],
  ['/recherches', { requete: 'q=fibre', nom: 'Volée', remplace: id }],
  ['/recherches/remettre', { operation: id }],
]

/** Of what is Léa’s. */
const leas = async () =>
  JSON.stringify([
    await findSearch(site.deps.db, id),
    await listAlertsOf(site.deps.db, lea.person.id),
    await site.deps.db.all('select * from search_alerts where person_id = ?', lea.person.id),
    await site.deps.db.all('select * from saved_search_looks where person_id = ?', lea.person.id),
  ])

describe('a private search', () => {
  it('is on no page of anybody else, an administrator included', async () => {
    for (const browser of [paul, ada])
      for (const path of gets()) {
        const answer = await browser.get(path)
        const body = await answer.text()
        expect([path, answer.status >= 500]).toEqual([path, false])
        for (const secret of [secretName, 'jeton-de-lea', `/${id}/`]) {
          const own = body.replaceAll(path.replaceAll('&', '&amp;'), '').replaceAll(path, '')
          expect([path, own.includes(secret)]).toEqual([path, false])
        }
      }
  })

  it('is on no page of a visitor, whatever the index', async () => {
    for (const index of ['public', 'reserve'] as const) {
      await site.deps.db.batch([writeSetting('index', index)])
      for (const path of gets()) {
        const answer = await site.app.request(`https://veille.example${path}`)
        expect([path, (await answer.text()).includes(secretName)]).toEqual([path, false])
      }
    }
  })

  it('answers as one that does not exist: nobody learns that it is there', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const path of gets().filter((one) => one.startsWith(`/recherches/${id}`))) {
      const [there, not] = [await paul.get(path), await paul.get(path.replace(id, unknown))]
      expect([path, there.status]).toEqual([path, 404])
      expect(not.status).toBe(there.status)
      expect(wordsOf(await not.text())).toBe(wordsOf(await there.text()))
    }
  })

  it('is changed by nobody else, by no form', async () => {
    const before = await leas()
    for (const browser of [paul, ada])
      for (const [path, fields] of posts()) {
        const answer = await browser.post(path, fields)
        expect([path, answer.status < 500]).toEqual([path, true])
        expect([path, await leas()]).toEqual([path, before])
      }
    expect(await listAlertsOf(site.deps.db, paul.person.id)).toEqual([])
  })

  it('is counted in nobody else’s « Tout marquer comme vu »', async () => {
    const before = await leas()
    await paul.post('/recherches/vues', { jusqua: '' })
    expect(await leas()).toBe(before)
    expect(
      await site.deps.db.all('select * from saved_search_looks where person_id = ?', paul.person.id),
    ).toEqual([])
  })

  it('is opened by a key that may read feeds, and by no other', async () => {
    const ask = async (headers: Record<string, string>, path = `/recherches/${id}/flux.json`) =>
      (await site.app.request(`https://veille.example${path}`, { headers })).status
    const keyOf = async (scope: 'flux' | 'elements') =>
      (await createApiKey(site.deps, ada.person, { name: scope, scopes: [scope], days: 30 })).secret
    const [feeds, items] = [await keyOf('flux'), await keyOf('elements')]
    expect(await ask({ authorization: `Bearer ${feeds}` })).toBe(200)
    expect(await ask({ authorization: `Bearer ${items}` })).not.toBe(200)
    expect(await ask({ authorization: 'Bearer faux' })).not.toBe(200)
    for (const path of ['/recherches', `/recherches/${id}`, `/recherches/${id}/reglages`])
      expect([path, await ask({ authorization: `Bearer ${feeds}` }, path)]).not.toEqual([path, 200])
  })
})

describe('a shared search', () => {
  beforeEach(async () => {
    await shareSearch(site.deps, lea.person, (await findSearch(site.deps.db, id))!, true)
  })

  it('shows colleagues its name and what it asks, and none of the owner’s alerts', async () => {
    const settings = await (await paul.get(`/recherches/${id}/reglages`)).text()
    expect(settings).toContain(secretName)
    expect(settings).toContain('partagée par Lea')
    for (const secret of ['outil.example', 'jeton-de-lea', webhook, lea.person.email])
      expect([secret, settings.includes(secret)]).toEqual([secret, false])
    expect(settings).not.toContain('name="nom"')
    expect(settings).not.toContain('Retirer cette recherche')
  })

  it('leaves its owner’s forms to its owner', async () => {
    const before = await leas()
    for (const [path, fields] of posts()) {
      await paul.post(path, fields)
      expect([path, await leas()]).toEqual([path, before])
    }
  })

  it('is not in the list of others once its owner’s account is closed', async () => {
    await site.deps.db.run(`update people set status = 'disabled' where id = ?`, lea.person.id)
    expect(await listSearches(site.deps.db, paul.person.id)).toEqual([])
    expect(wordsOf(await (await paul.get('/recherches')).text())).not.toContain(secretName)
  })

  it('goes with its owner when they are erased, and its address says that it does not exist', async () => {
    await site.deps.db.run('delete from people where id = ?', lea.person.id)
    for (const path of [`/recherches/${id}`, `/recherches/${id}/flux.rss`, `/recherches/${id}/reglages`])
      expect([path, (await paul.get(path)).status]).toEqual([path, 404])
  })
})

describe('every form of the searches', () => {
  it('asks for the token of its own session', async () => {
    const before = await digestOf(site.deps.db)
    for (const [path, fields] of [...posts(), ['/recherches/vues', {}] as const])
      for (const csrf of ['', 'faux', paul.csrf]) {
        const answer = await lea.post(path, fields, csrf)
        expect([path, csrf.length, answer.status]).toEqual([path, csrf.length, 403])
      }
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it('sends a visitor to sign in, and does nothing', async () => {
    const before = await digestOf(site.deps.db)
    for (const [path, fields] of posts()) {
      const { status } = await postForm(site, path, fields)
      expect([path, [303, 401, 403].includes(status)]).toEqual([path, true])
    }
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it('is no address to be followed: GET changes nothing', async () => {
    const before = await leas()
    for (const [path, fields] of posts()) {
      await lea.get(`${path}?${new URLSearchParams(fields)}`)
      expect([path, await leas()]).toEqual([path, before])
    }
    for (const path of gets()) await lea.get(path)
    expect(await leas()).toBe(before)
  })

  it.each([
    ['no field at all', {}],
    ['lists', { nom: 'x', 'nom[]': 'y', rythme: 'now,day' }],
    ['an unknown rhythm', { rythme: 'toujours', nom: 'x' }],
    ['fields of a prototype', { __proto__x: '1', constructor: 'x', rythme: 'constructor' }],
    ['controls and half characters', { nom: '\u0000\uD800\u202E', rythme: '\u0000', webhook: '\uD800' }],
    ['SQL', { nom: `x'); drop table people; --`, rythme: `now' or 1=1`, webhook: `' or 1=1 --` }],
    ['long fields', { nom: 'n'.repeat(20_000), adresse: 'a'.repeat(20_000), rythme: 'r'.repeat(20_000) }],
  ])('bears %s', async (_, fields) => {
    for (const [path] of posts()) {
      const answer = await lea.post(path, fields as Record<string, string>)
      expect([path, answer.status < 500]).toEqual([path, true])
    }
    expect(site.errors).toEqual([])
    const kept = await listSearches(site.deps.db, lea.person.id)
    for (const { name } of kept) {
      expect(name.length).toBeLessThanOrEqual(120)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })
})

describe('what was seen', () => {
  it.each([
    '2026-10-99T99:99:99.999Z',
    '2026-02-30T00:00:00.000Z',
    '2026-11-24T24:00:00.000Z',
    '2026-11-23T10:00:00Z',
    '2026-11-23',
    '+002026-11-23T10:00:00.000Z',
    'Mon, 23 Nov 2026 10:00:00 GMT',
    '0',
    '-1',
    '9999-12-31T23:59:59.999Z',
  ])('is an instant of the past, as the page wrote it; %s is taken for now', async (jusqua) => {
    await shareSearch(site.deps, lea.person, (await findSearch(site.deps.db, id))!, true)
    for (const path of ['/recherches/vues', `/recherches/${id}/vue`]) {
      await paul.post(path, { jusqua })
      const [search] = await listSearches(site.deps.db, paul.person.id)
      expect(search!.seenAt).toBe(site.deps.now().toISOString())
      expect(wordsOf(await (await paul.get('/recherches')).text())).not.toContain('NaN')
    }
  })

  it('keeps the hour of the page: what came in between is still new', async () => {
    const shown = '2026-11-01T00:00:00.000Z'
    await shareSearch(site.deps, lea.person, (await findSearch(site.deps.db, id))!, true)
    await paul.post(`/recherches/${id}/vue`, { jusqua: shown })
    const [search] = await listSearches(site.deps.db, paul.person.id)
    expect(search!.seenAt).toBe(shown)
    expect(wordsOf(await (await paul.get('/recherches')).text())).toMatch(/\d+ nouveautés?/)
  })

  it.each([
    ['https://veille.example/?q=cuivre&recherche=x', '/?q=cuivre&recherche=x&dit=recherche-vue'],
    ['https://veille.example/recherches?dit=autre', '/recherches?dit=recherche-vue'],
    ['https://piege.example/?q=cuivre', '/recherches?dit=recherche-vue'],
    ['https://veille.example//piege.example/x', '/recherches?dit=recherche-vue'],
    ['https://veille.example.piege.example/', '/recherches?dit=recherche-vue'],
    ['javascript:alert(1)', '/recherches?dit=recherche-vue'],
    ['', '/recherches?dit=recherche-vue'],
  ])('leads back to the page of this site that it came from: %s', async (referer, location) => {
    const cookie = await cookieOf(lea)
    const answer = await postForm(
      site,
      `/recherches/${id}/vue`,
      { csrf: lea.csrf, jusqua: '' },
      { cookie, referer },
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
  })
})

/** A browser keeps its cookie to itself: another session of the same person would have another token. */
async function cookieOf(browser: StaffBrowser): Promise<string> {
  const staff = await signIn(site, browser.person, { method: 'password' })
  browser.csrf = staff.csrf
  return staff.cookie
}
