import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#test/helpers/digest.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type FormFields, type Staff, postAs, signInAs } from '#test/helpers/staff.ts'
import { noticeOf, open, press, shownBy } from './desk-world.ts'

let site: TestSite
let victor: Staff
let lise: Staff

beforeAll(async () => {
  site = await openTestSite()
  victor = await signInAs(site, 'veilleur')
  lise = await signInAs(site, 'lecteur')
})

async function leaves(staff: Staff, path: string, fields: FormFields): Promise<Response> {
  const before = await digestOf(site.deps.db)
  const answer = await postAs(site, staff, path, fields)
  expect(await digestOf(site.deps.db)).toBe(before)
  return answer
}

describe('a gesture that means nothing', () => {
  it.each([
    ['nothing checked', { geste: 'retenir' }],
    ['an unknown gesture', { geste: 'supprimer:alerte' }],
    ['no gesture', { id: 'alerte' }],
    ['a name of Object.prototype', { geste: 'constructor:alerte' }],
    ['a gesture without its item', { geste: 'retenir:' }],
    ['one that is a mark', { geste: 'etoile:alerte' }],
  ])('asks for a choice: %s', async (_, fields) => {
    const answer = await leaves(victor, '/bureau/gestes', { ...fields, retour: '/?q=fibre' })
    expect(answer.headers.get('location')).toBe('/?q=fibre&dit=rien-choisi')
    expect(noticeOf(await open(site, victor, '/?q=fibre&dit=rien-choisi'))).toBe(
      'Cochez d’abord un ou plusieurs éléments : rien n’a été fait.',
    )
  })

  it('is no mark either', async () => {
    const answer = await leaves(lise, '/bureau/marques', { geste: 'retenir:alerte' })
    expect(answer.headers.get('location')).toBe('/bureau?dit=rien-choisi')
  })
})

const forged: readonly [string, string][] = [
  ['unknown', 'inconnu'],
  ['SQL', `alerte' or '1'='1`],
  ['more SQL', '"; drop table items; --'],
  ['a null at its end', 'alerte\0'],
  ['a path', '../../compte'],
  ['encoded', '%61lerte'],
  ['a JSON array', '["alerte"]'],
  ['a JSON object', '{"id":"alerte"}'],
  ['a number', '1'],
  ['null', 'null'],
  ['accents', 'é'.repeat(400)],
  ['long', 'x'.repeat(20_000)],
  ['half a character', '\ud800'],
]

describe('an id that is none of ours', () => {
  it.each(forged)('changes nothing: %s', async (_, id) => {
    for (const geste of ['retenir', 'lettre', 'remettre', 'axe']) {
      const fields = { geste, id, axe: 'donnees-ia', retour: '/' }
      const answer = await leaves(victor, '/bureau/gestes', fields)
      expect([geste, answer.headers.get('location')]).toStrictEqual([geste, '/?dit=rien-change'])
    }
    const rejected = await leaves(victor, '/bureau/gestes', { geste: 'ecarter', id, motif: 'Hors sujet' })
    expect(rejected.headers.get('location')).toBe('/bureau?dit=rien-change')
    const asked = await leaves(victor, '/bureau/gestes', { geste: 'ecarter', id })
    expect(asked.headers.get('location')).toBe('/bureau?dit=rien-choisi')
    expect((await leaves(lise, '/bureau/marques', { geste: 'etoile', id })).status).toBe(303)
  })

  it('is refused with the id of a person, of a session or of a source', async () => {
    for (const id of [lise.person.id, lise.session.id, 'gazette-loire']) {
      const answer = await leaves(victor, '/bureau/gestes', { geste: 'ecarter', id, motif: 'Hors sujet' })
      expect(answer.headers.get('location')).toBe('/bureau?dit=rien-change')
      await leaves(lise, '/bureau/marques', { geste: 'lu', id, 'sans-page': '1' })
    }
  })

  it('acts on the known ids among the others', async () => {
    const fields: [string, string][] = [...forged.map((one) => one[1]), 'alerte', 'alerte'].map((id) => [
      'id',
      id,
    ])
    const answer = await postAs(site, victor, '/bureau/gestes', [['geste', 'retenir'], ...fields])
    const page = await open(site, victor, answer.headers.get('location') ?? '')
    expect(noticeOf(page)).toBe('« Rançongiciel : alerte pour les collectivités » : retenu.')
  })
})

describe('« retour »', () => {
  it.each([
    'https://ailleurs.example/',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '\\\\ailleurs.example',
    'javascript:alert(1)',
    'ailleurs.example',
    '/\t/ailleurs.example',
    '/%0d%0aSet-Cookie:%20a=b',
    '/./..//ailleurs.example',
    '/connexion?retour=/compte',
    '/deconnexion',
    `/?q=${'a'.repeat(2000)}`,
    '',
  ])('stays on the site: %s', async (retour) => {
    for (const path of ['/bureau/gestes', '/bureau/marques']) {
      const answer = await postAs(site, victor, path, { geste: 'lu', retour })
      const location = answer.headers.get('location') ?? ''
      expect(location).toMatch(/^\/(?![/\\])/)
      expect(location).not.toMatch(/[\r\n\t\\]/)
      expect(new URL(location, 'https://veille.example').host).toBe('veille.example')
      expect(location).not.toMatch(/^\/(?:connexion|deconnexion)/)
    }
  })

  it('keeps the search, and nothing of what was said before', async () => {
    const retour = '/?q=%C3%A9t%C3%A9&axe=donnees-ia&fait=abc&dit=vu#e-alerte'
    const answer = await postAs(site, victor, '/bureau/gestes', { geste: 'retenir', retour })
    expect(answer.headers.get('location')).toBe('/?q=%C3%A9t%C3%A9&axe=donnees-ia&dit=rien-choisi')
  })

  it('is the page that the browser names, for « Annuler », if it is ours', async () => {
    const done = await press(site, victor, '/?q=fibre', 'retenir:serie-28')
    const operation = new URL(done.headers.get('location') ?? '', 'https://veille.example').searchParams
    const fields = { operation: operation.get('fait') ?? '' }
    const answer = await postAs(site, victor, '/bureau/annuler', fields, {
      referer: 'https://ailleurs.example/compte',
    })
    expect(answer.headers.get('location')).toMatch(/^\/bureau\?fait=/)
  })
})

describe('a lecteur', () => {
  it.each(['/bureau/gestes', '/bureau/annuler', '/elements/alerte/corriger', '/elements/alerte/notes'])(
    'may not post to %s',
    async (path) => {
      const fields = { geste: 'retenir:alerte', note: 'Bonjour', 'axes-de': 'equipe', operation: 'x' }
      const page = await shownBy(path, await leaves(lise, path, fields))
      expect(page.status).toBe(403)
      expect(page.words).toContain('Accès réservé')
    },
  )
})
