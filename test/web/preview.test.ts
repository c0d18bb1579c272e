import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
const get = (path: string) => site.app.request(path)

beforeAll(async () => {
  site = await openTestSite()
})

describe('GET /elements/:id/apercu', () => {
  it('is a part of a page: facts, the passage with what was asked marked, why', async () => {
    const answer = await get('/elements/cuivre/apercu?de=q%3Dcalendrier+communes&partiel=1')
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
    expect(html).toMatch(/^<div id="apercu">/)
    expect(html).not.toMatch(/<html|<script|<h1/)
    expect(html).toContain('<mark>calendrier</mark>')
    expect(html).toContain('href="/elements/cuivre?de=q%3Dcalendrier+communes"')
    expect(wordsOf(html)).toMatch(
      /Pourquoi cet axe \? Infrastructures et couverture numérique : « Fermeture du cuivre »/,
    )
    expect(wordsOf(html)).toContain('Territoire Loir-et-Cher (41)')
  })

  it('marks what means the same as what was asked', async () => {
    const html = await (await get('/elements/alerte/apercu?de=q%3Dransomware&partiel=1')).text()
    expect(html).toContain('<mark>Rançongiciel</mark>')
  })

  it('says a closing date with its proof', async () => {
    expect(wordsOf(await (await get('/elements/appel/apercu?partiel=1')).text())).toContain(
      'Échéance 17 décembre 2026',
    )
  })

  it.each(['/elements/inconnu/apercu', '/elements/retire/apercu'])('has none of %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('leads to the whole page who comes without a script', async () => {
    const answer = await get('/elements/cuivre/apercu?de=q%3Dcuivre')
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([
      302,
      '/elements/cuivre?de=q%3Dcuivre',
    ])
  })

  it('escapes what a source wrote, and what the address holds', async () => {
    const html = await (
      await get(`/elements/piege/apercu?de=${encodeURIComponent('q="><img src=x>')}&partiel=1`)
    ).text()
    expect(html).not.toMatch(/<script|<img src=x/)
  })
})
