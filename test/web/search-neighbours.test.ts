import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { searchLedFrom } from '#web/search-neighbours.ts'
import { serialiseSearchParams } from '#web/search-params.ts'

let site: TestSite
const page = async (path: string) => (await site.app.request(path)).text()
const linkOf = (html: string, rel: string) =>
  new RegExp(`<a rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&')
const cards = (html: string) =>
  [...html.matchAll(/card-title"><a href="(\/elements\/[^"]+)"/g)].map((one) =>
    one[1]!.replaceAll('&amp;', '&'),
  )

beforeAll(async () => {
  site = await openTestSite()
})

describe('searchLedFrom', () => {
  it('reads the query string of a search', () => {
    expect(serialiseSearchParams(searchLedFrom('q=fibre&page=2&axe=donnees-ia')!)).toBe(
      'q=fibre&axe=donnees-ia&page=2',
    )
  })

  it.each(['', 'q='.padEnd(5000, 'x')])('is none for nothing or too much', (from) => {
    expect(searchLedFrom(from)).toBeUndefined()
  })

  it.each(['"><script>', 'page=-1&tri=hasard', 'concerne=Blois'])('takes « %s » without harm', (from) => {
    expect(serialiseSearchParams(searchLedFrom(from)!)).not.toMatch(/script|evil|Blois/)
  })
})

describe('the page of an item that a search led to', () => {
  it('leads to the next and the former result, to the end and back, through the pages of results', async () => {
    const first = cards(await page('/?q=fibre&tri=date'))
    const second = cards(await page('/?q=fibre&tri=date&page=2'))
    const order = [...first, ...second].map((href) => href.split('?')[0])
    const walked = [order[0]]
    let at = first[0]!
    for (let next = linkOf(await page(at), 'next'); next; next = linkOf(await page(next), 'next')) {
      walked.push(next.split('?')[0])
      at = next
    }
    expect(walked).toStrictEqual(order)
    expect(linkOf(await page(at), 'prev')?.split('?')[0]).toBe(order.at(-2))
    expect(linkOf(await page(first[0]!), 'prev')).toBeUndefined()
  })

  it('leads back to the page of results and to the very result', async () => {
    const [href = ''] = cards(await page('/?q=fibre&tri=date&page=2'))
    const id = /elements\/([^?]+)/.exec(href)?.[1]
    expect(await page(href)).toContain(`href="/?q=fibre&amp;tri=date&amp;page=2#r-${id}"`)
  })

  it('leads back to the search alone once the item has left the results', async () => {
    const html = await page('/elements/cuivre?de=q%3Dran%C3%A7ongiciel')
    expect(html).toContain('href="/?q=ran%C3%A7ongiciel">Retour aux résultats')
    expect(linkOf(html, 'next')).toBeUndefined()
  })

  it('shows none to who came by itself, and writes nothing live from the address', async () => {
    expect(await page('/elements/cuivre')).not.toContain('Retour aux résultats')
    const html = await page(`/elements/cuivre?de=${encodeURIComponent('q="><script>alert(1)</script>')}`)
    expect(html).not.toContain('<script>alert')
    expect(wordsOf(html)).toContain('Retour aux résultats')
  })

  it('keeps one canonical address', async () => {
    expect(await page('/elements/cuivre?de=q%3Dcuivre')).toContain(
      '<link rel="canonical" href="https://veille.example/elements/cuivre" />',
    )
  })
})
