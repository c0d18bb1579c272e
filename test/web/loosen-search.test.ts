import { beforeAll, describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { proposeLooser } from '#web/loosen-search.ts'
import { parseSearchParams, serialiseSearchParams } from '#web/search-params.ts'
import { filtersOf } from '#web/views/search/active-filters.ts'

function proposed(query: string): [string, string][] {
  const params = parseSearchParams(new URLSearchParams(query))
  return proposeLooser(params, parseQuery(params.text), filtersOf(testFrame(), params)).map((one) => [
    one.kind,
    serialiseSearchParams(one.params),
  ])
}

describe('proposeLooser', () => {
  it('goes from the smallest change to the largest', () => {
    expect(proposed('q=%22fibre+optique%22+cuivre&type=aide&ouvert=1&page=3')).toStrictEqual([
      ['without-quotes', 'q=fibre+optique+cuivre&type=aide&ouvert=1'],
      ['without-word', 'q=cuivre&type=aide&ouvert=1'],
      ['without-word', 'q=%22fibre+optique%22&type=aide&ouvert=1'],
      ['without-filter', 'q=%22fibre+optique%22+cuivre&ouvert=1'],
      ['without-filter', 'q=%22fibre+optique%22+cuivre&type=aide'],
      ['without-filters', 'q=%22fibre+optique%22+cuivre'],
      ['without-words', 'type=aide&ouvert=1'],
    ])
  })

  it('has nothing to shorten in one word, and nothing to take off without a filter', () => {
    expect(proposed('q=zzz')).toStrictEqual([])
  })

  it('asks ten searches at most, whatever was asked', () => {
    const axes =
      'axe=donnees-ia&axe=inclusion-mediation&axe=infrastructures-thd-mobile&type=aide&type=ami&domaine=juridique'
    const words = Array.from({ length: 30 }, (_, at) => `mot${at}`).join('+')
    expect(proposed(`q=%22a+b%22+${words}&${axes}`).length).toBeLessThanOrEqual(11)
  })

  it('does not cut an alternative in two', () => {
    const kinds = proposed('q=rural+OU+urbain').map(([kind]) => kind)
    expect(kinds).not.toContain('without-word')
  })
})

describe('loosenSearch', () => {
  let site: TestSite
  const empty = async (path: string) =>
    (await (await site.app.request(path)).text()).split('class="empty"')[1] ?? ''
  beforeAll(async () => {
    site = await openTestSite()
  })

  it('proposes only what finds something, with how much', async () => {
    const html = await empty('/?q=rançongiciel&type=ami&depuis=2030-01-01')
    expect(wordsOf(html)).toMatch(/Garder les mots, retirer les filtres 1 résultat/)
    // Taking the kind off leaves a date on which nothing was published.
    expect(wordsOf(html)).not.toContain('Sans le filtre')
  })

  it('names the filter whose absence is enough', async () => {
    const html = await empty('/?q=rançongiciel&type=ami')
    expect(wordsOf(html)).toMatch(/Sans le filtre « Type : Appel à manifestation d’intérêt » 1 résultat/)
  })
})
