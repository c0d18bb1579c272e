import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#test/helpers/digest.ts'
import { getAs } from '#test/helpers/staff.ts'
import { type LetterWorld, draftOf, openLetterWorld } from './letter-world.ts'

let world: LetterWorld
let version: string

beforeAll(async () => {
  world = await openLetterWorld()
  version = String((await draftOf(world)).stored.version)
})

/** Each form of the desk, with what it needs to do something. */
const forms: Record<string, Record<string, string>> = {
  '/lettres/13/gestes': { geste: 'modifier', carte: 'piege', titre: 'Titre', resume: 'Résumé' },
  '/lettres/13/defaire': { operation: '2' },
  '/lettres/13/commentaires': { commentaire: 'À relire' },
  '/lettres/13/commentaires/regler': { commentaire: 'k', regle: 'oui' },
  '/lettres/13/essai': { destinataire: 'x' },
  '/lettres/13/approuver': { depart: '2026-11-27T09:30' },
  '/lettres/13/seule': { valeur: 'oui' },
  '/lettres/reglages': { 'jour-depart': '1', 'heure-depart': '8', archive: 'public' },
  '/lettres/adresses-bloquees': { adresse: 'a@mairie.example', geste: 'chercher' },
  '/lettres/12/envois/pause': {},
  '/lettres/12/envois/relancer': {},
}

async function post(path: string, body: string | FormData, type?: string): Promise<number> {
  const headers: Record<string, string> = {
    cookie: world.edith.cookie,
    origin: 'https://veille.example',
    ...(type ? { 'content-type': type } : {}),
  }
  const answer = await world.site.app.request(`https://veille.example${path}`, {
    method: 'POST',
    headers,
    body,
  })
  await answer.text()
  return answer.status
}

const urlEncoded = 'application/x-www-form-urlencoded'

async function postFields(path: string, fields: [string, string][]): Promise<number> {
  const all: [string, string][] = [['csrf', world.edith.csrf], ['version', version], ['vue', ''], ...fields]
  return post(path, new URLSearchParams(all).toString(), urlEncoded)
}

/** What one field may hold that no browser of ours sends. */
const oddValues: [string, string][] = [
  ['nothing', ''],
  ['a NUL', 'a\0b'],
  ['half a character', 'a\uD800'],
  ['a text turned around', '\u202Eexe.mairie'],
  ['a hundred thousand characters', 'é'.repeat(100_000)],
  ['only spaces', ' \t\r\n '],
  ['a name of the prototype', '__proto__'],
  ['a quote of SQL', "' or 1=1 --"],
  ['a number beyond numbers', '99999999999999999999'],
  ['markup', '"><script>alert(1)</script>'],
]

describe.each(Object.entries(forms))('POST %s', (path, fields) => {
  it.each(oddValues)('answers with a page, whatever field holds %s', async (_, odd) => {
    const names = [...Object.keys(fields), 'version', 'vue', 'geste', 'carte']
    for (const name of names) {
      const sent = { ...fields, [name]: odd }
      const status = await postFields(path, Object.entries(sent))
      expect([name, status < 500]).toStrictEqual([name, true])
    }
    expect(world.site.errors).toStrictEqual([])
  })

  it('answers with a page when a field is missing, or is there twice', async () => {
    for (const name of Object.keys(fields)) {
      const without = Object.entries(fields).filter(([one]) => one !== name)
      const twice: [string, string][] = [...Object.entries(fields), [name, 'autre']]
      expect(await postFields(path, without)).toBeLessThan(500)
      expect(await postFields(path, twice)).toBeLessThan(500)
    }
    expect(world.site.errors).toStrictEqual([])
  })

  it('changes nothing for a body that is no form, or that has no token', async () => {
    const before = await digestOf(world.site.deps.db)
    const bodies: [string, string | undefined][] = [
      ['', urlEncoded],
      ['{"geste":"actualiser"}', 'application/json'],
      ['%%%=%zz&&&==', urlEncoded],
      ['--x\r\nContent-Disposition: form-data; name="geste"\r\n\r\nactualiser', 'multipart/form-data'],
      ['geste=actualiser', 'text/plain'],
    ]
    for (const [body, type] of bodies) expect([403, 415]).toContain(await post(path, body, type))
    expect(await digestOf(world.site.deps.db)).toBe(before)
  })

  it('refuses a body of megabytes', async () => {
    const huge = new URLSearchParams({ csrf: world.edith.csrf, texte: 'a'.repeat(3_000_000) }).toString()
    expect(await post(path, huge, urlEncoded)).toBe(413)
  })

  it('takes a file for an absent field', async () => {
    const form = new FormData()
    form.set('csrf', world.edith.csrf)
    form.set('version', version)
    for (const name of Object.keys(fields)) form.set(name, new File(['x'], 'x.txt'))
    expect(await post(path, form)).toBeLessThan(500)
    expect(world.site.errors).toStrictEqual([])
  })
})

describe('the pages of the letter', () => {
  const pages = [
    '/lettres',
    '/lettres/13/atelier',
    '/lettres/13/apercu',
    '/lettres/13/envoi',
    '/lettres/12/envois',
    '/lettres/reglages',
    '/lettres/adresses-bloquees',
  ]
  const names = ['avant', 'forme', 'carte', 'q', 'membre', 'vu', 'fait', 'dit', 'etat', 'page']

  it.each(pages)('are drawn whatever their address asks: %s', async (path) => {
    for (const [, odd] of oddValues) {
      const query = new URLSearchParams(names.map((name) => [name, odd.slice(0, 2_000)])).toString()
      const answer = await getAs(world.site, world.edith, `${path}?${query}`)
      expect([200, 303]).toContain(answer.status)
      expect(await answer.text()).not.toContain('<script>alert')
    }
    expect(world.site.errors).toStrictEqual([])
  })

  it.each(['0', '000013', '999999', '1234567', '-1', '1e1', '13.0', '%2e%2e'])(
    'are not there under the number %s, unless it is one',
    async (number) => {
      const answer = await getAs(world.site, world.edith, `/lettres/${number}/atelier`)
      expect([200, 404]).toContain(answer.status)
      expect(answer.status === 200).toBe(Number(number) === 13 && /^\d{1,6}$/.test(number))
    },
  )
})
