import { beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import { changeSearch, removeSearch, saveSearch, shareSearch } from '#src/searches/saved-search.ts'
import { type SavedSearch, findSearch } from '#src/store/saved-searches.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type StaffBrowser, openStaffBrowser } from '../staff-browser.ts'

let site: TestSite
let lea: StaffBrowser
let search: SavedSearch

beforeEach(async () => {
  site = await openTestSite()
  lea = await openStaffBrowser(site, 'veilleur', 'Lea')
  const id = await saveSearch(site.deps, lea.person, { name: 'Cuivre & « co »', query: 'q=cuivre' })
  search = (await findSearch(site.deps.db, id))!
})

const get = (extension = 'json', headers: Record<string, string> = {}) =>
  site.app.request(`https://veille.example/recherches/${search.id}/flux.${extension}`, { headers })
const share = (shared = true) => shareSearch(site.deps, lea.person, search, shared)

async function keyHeaders(scope: 'flux' | 'elements' = 'flux'): Promise<Record<string, string>> {
  const { secret } = await createApiKey(site.deps, lea.person, { name: 'lecteur', scopes: [scope], days: 30 })
  return { authorization: `Bearer ${secret}` }
}

describe('the feed of a saved search', () => {
  it.each([
    ['rss', 'application/rss+xml'],
    ['atom', 'application/atom+xml'],
    ['json', 'application/feed+json'],
  ])('is served as %s, under its own address', async (extension, type) => {
    await share()
    const answer = await get(extension)
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([200, type])
    const body = await answer.text()
    expect(body).toContain(`https://veille.example/recherches/${search.id}/flux.${extension}`)
    expect(body).toContain('Cuivre')
  })

  it('follows the search when it is edited', async () => {
    await share()
    const titles = async () => ((await (await get()).json()) as { items: { title: string }[] }).items
    const before = await titles()
    await changeSearch(site.deps, lea.person, search.id, { query: 'q=introuvable+cuivre' })
    expect([before.length > 0, await titles()]).toEqual([true, []])
  })

  it('is for its owner and for keys while it is not shared', async () => {
    expect((await get()).status).toBe(404)
    expect((await lea.get(`/recherches/${search.id}/flux.rss`)).status).toBe(200)
    expect((await get('rss', await keyHeaders())).status).toBe(200)
    expect((await get('rss', await keyHeaders('elements'))).status).toBe(404)
  })

  it('asks for a key while the index is reserved', async () => {
    await share()
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    expect((await get()).status).toBe(401)
    expect((await get('rss', await keyHeaders())).status).toBe(200)
  })

  it('says for good that it is gone once the search is taken off', async () => {
    await share()
    await removeSearch(site.deps, lea.person, search)
    expect((await get('rss')).status).toBe(410)
    await site.deps.db.run('update saved_searches set shared = 0')
    expect((await get('rss')).status).toBe(404)
  })

  it.each(['flux.xml', 'flux', 'autre.rss'])('does not know %s', async (file) => {
    expect((await site.app.request(`/recherches/${search.id}/${file}`)).status).toBe(404)
  })

  it('has its dates as a calendar, for the same readers', async () => {
    const refused = await get('ics')
    const answer = await get('ics', await keyHeaders())
    expect([refused.status, answer.status]).toEqual([404, 200])
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/)
  })
})
