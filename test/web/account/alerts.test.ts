import { beforeEach, describe, expect, it } from 'vitest'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { saveSearch } from '#src/searches/saved-search.ts'
import { followRef } from '#src/store/followed-refs.ts'
import { setMark } from '#src/store/item-marks.ts'
import { findNoticeState, updateNotices } from '#src/store/notice-settings.ts'
import { findSearch } from '#src/store/saved-searches.ts'
import { updateAlert, listAlertsOf } from '#src/store/search-alerts.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postAs, postForm, signInAs } from '#test/helpers/staff.ts'

let site: TestSite
let lise: Staff

beforeEach(async () => {
  site = await openTestSite()
  lise = await signInAs(site, 'lecteur')
})

const path = '/compte/alertes'
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('\u2011', '-')
const read = async (at = path) => plain(wordsOf(await (await getAs(site, lise, at)).text()))
const stateOf = async () => (await findNoticeState(site.deps.db, lise.person.id))!

async function alertOn(name: string, rhythm: 'day' | 'week' | 'now', query = 'q=cuivre') {
  const { deps } = site
  const search = (await findSearch(deps.db, await saveSearch(deps, lise.person, { name, query })))!
  await setMailAlert(deps, lise.person, search, rhythm)
  return search
}

async function star(...ids: string[]): Promise<void> {
  const { db, now } = site.deps
  await db.batch(setMark('starred', lise.person.id, ids, now().toISOString()))
}

describe('« Mes alertes »', () => {
  it('is linked from the account, and from the favourites', async () => {
    for (const from of ['/compte', '/bureau/favoris', '/aide'])
      expect(await (await getAs(site, lise, from)).text()).toContain(`href="${path}"`)
  })

  it('shows what is told, when the mail of the day leaves, and that nothing left yet', async () => {
    const page = await (await getAs(site, lise, path)).text()
    expect(page.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
    const words = plain(wordsOf(page))
    expect(words).toContain('à 7 h (heure de Paris)')
    expect(words).toContain('Aucun message du jour n’est encore parti.')
    expect(words).toMatch(/Prochain départ le \d.*2026 à 7 h/)
    expect(words).toContain('Aucune alerte sur une recherche')
  })

  it('lists the alerts of searches with their rhythm, and why one waits', async () => {
    const search = await alertOn('Cuivre <b>', 'day')
    await alertOn('Fibre', 'now')
    const [first] = await listAlertsOf(site.deps.db, lise.person.id)
    const at = site.deps.now().toISOString()
    await site.deps.db.batch([
      updateAlert(first!.id, { lastError: 'Boîte fermée.', pausedAt: at, lastSentAt: at }),
      updateNotices(lise.person.id, { noticedAt: at }),
    ])
    const page = await (await getAs(site, lise, path)).text()
    expect(page).toContain(`href="/recherches/${search.id}/reglages"`)
    expect(page).toContain('Cuivre &lt;b&gt;')
    const words = plain(wordsOf(page))
    expect(words).toContain('chaque jour à 7 h')
    expect(words).toContain('En pause : Boîte fermée.')
    expect(words).toMatch(/dernier message : \d+ novembre 2026/)
  })

  it('says why nothing is sent to the address, and who can mend it', async () => {
    const why = { reason: 'bounce', detail: 'La boîte n’existe plus.' } as const
    await suppress(site.deps, lise.person.email.toUpperCase(), why)
    const words = await read()
    expect(words).toContain('Rien ne part vers votre adresse')
    expect(words).toContain('La boîte n’existe plus.')
    expect(words).toContain('demandez à un éditeur')
    expect(words).not.toContain('Prochain départ')
  })

  it('asks for a sign-in', async () => {
    for (const asked of [path, `${path}/apercu`]) {
      const answer = await site.app.request(site.deps.config.baseUrl + asked)
      expect([answer.status, answer.headers.get('location') ?? '']).toEqual([
        303,
        expect.stringContaining('/connexion'),
      ])
    }
  })
})

describe('its form', () => {
  it.each([
    [{ dates: '1' }, { dates: true, texts: false }],
    [{ textes: '1' }, { dates: false, texts: true }],
    [{}, { dates: false, texts: false }],
  ])('keeps %j', async (fields, kept) => {
    const answer = await postAs(site, lise, path, fields)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?dit=rappels-choisis`])
    expect(await stateOf()).toMatchObject(kept)
    expect(await read(`${path}?dit=rappels-choisis`)).toContain('Vos rappels sont enregistrés.')
  })

  it('takes up what was paused after refusals', async () => {
    const pausedAt = site.deps.now().toISOString()
    await site.deps.db.batch([
      updateNotices(lise.person.id, { pausedAt, failures: 5, lastError: 'Boîte fermée.' }),
    ])
    expect(await read()).toContain('En pause, après plusieurs refus : Boîte fermée.')
    await postAs(site, lise, path, { dates: '1', textes: '1' })
    expect(await stateOf()).not.toHaveProperty('pausedAt')
    expect(await read()).not.toContain('Boîte fermée.')
  })

  it('changes nothing without the token of the session, nor for a stranger', async () => {
    await postForm(site, path, {})
    const forged = await postForm(site, path, { csrf: 'faux' }, { cookie: lise.cookie })
    expect(forged.status).toBe(403)
    expect(await stateOf()).toMatchObject({ dates: true, texts: true })
  })

  it('changes only the person’s own', async () => {
    const other = await signInAs(site, 'veilleur')
    await postAs(site, lise, path, { personne: other.person.id })
    expect(await findNoticeState(site.deps.db, other.person.id)).toMatchObject({ dates: true, texts: true })
  })
})

describe('the preview', () => {
  it('says that there is nothing to tell', async () => {
    expect(await read(`${path}/apercu`)).toContain('Rien à dire pour l’instant')
  })

  it('shows what the next mail would say, and tells nothing', async () => {
    const { db, now } = site.deps
    await star('appel')
    const closing = new Date(now().getTime() + 4 * 86_400_000).toISOString().slice(0, 10)
    await db.run(`update items set closing_at = ? where id = 'appel'`, closing)
    await db.batch([followRef(lise.person.id, 'L1425-1 CGCT', '2026-01-01T00:00:00.000Z')])
    const before = await db.all('select * from people')
    const words = await read(`${path}/apercu`)
    expect(words).toMatch(/Objet : Vigie : 1 échéance/)
    expect(words).toContain('(J-3)')
    expect(words).toContain('dans vos favoris')
    expect(await db.all('select * from people')).toEqual(before)
    expect(await db.all('select * from notices_told')).toEqual([])
  })

  it('looks at twenty searches, and says how many it left', async () => {
    for (let index = 0; index < 22; index += 1) await alertOn(`Recherche ${index}`, 'day', `q=mot${index}`)
    await alertOn('Tout de suite', 'now')
    expect(await read(`${path}/apercu`)).toContain('2 autres recherches n’ont pas été regardées')
  })
})
