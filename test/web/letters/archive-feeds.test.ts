import { parseFeed } from 'feedsmith'
import { XmlDocument } from 'libxml2-wasm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
  await site.deps.db.run(`update letters set subject = 'Veille n° 12 : <b>cuivre</b> & fibre ]]>'`)
})

const ask = (extension: string, headers: Record<string, string> = {}) =>
  site.app.request(`https://veille.example/lettres/flux.${extension}`, { headers })

const types = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const

describe.each(Object.entries(types))('the %s feed of the letters', (extension, type) => {
  it('is read back whole by another library', async () => {
    const answer = await ask(extension)
    expect(answer.headers.get('content-type')).toBe(type)
    const body = await answer.text()
    const { feed } = parseFeed(extension === 'json' ? JSON.parse(body) : body)
    const told = JSON.stringify(feed)
    expect(told).toContain('Veille n° 12 : <b>cuivre</b> & fibre ]]>')
    expect(told).toContain('tag:veille.example,2026:letter/12')
    expect(told).toContain('https://veille.example/lettres/12')
    expect(told).toContain('Le cuivre ferme plus tôt que prévu.')
  })

  it('answers 304 to who has it already, and the same bytes to who has not', async () => {
    const first = await ask(extension)
    const again = await ask(extension, { 'if-none-match': first.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toStrictEqual([304, ''])
    expect(await (await ask(extension)).text()).toBe(await first.text())
  })

  it('holds no relative address', async () => {
    const body = await (await ask(extension)).text()
    expect(body).not.toMatch(/href=(?:"|&quot;|\\")\//)
  })
})

describe('the feeds in XML', () => {
  it.each(['rss', 'atom'])('are well formed: %s', async (extension) => {
    const document = XmlDocument.fromString(await (await ask(extension)).text())
    expect(document.root.name).toBe(extension === 'rss' ? 'rss' : 'feed')
    document.dispose()
  })
})
