import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { digestOf } from '#test/helpers/digest.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { gestureLog, gesturesOf, open, press } from './desk-world.ts'

const pages = [
  '/',
  '/?q=cuivre',
  '/elements/appel',
  '/elements/retire',
  '/echeances',
  '/lettres/12',
  '/sources',
]
const staffPages = [
  ...pages,
  '/bureau',
  '/bureau/favoris',
  '/bureau/a-verifier',
  '/compte',
  '/administration',
]

describe('a visitor', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite()
    const victor = await signInAs(site, 'veilleur')
    for (const geste of ['retenir:appel', 'lettre:appel'])
      await postAs(site, victor, '/bureau/gestes', { geste })
    await postAs(site, victor, '/elements/appel/notes', { note: 'Entre nous' })
  })

  it.each(pages)('sees nothing of the staff side on %s', async (path) => {
    const { html, $ } = await open(site, undefined, path)
    expect(html).not.toMatch(/gestes|geste|csrf|data-element|data-touche|data-raccourcis|Retenu|Entre nous/)
    // The keys of the search page are everybody's.
    expect(
      $('dialog:not(#touches), .pick, .tag-work, .staff-box, .gestures, [id^="e-"], [id^="d-"]'),
    ).toHaveLength(0)
    const scripts = $('script')
      .toArray()
      .map((one) => $(one).attr('src')?.split('.')[0])
    const isSearch = path.startsWith('/?') || path === '/'
    expect(scripts).toStrictEqual(['/public/vigie', ...(isSearch ? ['/public/recherche'] : [])])
    expect($('form[method="post"]')).toHaveLength(0)
  })

  it.each(['/bureau', '/bureau/favoris', '/bureau/a-verifier', '/administration'])(
    'is led from %s to the door',
    async (path) => {
      const answer = await site.app.request(`https://veille.example${path}?q=1`)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe(`/connexion?retour=${encodeURIComponent(`${path}?q=1`)}`)
    },
  )
})

describe('a lecteur', () => {
  it.each(['/?q=territoires', '/elements/appel', '/echeances', '/bureau', '/bureau/favoris'])(
    'has stars on %s, and neither bar nor boxes',
    async (path) => {
      const site = await openTestSite()
      const lise = await signInAs(site, 'lecteur')
      await press(site, lise, '/elements/appel', 'etoile:appel')
      const page = await open(site, lise, path)
      expect(new Set(gesturesOf(page, 'appel'))).toStrictEqual(new Set(['sans-etoile', 'lu']))
      expect(page.$('.gesture-bar, .pick, dialog#motif, .staff-box, [data-touche="corriger"]')).toHaveLength(
        0,
      )
    },
  )

  it('is not let in where one curates', async () => {
    const site = await openTestSite()
    const lise = await signInAs(site, 'lecteur')
    for (const path of ['/bureau/a-verifier', '/administration']) {
      const page = await open(site, lise, path)
      expect([path, page.status]).toStrictEqual([path, 403])
    }
    expect((await open(site, lise, '/bureau/a-verifier')).words).toContain('il faut être veilleur')
  })
})

describe('marks', () => {
  let site: TestSite
  let victor: Staff
  let edith: Staff
  const mark = (geste: string, fields: Record<string, string> = {}) =>
    postAs(site, victor, '/bureau/marques', { geste, ...fields })
  const tags = async (staff: Staff) =>
    (await open(site, staff, '/?q=mairies')).$('#e-alerte .tag-work').text()

  beforeEach(async () => {
    site = await openTestSite()
    victor = await signInAs(site, 'veilleur')
    edith = await signInAs(site, 'editeur')
  })

  it('are one person’s own, and no matter of the log', async () => {
    await mark('etoile:alerte')
    await mark('lu:alerte')
    expect(await tags(victor)).toBe('★ ÉtoileLu')
    expect(await tags(edith)).toBe('')
    expect(gesturesOf(await open(site, edith, '/elements/alerte'), 'alerte')).toContain('etoile')
    expect((await open(site, edith, '/bureau/favoris')).words).toContain('Aucun favori')
    expect(await gestureLog(site)).toStrictEqual([])
    expect((await open(site, victor, '/elements/alerte')).words).not.toContain('Ce que l’équipe en a fait')
  })

  it('are taken back', async () => {
    for (const geste of ['etoile:alerte', 'lu:alerte']) await mark(geste)
    expect((await mark('sans-etoile:alerte', { retour: '/' })).headers.get('location')).toBe(
      '/?dit=sans-etoile',
    )
    expect((await mark('non-lu:alerte', { retour: '/' })).headers.get('location')).toBe('/?dit=non-lu')
    expect(await tags(victor)).toBe('')
    expect(await site.deps.db.all('select * from item_marks')).toStrictEqual([])
  })

  it('are noted without a page when the script says so', async () => {
    const answer = await mark('lu:alerte', { 'sans-page': '1' })
    expect([answer.status, await answer.text()]).toStrictEqual([204, ''])
    expect(await tags(victor)).toBe('Lu')
  })

  it('of the item that is shown have their place in the page', async () => {
    expect((await open(site, victor, '/elements/alerte')).$('article').attr('data-element')).toBe('alerte')
  })
})

describe('a GET', () => {
  it.each(['lecteur', 'veilleur', 'editeur', 'administrateur'] as const)(
    'changes nothing for a signed-in %s',
    async (role) => {
      const site = await openTestSite()
      const staff = await signInAs(site, role)
      const done = await postAs(site, staff, '/bureau/gestes', { geste: 'retenir:alerte', retour: '/' })
      const before = await stillDigest(site)
      for (const path of [...staffPages, done.headers.get('location') ?? '', '/elements/alerte?dit=vu']) {
        site.wait(3_600_000)
        await (await getAs(site, staff, path)).text()
      }
      for (const path of ['/bureau/gestes', '/bureau/marques', '/bureau/annuler', '/bureau/vu']) {
        expect((await getAs(site, staff, `${path}?geste=retenir:cuivre`)).status).toBe(404)
      }
      expect(await stillDigest(site)).toBe(before)
    },
  )
})

/** All but when a session was last seen. */
async function stillDigest({ deps }: TestSite): Promise<string> {
  return (await digestOf(deps.db)).replace(/"seen_at":"[^"]*"/g, '')
}

describe('French spacing', () => {
  it.each([
    '/bureau',
    '/bureau/favoris',
    '/bureau/a-verifier',
    '/administration',
    '/bureau?dit=rien-choisi',
    '/bureau?dit=rien-change',
    '/administration/inconnue',
  ])('holds on %s', async (path) => {
    const site = await openTestSite({ seeds: false })
    const ada = await signInAs(site, 'administrateur')
    expectSpaced((await open(site, ada, path)).html)
  })

  it('holds on the pages that answer a form', async () => {
    const site = await openTestSite()
    const victor = await signInAs(site, 'veilleur')
    const answers = [
      await postAs(site, victor, '/bureau/gestes', { geste: 'ecarter', id: 'alerte', 'autre-motif': 'ab' }),
      await postAs(site, victor, '/bureau/gestes', { geste: 'axe', id: 'alerte', axe: 'x' }),
      await postAs(site, victor, '/bureau/annuler', { operation: 'x' }),
      await postAs(site, victor, '/elements/alerte/notes', { note: '' }),
    ]
    expect(answers.map(({ status }) => status)).toStrictEqual([422, 422, 409, 422])
    for (const answer of answers) {
      expectSpaced((await answer.text()).replaceAll('Rançongiciel : alerte', 'Rançongiciel'))
    }
  })
})

function expectSpaced(html: string): void {
  const words = html.replace(/<kbd>[^<]*<\/kbd>|<[^>]*>/g, '')
  expect(words.match(/.{0,20}(?:[ \n][;:?!»]|«[ \n]).{0,10}/g)).toBeNull()
}
