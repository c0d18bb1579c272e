import { beforeAll, describe, expect, it } from 'vitest'
import { writeSetting } from '#src/store/site-settings.ts'
import { readDocument } from '#test/helpers/api-document.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Described, type Schema, describedIn } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'

let site: TestSite
let page: string
let document: ApiDocument
let operations: Described[]

beforeAll(async () => {
  site = await openTestSite()
  page = await (await site.app.request('/api')).text()
  document = await readDocument()
  operations = describedIn(document)
})

const formOf = (id: string): string =>
  /<form[\s\S]*?<\/form>/.exec(page.slice(page.indexOf(`<h3 id="${id}"`)))?.[0] ?? ''

describe('GET /api', () => {
  it('describes every operation, each under a heading that the contents lead to', () => {
    for (const { id, summary, path } of operations) {
      expect(page).toContain(`<h3 id="${id}"`)
      expect(page).toContain(`<a href="#${id}">${summary}</a>`)
      expect(page).toContain(`GET ${path}`)
    }
  })

  it('gives each a form with all its parameters, labelled and bounded', () => {
    for (const { id, parameters } of operations) {
      const form = formOf(id)
      expect(form).toContain(`<input type="hidden" name="essai" value="${id}"`)
      for (const { name } of parameters) {
        expect(form).toContain(`<label for="${id}-${name}">`)
        expect(form).toMatch(new RegExp(`(?:id="${id}-${name}"\\s+name="${name}")`))
      }
    }
    expect(formOf('listerElements')).toMatch(/name="limite"[\s\S]*?type="number"/)
    expect(formOf('listerElements')).toMatch(/name="depuis"[\s\S]*?type="date"/)
    expect(formOf('listerElements')).toContain('<option value="donnees-ia">')
  })

  it('leads from each schema to those that it names, and to none that is not there', () => {
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.length).toBeGreaterThan(60)
    expect(links.filter((id) => !anchors.has(id))).toStrictEqual([])
    const names = Object.keys((document.components?.schemas ?? {}) as Record<string, Schema>)
    for (const name of names) expect(anchors).toContain(`schema-${name}`)
  })

  it('gives no element an id twice', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toStrictEqual([])
  })

  it('shows how to ask with curl, how to verify a webhook and how the client is used', () => {
    const words = wordsOf(page)
    expect(words).toContain(
      "curl -H 'Authorization: Bearer vigie_…' 'https://veille.example/api/v1/elements?q=fermeture+cuivre'",
    )
    expect(words).toContain('Vigie-Signature')
    expect(words).toContain('createHmac')
    expect(words).toContain('plus de 5 minutes')
    expect(words).toContain('createVigieClient')
  })

  it('asks nothing of another site, and brings no style or handler of its own', () => {
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!veille\.example)/)
    expect(page).not.toMatch(/ style="| on\w+="/)
    expect([...page.matchAll(/<script [^>]*>/g)].every(([tag]) => tag.includes('nonce='))).toBe(true)
  })

  it('is open on a reserved index, and links from the foot of every page', async () => {
    const own = await openTestSite({ seeds: false })
    await own.deps.db.batch([writeSetting('index', 'reserve')])
    expect((await own.app.request('/api')).status).toBe(200)
    expect((await own.app.request('/api/problemes')).status).toBe(200)
    expect(page).toContain('<a href="/api">API</a>')
  })
})

describe('a form of the page, without a script', () => {
  it.each([
    ['essai=listerElements&q=cuivre&axe=&limite=', '/api/v1/elements?q=cuivre'],
    [
      'essai=listerElements&axe=donnees-ia&axe=cybersecurite-confiance',
      '/api/v1/elements?axe=donnees-ia&axe=cybersecurite-confiance',
    ],
    ['essai=lireElement&id=cuivre', '/api/v1/elements/cuivre'],
    ['essai=lireElement&id=', '/api/v1/elements/-'],
    ['essai=lireElement&id=..%2F..%2Fconnexion%3Fx%3D1', '/api/v1/elements/..%2F..%2Fconnexion%3Fx%3D1'],
    ['essai=lireLettre&numero=12&retour=//piege.example', '/api/v1/lettres/12'],
    ['essai=listerAxes&essai=lireAxe', '/api/v1/axes'],
  ])('opens the answer itself: %s', async (query, location) => {
    const answer = await site.app.request(`/api?${query}`)
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([303, location])
  })

  it('is a page that says so for an operation that there is not', async () => {
    for (const id of ['rien', 'constructor', '']) {
      const answer = await site.app.request(`/api?essai=${id}`)
      expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([
        404,
        'text/html; charset=UTF-8',
      ])
    }
  })
})
