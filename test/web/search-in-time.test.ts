import { beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
const page = async (path: string) => (await site.app.request(path)).text()

describe('the result of a search in time', () => {
  it('is one link away, so that the page stays light', async () => {
    const html = await page('/?q=fibre')
    expect(html).toContain('href="/?q=fibre&amp;temps=1#dans-le-temps"')
    expect(html).not.toContain('<ol class="weeks"')
    expect(html).not.toContain(site.deps.config.baseUrl + '/?temps')
  })

  it('shows a bar a week that leads to it, and the numbers in a table', async () => {
    const html = await page('/?q=fibre&temps=1')
    expect(html).toContain('<h2 id="dans-le-temps">Dans le temps</h2>')
    expect(html).toMatch(/<a href="\/\?q=fibre&amp;depuis=\d{4}-\d\d-\d\d&amp;jusqua=\d{4}-\d\d-\d\d"/)
    expect(html).toContain('Les mêmes nombres en tableau')
  })

  it('keeps the filters of the search in its link', async () => {
    expect(await page('/?axe=infrastructures-thd-mobile')).toContain(
      'href="/?axe=infrastructures-thd-mobile&amp;temps=1#dans-le-temps"',
    )
  })

  it('is not proposed where nothing was found', async () => {
    expect(await page('/?q=licorne+violette')).not.toContain('temps=1')
  })

  it('finds by an acronym what is written whole', async () => {
    expect(await page('/?q=ransomware')).toMatch(/<mark>rançongiciel/i)
  })
})
