import { beforeEach, describe, expect, it } from 'vitest'
import { findSearch, listSearches } from '#src/store/saved-searches.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type StaffBrowser, openStaffBrowser } from '../staff-browser.ts'

let site: TestSite
let lea: StaffBrowser
let paul: StaffBrowser
let lise: StaffBrowser

beforeEach(async () => {
  site = await openTestSite()
  lea = await openStaffBrowser(site, 'veilleur', 'Lea')
  paul = await openStaffBrowser(site, 'editeur', 'Paul')
  lise = await openStaffBrowser(site, 'lecteur', 'Lise')
})

const page = async (browser: StaffBrowser, path: string) => wordsOf(await (await browser.get(path)).text())

async function save(browser: StaffBrowser, fields: Record<string, string>): Promise<string> {
  const answer = await browser.post('/recherches', fields)
  return /^\/recherches\/([0-9a-f-]{36})\/reglages/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

async function shareOne(): Promise<string> {
  const id = await save(lea, { requete: 'q=cuivre', nom: 'Cuivre' })
  await lea.post(`/recherches/${id}/partage`, { partagee: '1' })
  return id
}

describe('saving a search', () => {
  it('is offered under the results, with the name of what is asked', async () => {
    const results = await (await lea.get('/?q=cuivre&axe=infrastructures-thd-mobile&tri=date&page=2')).text()
    const href = /href="(\/recherches\/nouvelle\?[^"]+)"/.exec(results)?.[1]?.replaceAll('&amp;', '&')
    expect(new URLSearchParams(href?.split('?')[1]).get('requete')).toBe(
      'q=cuivre&axe=infrastructures-thd-mobile',
    )
    const form = await (await lea.get(href!)).text()
    expect(form).toMatch(/name="nom"[^>]*value="cuivre, Axe/s)
  })

  it('keeps its canonical address, alert included', async () => {
    const id = await save(lea, {
      requete: 'tri=date&page=4&q=cuivre&inconnu=1',
      nom: 'Cuivre',
      rythme: 'day',
    })
    expect(await findSearch(site.deps.db, id)).toMatchObject({ query: 'q=cuivre', name: 'Cuivre' })
    expect(await listAlertsOf(site.deps.db, lea.person.id)).toMatchObject([
      { rhythm: 'day', channel: 'mail' },
    ])
    expect(await page(lea, '/recherches')).toContain('Cuivre')
  })

  it('is for everyone signed in', async () => {
    expect(await save(lise, { requete: '', nom: 'Tout' })).not.toBe('')
    const stranger = await site.app.request('/recherches/nouvelle?requete=q%3Dcuivre')
    expect(stranger.status).toBe(303)
    expect(stranger.headers.get('location')).toContain('/connexion?retour=')
  })

  it('says what is wrong, and keeps what was typed', async () => {
    const answer = await lea.post('/recherches', { requete: 'q=cuivre', nom: ' ' })
    expect(answer.status).toBe(422)
    const form = await answer.text()
    expect(form).toContain('Donnez un nom')
    expect(form).toContain('value="q=cuivre"')
  })

  it('may take the place of one’s own, whose name, alerts and address stay', async () => {
    const id = await save(lea, { requete: 'q=cuivre', nom: 'Cuivre', rythme: 'day' })
    expect(await save(lea, { requete: 'q=fibre', nom: '', remplace: id })).toBe(id)
    expect(await findSearch(site.deps.db, id)).toMatchObject({ query: 'q=fibre', name: 'Cuivre' })
    await save(lea, { requete: 'q=cuivre+fibre', nom: 'cuivre fibre', remplace: id })
    expect(await findSearch(site.deps.db, id)).toMatchObject({ query: 'q=cuivre+fibre', name: 'Cuivre' })
    await save(lea, { requete: 'q=cuivre+fibre', nom: 'Deux réseaux', remplace: id })
    expect(await findSearch(site.deps.db, id)).toMatchObject({ name: 'Deux réseaux' })
    expect((await paul.post('/recherches', { requete: '', nom: 'À moi', remplace: id })).status).toBe(422)
    expect((await paul.post('/recherches', { requete: '', nom: 'x', remplace: 'inconnu' })).status).toBe(422)
  })

  it('takes a long address without falling', async () => {
    const requete = `q=${'é'.repeat(50_000)}`
    const answer = await lea.post('/recherches', { requete, nom: 'n'.repeat(50_000) })
    expect([303, 413, 422]).toContain(answer.status)
    expect(
      (await lea.get(`/recherches/nouvelle?requete=${encodeURIComponent(requete.slice(0, 2000))}`)).status,
    ).toBe(200)
  })
})

describe('GET /recherches', () => {
  it('says what to do while there is none', async () => {
    expect(await page(lea, '/recherches')).toContain('Aucune recherche enregistrée')
  })

  it('shows mine with what is new, then what colleagues share', async () => {
    await save(lea, { requete: 'q=cuivre', nom: 'Cuivre' })
    await site.deps.db.run(`update saved_search_looks set seen_at = '2020-01-01T00:00:00.000Z'`)
    const mine = await page(lea, '/recherches')
    expect(mine).toMatch(/Cuivre \d+ nouveautés? « cuivre »/)
    expect(await page(paul, '/recherches')).not.toContain('« cuivre »')
    const [{ id } = { id: '' }] = await listSearches(site.deps.db, lea.person.id)
    await lea.post(`/recherches/${id}/partage`, { partagee: '1' })
    expect(await page(paul, '/recherches')).toMatch(/Partagées par des collègues Cuivre .*de Lea/)
  })

  it('marks all as seen by its button alone', async () => {
    await save(lea, { requete: 'q=cuivre', nom: 'Cuivre' })
    await site.deps.db.run(`update saved_search_looks set seen_at = '2020-01-01T00:00:00.000Z'`)
    for (let times = 0; times < 2; times += 1)
      expect(await page(lea, '/recherches')).toMatch(/Cuivre \d+ nouveauté/)
    await lea.post('/recherches/vues', { jusqua: site.deps.now().toISOString() })
    expect(await page(lea, '/recherches?dit=recherches-vues')).toContain('rien de neuf')
  })

  it.each(['', 'demain', '9999-01-01T00:00:00.000Z', '2026-13-45T99:99:99.999Z'])(
    'takes %j for now, never for later',
    async (jusqua) => {
      await save(lea, { requete: '', nom: 'Tout' })
      await lea.post('/recherches/vues', { jusqua })
      const [search] = await listSearches(site.deps.db, lea.person.id)
      expect(search!.seenAt! <= site.deps.now().toISOString()).toBe(true)
    },
  )
})

describe('opening a saved search', () => {
  it('leads to its page, which tells what is new and marks nothing as seen', async () => {
    const id = await save(lea, { requete: 'q=cuivre', nom: 'Mon cuivre' })
    await site.deps.db.run(`update saved_search_looks set seen_at = '2020-01-01T00:00:00.000Z'`)
    const opened = await lea.get(`/recherches/${id}`)
    expect([opened.status, opened.headers.get('location')]).toEqual([302, `/?q=cuivre&recherche=${id}`])
    const path = opened.headers.get('location')!
    for (let times = 0; times < 2; times += 1)
      expect(await page(lea, path)).toMatch(/Mon cuivre : \d+ nouveautés? depuis votre dernier passage/)
    const jusqua = site.deps.now().toISOString()
    const seen = await lea.post(`/recherches/${id}/vue`, { jusqua })
    expect(seen.headers.get('location')).toBe('/recherches?dit=recherche-vue')
    expect(await page(lea, path)).toContain('rien de nouveau depuis votre dernier passage')
  })

  it('says nothing to who may not see it', async () => {
    const id = await save(lea, { requete: 'q=cuivre', nom: 'Mon cuivre' })
    expect((await paul.get(`/recherches/${id}`)).status).toBe(404)
    expect(await page(paul, `/?q=cuivre&recherche=${id}`)).not.toContain('Mon cuivre')
    const visitor = await site.app.request(`/?q=cuivre&recherche=${id}`)
    expect(await visitor.text()).not.toContain('Mon cuivre')
  })

  it.each(['inconnue', '00000000-0000-0000-0000-000000000000', "' or 1=1"])(
    'does not know %j',
    async (id) => {
      expect((await lea.get(`/recherches/${encodeURIComponent(id)}`)).status).toBe(404)
      expect((await lea.get(`/?recherche=${encodeURIComponent(id)}`)).status).toBe(200)
    },
  )
})

describe('sharing', () => {
  it('asks for a veilleur', async () => {
    const id = await save(lise, { requete: '', nom: 'Tout' })
    expect((await lise.post(`/recherches/${id}/partage`, { partagee: '1' })).status).toBe(403)
    expect(await page(lise, `/recherches/${id}/reglages`)).not.toContain('Partager avec')
  })

  it('lets colleagues take an alert, and change nothing', async () => {
    const id = await shareOne()
    expect((await paul.post(`/recherches/${id}/alerte`, { rythme: 'week' })).status).toBe(303)
    for (const [gesture, fields] of [
      ['nom', { nom: 'À moi' }],
      ['partage', { partagee: '0' }],
      ['retirer', {}],
    ] as const)
      expect((await paul.post(`/recherches/${id}/${gesture}`, fields)).status).toBe(404)
    expect(await findSearch(site.deps.db, id)).toMatchObject({ name: 'Cuivre', shared: true })
    expect(await page(lea, `/recherches/${id}/reglages`)).toContain('les alertes de 1 personne s’arrêtent')
  })
})

describe('taking one off', () => {
  it('can be undone, once', async () => {
    const id = await save(lea, { requete: 'q=cuivre', nom: 'Cuivre', rythme: 'day' })
    const answer = await lea.post(`/recherches/${id}/retirer`)
    const path = answer.headers.get('location')!
    expect(await page(lea, path)).toContain('« Cuivre » est retirée de vos recherches. Annuler')
    expect((await lea.get(`/recherches/${id}`)).status).toBe(410)
    const back = await lea.post('/recherches/remettre', { operation: id })
    expect(back.headers.get('location')).toBe('/recherches?dit=recherche-remise')
    expect(await page(lea, '/recherches')).toContain('courriel chaque jour')
    expect((await lea.post('/recherches/remettre', { operation: id })).headers.get('location')).toContain(
      'rien-fait',
    )
    expect((await paul.post('/recherches/remettre', { operation: 'x' })).headers.get('location')).toContain(
      'rien-fait',
    )
  })

  it('is not told to others, nor put back by them', async () => {
    const id = await shareOne()
    await lea.post(`/recherches/${id}/retirer`)
    expect(await page(paul, `/recherches?retiree=${id}`)).not.toContain('Cuivre')
    await paul.post('/recherches/remettre', { operation: id })
    expect((await findSearch(site.deps.db, id))?.removedAt).toBeDefined()
  })
})

describe('renaming', () => {
  it('takes a name, and says what is wrong with none', async () => {
    const id = await save(lea, { requete: '', nom: 'Tout' })
    await lea.post(`/recherches/${id}/nom`, { nom: '<i>Tout</i> « veille »' })
    expect(await (await lea.get(`/recherches/${id}/reglages`)).text()).toContain('&lt;i&gt;Tout&lt;/i&gt;')
    expect((await lea.post(`/recherches/${id}/nom`, { nom: '\u200B' })).status).toBe(422)
  })
})

describe('the desk', () => {
  it('shows the first five that have something new', async () => {
    for (let index = 0; index < 7; index += 1)
      await save(lea, { requete: 'q=cuivre', nom: `Cuivre ${index}` })
    expect(await page(lea, '/bureau')).not.toContain('Cuivre 0')
    await site.deps.db.run(`update saved_search_looks set seen_at = '2020-01-01T00:00:00.000Z'`)
    const desk = await page(lea, '/bureau')
    expect(desk).toMatch(/Cuivre 0 : \d+ nouveauté/)
    expect(desk).toContain('Cuivre 4')
    expect(desk).not.toContain('Cuivre 5')
  })
})
