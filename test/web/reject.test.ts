import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '#src/store/audit-log.ts'
import { findItem } from '#src/store/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, postAs, signInAs } from '#test/helpers/staff.ts'
import { arrive, gesturesOf, noticeOf, open, press, pressBar, shownBy, undoFrom } from './desk-world.ts'

let site: TestSite
let victor: Staff

beforeEach(async () => {
  site = await openTestSite()
  victor = await signInAs(site, 'veilleur')
})

const reasonOf = async (id: string) => (await findItem(site.deps.db, id))?.withdrawn?.reason
const reject = (fields: Record<string, string>) =>
  postAs(site, victor, '/bureau/gestes', { geste: 'ecarter:ami', retour: '/echeances', ...fields })

/** Where an item that shows is found. */
const places = [
  '/?q=candidature',
  '/echeances',
  '/flux/tout.rss',
  '/flux/axes/donnees-ia.json',
  '/api/elements?q=candidature',
]

async function placesOf(id: string): Promise<string[]> {
  const pages = await Promise.all(places.map((path) => open(site, undefined, path)))
  return pages.filter(({ html }) => html.includes(`/elements/${id}`)).map(({ path }) => path)
}

describe('« Écarter » without a reason', () => {
  it('asks why on a page of its own, and does nothing yet', async () => {
    const page = await shownBy('', await press(site, victor, '/?q=candidature', 'ecarter:ami'))
    expect(page.status).toBe(200)
    expect(page.$('h1').text()).toBe('Écarter un élément')
    expect(page.words).toContain('Appel à manifestation d’intérêt : intelligence artificielle')
    expect(page.$('input[name="motif"]:checked').attr('value')).toBe('Hors sujet pour la veille')
    expect(page.$('main a').attr('href')).toBe('/?q=candidature')
    expect(await reasonOf('ami')).toBeUndefined()
  })

  it('goes through that page to where one was', async () => {
    const asked = await shownBy('', await press(site, victor, '/?q=candidature', 'ecarter:ami'))
    const form = asked.$('main form')
    const fields = form
      .find('input[type="hidden"]')
      .map((_, input) => [[asked.$(input).attr('name')!, asked.$(input).attr('value')!]])
      .get() as unknown as [string, string][]
    const answer = await postAs(site, victor, form.attr('action') ?? '', [
      ...fields,
      ['geste', 'ecarter'],
      ['motif', 'Information périmée'],
    ])
    const page = await arrive(site, victor, answer)
    expect(page.path).toMatch(/^\/\?q=candidature&fait=/)
    expect(noticeOf(page)).toMatch(/^« Appel à manifestation .*…? » : écarté\.$/)
    expect(await reasonOf('ami')).toBe('Information périmée')
  })

  it('names the first twenty of many', async () => {
    const ids = Array.from({ length: 25 }, (_, n) => `serie-${String(n + 1).padStart(2, '0')}`)
    const page = await shownBy('', await pressBar(site, victor, '/?q=fibre', 'ecarter', ids))
    expect(page.$('h1').text()).toBe('Écarter 25 éléments')
    expect(page.$('main li')).toHaveLength(21)
    expect(page.words).toContain('et 5 autres')
    expect(page.$('main form input[name="id"]')).toHaveLength(25)
  })
})

describe('a reason', () => {
  it.each([
    ['two letters', 'ab'],
    ['more than 300', 'x'.repeat(301)],
    ['spaces around two letters', '   ab   '],
  ])('that is %s is refused, and shown again', async (_, typed) => {
    const page = await shownBy('', await reject({ motif: 'Information périmée', 'autre-motif': typed }))
    expect(page.status).toBe(422)
    expect(page.words).toContain('Un motif compte de 3 à 300 caractères.')
    expect(page.$('#autre-motif').attr('value')).toBe(typed.trim())
    expect(page.$('#autre-motif').attr('aria-describedby')).toBe('autre-motif-faute')
    expect(await reasonOf('ami')).toBeUndefined()
  })

  it.each([3, 300])('may have %d characters', async (length) => {
    expect((await reject({ 'autre-motif': 'é'.repeat(length) })).status).toBe(303)
    expect(await reasonOf('ami')).toBe('é'.repeat(length))
  })

  it('that is typed wins over the one that is chosen', async () => {
    await reject({ motif: 'Hors sujet pour la veille', 'autre-motif': '  Déjà dit en octobre ' })
    expect(await reasonOf('ami')).toBe('Déjà dit en octobre')
  })

  it('that holds no character to read is refused', async () => {
    const answer = await reject({ 'autre-motif': '\u0001\u0002\u0003' })
    expect(answer.status).toBe(422)
    expect(await reasonOf('ami')).toBeUndefined()
  })

  it('is shown as text', async () => {
    await reject({ 'autre-motif': '<script>alert(1)</script>' })
    const page = await open(site, undefined, '/elements/ami')
    expect(page.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page.html).not.toContain('<script>alert')
  })
})

describe('a rejected item', () => {
  it('leaves the site and the feeds, keeps its page with the reason, and comes back whole', async () => {
    expect(await placesOf('ami')).toStrictEqual(places)
    await arrive(site, victor, await reject({ motif: 'Doublon d’un autre élément' }))
    expect(await placesOf('ami')).toStrictEqual([])
    const gone = await open(site, undefined, '/elements/ami')
    expect(gone.status).toBe(410)
    expect(gone.words).toContain('Élément retiré le 24 nov. 2026. Doublon d’un autre élément')

    expect(gesturesOf(await open(site, victor, '/elements/ami'), 'ami')).toStrictEqual([
      'remettre',
      'etoile',
      'lu',
    ])
    const back = await arrive(site, victor, await press(site, victor, '/elements/ami', 'remettre:ami'))
    expect(back.status).toBe(200)
    expect(noticeOf(back)).toMatch(/ : remis dans la veille\.$/)
    expect(await placesOf('ami')).toStrictEqual(places)
  })

  it('leaves the results at once, before the index follows', async () => {
    await site.deps.db.run(`update items set withdrawn_at = '2026-11-24T07:59:00Z' where id = 'ami'`)
    expect(await placesOf('ami')).not.toContain('/?q=candidature')
  })

  it('leaves the desk and its lists, and the letter', async () => {
    await site.deps.db.run(`update items set doubtful = 1 where id in ('ami', 'alerte')`)
    await postAs(site, victor, '/bureau/gestes', { geste: 'lettre:ami' })
    await arrive(site, victor, await reject({ motif: 'Erreur de la source' }))
    const [desk, toCheck] = [
      await open(site, victor, '/bureau'),
      await open(site, victor, '/bureau/a-verifier'),
    ]
    expect(gesturesOf(desk, 'ami')).toStrictEqual([])
    expect(desk.words).toContain('Aucun élément choisi')
    expect(gesturesOf(toCheck, 'ami')).toStrictEqual([])
  })

  it('stays among the favourites of whoever starred it, where it says so', async () => {
    await press(site, victor, '/elements/ami', 'etoile:ami')
    await arrive(site, victor, await reject({ motif: 'Erreur de la source' }))
    const page = await open(site, victor, '/bureau/favoris')
    expect(page.$('#e-ami .tag-warn').text()).toBe('Retiré')
    expect(gesturesOf(page, 'ami')).toStrictEqual(['remettre', 'sans-etoile', 'lu'])
  })

  it('comes back by « Annuler » too', async () => {
    const after = await arrive(site, victor, await reject({ motif: 'Erreur de la source' }))
    await arrive(site, victor, await undoFrom(site, victor, after))
    expect(await placesOf('ami')).toStrictEqual(places)
  })

  it('is written in the log with its reason, and without its text', async () => {
    await reject({ motif: 'Erreur de la source' })
    const [line] = await listAudit(site.deps.db, { action: 'item.reject', limit: 5 })
    expect(line).toMatchObject({
      actor: { id: victor.person.id, name: 'Victor Veilleur' },
      subject: { type: 'item', id: 'ami' },
      before: { withdrawn: null },
      after: { withdrawn: { reason: 'Erreur de la source' } },
    })
    expect(JSON.stringify(line)).not.toContain('expérimentent')
  })
})
