import { beforeEach, describe, expect, it } from 'vitest'
import { recordAudit } from '#src/store/audit-log.ts'
import { countLetterPicks } from '#src/store/item-decisions.ts'
import { findItemWork } from '#src/store/item-work.ts'
import { findItem } from '#src/store/items.ts'
import { insertItems } from '#src/store/write-items.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, postAs, signInAs } from '#test/helpers/staff.ts'
import {
  arrive,
  gestureLog,
  gesturesOf,
  noticeOf,
  open,
  press,
  pressBar,
  shownBy,
  undoFrom,
} from './desk-world.ts'

let site: TestSite
let victor: Staff

beforeEach(async () => {
  site = await openTestSite()
  victor = await signInAs(site, 'veilleur')
})

const workOf = (id: string) => findItemWork(site.deps.db, victor.person.id, id)
const axesOf = async (id: string) => (await findItem(site.deps.db, id))?.axes.map((axis) => axis.id)
const series = ['serie-26', 'serie-27', 'serie-28']

describe('the buttons of one item', () => {
  it.each(['/', '/?q=territoires', '/bureau', '/elements/appel', '/echeances'])(
    'are all there on %s',
    async (path) => {
      expect(gesturesOf(await open(site, victor, path), 'appel')).toStrictEqual([
        'retenir',
        'ecarter',
        'lettre',
        'etoile',
        'lu',
      ])
    },
  )

  it('are there in the lists of the desk too', async () => {
    await site.deps.db.run(`update items set doubtful = 1 where id = 'serie-01'`)
    await press(site, victor, '/elements/serie-02', 'etoile:serie-02')
    const toCheck = await open(site, victor, '/bureau/a-verifier')
    expect(gesturesOf(toCheck, 'serie-01')).toStrictEqual(['retenir', 'ecarter', 'lettre', 'etoile', 'lu'])
    const starred = await open(site, victor, '/bureau/favoris')
    expect(gesturesOf(starred, 'serie-02')).toStrictEqual([
      'retenir',
      'ecarter',
      'lettre',
      'sans-etoile',
      'lu',
    ])
  })

  it.each([
    ['retenir', 'retenu', 'ne-plus-retenir', 'retiré des éléments retenus', 'Retenu'],
    ['lettre', 'choisi pour la lettre', 'hors-lettre', 'retiré de la lettre', 'Pour la lettre'],
  ])('« %s » says what it did, shows it, and has its contrary', async (name, done, contrary, undone, tag) => {
    const title = '« Rançongiciel : alerte pour les collectivités »'
    const after = await arrive(site, victor, await press(site, victor, '/?q=mairies', `${name}:alerte`))
    expect(after.path).toMatch(/^\/\?q=mairies&fait=[0-9a-f-]{36}$/)
    expect(noticeOf(after)).toBe(`${title} : ${done}.`)
    expect(after.$('#e-alerte .tag-work').text()).toBe(tag)
    expect(gesturesOf(after, 'alerte')).toContain(contrary)

    const back = await arrive(site, victor, await press(site, victor, after.path, `${contrary}:alerte`))
    expect(noticeOf(back)).toBe(`${title} : ${undone}.`)
    expect(back.$('#e-alerte .tag-work')).toHaveLength(0)
    const action = name === 'retenir' ? 'item.retain' : 'item.letter'
    expect(await gestureLog(site)).toStrictEqual(Array(2).fill(`Victor Veilleur ${action} alerte`))
  })

  it('offers no letter to an item that is off scope', async () => {
    expect(gesturesOf(await open(site, victor, '/elements/hors'), 'hors')).toStrictEqual([
      'retenir',
      'ecarter',
      'etoile',
      'lu',
    ])
    const answer = await postAs(site, victor, '/bureau/gestes', { geste: 'lettre:hors', retour: '/' })
    expect(answer.headers.get('location')).toBe('/?dit=rien-change')
    expect(await countLetterPicks(site.deps.db)).toBe(0)
  })

  it('says that nothing changed the second time', async () => {
    await press(site, victor, '/', 'retenir:alerte')
    const again = await postAs(site, victor, '/bureau/gestes', { geste: 'retenir:alerte', retour: '/' })
    expect(again.headers.get('location')).toBe('/?dit=rien-change')
    expect(await gestureLog(site)).toHaveLength(1)
  })
})

describe('the bar', () => {
  it.each([
    ['retenir', '3 éléments retenus.'],
    ['lettre', '3 éléments choisis pour la lettre.'],
  ])('does « %s » to all that is checked', async (gesture, notice) => {
    const page = await arrive(site, victor, await pressBar(site, victor, '/?q=fibre', gesture, series))
    expect(noticeOf(page)).toBe(notice)
    expect(await gestureLog(site)).toHaveLength(3)
    expect(await workOf('serie-27')).toMatchObject({ [gesture === 'retenir' ? 'retained' : 'letter']: true })
    expect(await workOf('serie-04')).toMatchObject({ retained: false, letter: false })
  })

  it('adds an axis after those that each has', async () => {
    const axe: [string, string][] = [['axe', 'donnees-ia']]
    const page = await arrive(site, victor, await pressBar(site, victor, '/?q=fibre', 'axe', series, axe))
    expect(noticeOf(page)).toBe('3 éléments reclassés.')
    expect(await axesOf('serie-26')).toStrictEqual(['infrastructures-thd-mobile', 'donnees-ia'])
    expect(page.$('.tag-work').first().text()).toBe('Corrigé')
  })

  it('refuses an axis that does not exist, and does nothing', async () => {
    const answer = await postAs(site, victor, '/bureau/gestes', { geste: 'axe', id: 'alerte', axe: 'foot' })
    const page = await shownBy('/bureau/gestes', answer)
    expect(page.status).toBe(422)
    expect(page.words).toContain('Cet axe n’existe pas.')
    expect(await gestureLog(site)).toStrictEqual([])
  })

  it('stars all that is checked, for this person alone', async () => {
    const page = await arrive(site, victor, await pressBar(site, victor, '/?q=fibre', 'etoile', series))
    expect(noticeOf(page)).toBe('Étoile posée. Vous la retrouverez au bureau, dans vos favoris.')
    expect((await open(site, victor, '/bureau/favoris')).$('.card')).toHaveLength(3)
    expect(await gestureLog(site)).toStrictEqual([])
  })

  it('counts only what changed', async () => {
    await press(site, victor, '/elements/serie-26', 'retenir:serie-26')
    const page = await arrive(site, victor, await pressBar(site, victor, '/?q=fibre', 'retenir', series))
    expect(noticeOf(page)).toBe('2 éléments retenus.')
  })

  it('acts on 500 items and undoes them, and refuses 501', async () => {
    const ids = Array.from({ length: 501 }, (_, n) => `lot-${n}`)
    const now = site.deps.now().toISOString()
    await site.deps.db.batch(
      insertItems(
        ids.map((id) => enrichedItem({ id })),
        now,
      ),
    )
    const page = await arrive(site, victor, await pressBar(site, victor, '/', 'retenir', ids.slice(1)))
    expect(noticeOf(page)).toBe('500 éléments retenus.')
    const undone = await arrive(site, victor, await undoFrom(site, victor, page))
    expect(noticeOf(undone)).toBe('C’est annulé pour 500 éléments.')
    expect(await workOf('lot-500')).toMatchObject({ retained: false })

    const before = await gestureLog(site)
    for (const gesture of ['retenir', 'ecarter']) {
      const refused = await shownBy('', await pressBar(site, victor, '/', gesture, ids))
      expect(refused.status).toBe(422)
      expect(refused.words).toContain('500 éléments au plus à la fois : 501 étaient choisis.')
    }
    expect(await gestureLog(site)).toStrictEqual(before)
  })
})

describe('« Annuler »', () => {
  it('puts everything back, on the same page, and can be undone in turn', async () => {
    const page = await arrive(site, victor, await pressBar(site, victor, '/?q=fibre', 'retenir', series))
    const undone = await arrive(site, victor, await undoFrom(site, victor, page))
    expect(undone.path).toMatch(/^\/\?q=fibre&fait=/)
    expect(noticeOf(undone)).toBe('C’est annulé pour 3 éléments.')
    expect(await workOf('serie-26')).toMatchObject({ retained: false })
    const redone = await arrive(site, victor, await undoFrom(site, victor, undone))
    expect(noticeOf(redone)).toBe('C’est annulé pour 3 éléments.')
    expect(await workOf('serie-26')).toMatchObject({ retained: true })
  })

  it('says that there is nothing left to undo the second time', async () => {
    const page = await arrive(site, victor, await press(site, victor, '/', 'retenir:alerte'))
    await undoFrom(site, victor, page)
    const again = await shownBy('', await undoFrom(site, victor, page))
    expect(again.status).toBe(409)
    expect(again.words).toContain('Plus rien à annuler')
  })

  it('touches nothing that somebody changed since, and undoes the rest', async () => {
    const edith = await signInAs(site, 'editeur')
    const page = await arrive(site, victor, await pressBar(site, victor, '/?q=fibre', 'retenir', series))
    site.wait(60_000)
    await press(site, edith, '/elements/serie-27', 'ne-plus-retenir:serie-27')
    await press(site, edith, '/elements/serie-27', 'retenir:serie-27')
    await press(site, edith, '/elements/serie-28', 'ne-plus-retenir:serie-28')
    const undone = await arrive(site, victor, await undoFrom(site, victor, page))
    // « serie-27 » is retained as before, but by another's look.
    expect(noticeOf(undone)).toBe('C’est annulé.')
    expect(await workOf('serie-26')).toMatchObject({ retained: false })
    expect(await workOf('serie-27')).toMatchObject({ retained: true })
    expect(await workOf('serie-28')).toMatchObject({ retained: false })
  })

  it('answers 409 when somebody changed the only item', async () => {
    const edith = await signInAs(site, 'editeur')
    const page = await arrive(site, victor, await press(site, victor, '/', 'lettre:alerte'))
    await press(site, edith, '/elements/alerte', 'hors-lettre:alerte')
    const before = await digestOf(site.deps.db)
    const refused = await shownBy('', await undoFrom(site, victor, page))
    expect(refused.status).toBe(409)
    expect(refused.words).toContain('quelqu’un a changé ces éléments depuis : rien n’a été touché')
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it('undoes no gesture that is not about items', async () => {
    const operation = crypto.randomUUID()
    const subject = { type: 'setting', id: 'index', words: 'Index' } as const
    const actor = { id: victor.person.id, name: victor.person.name }
    const line = { at: site.deps.now().toISOString(), actor, action: 'setting.change', subject, operation }
    await site.deps.db.batch([
      recordAudit({ ...line, before: { index: 'public' }, after: { index: 'reserve' } }),
    ])
    expect((await postAs(site, victor, '/bureau/annuler', { operation })).status).toBe(409)
  })

  it.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['SQL', `' or 1=1 --`],
    ['a joker', '%'],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['an id that is not known', '11111111-2222-4333-8444-555555555555'],
  ])('undoes nothing by %s', async (_, operation) => {
    await press(site, victor, '/', 'retenir:alerte')
    expect((await postAs(site, victor, '/bureau/annuler', { operation })).status).toBe(409)
    expect(await workOf('alerte')).toMatchObject({ retained: true })
  })

  it('is offered to whoever made the gesture, and to nobody else', async () => {
    const edith = await signInAs(site, 'editeur')
    const page = await arrive(site, victor, await press(site, victor, '/', 'retenir:alerte'))
    expect(page.$('form[action="/bureau/annuler"]')).toHaveLength(1)
    for (const who of [edith, undefined]) {
      expect((await open(site, who, page.path)).$('.toast')).toHaveLength(0)
    }
  })
})
