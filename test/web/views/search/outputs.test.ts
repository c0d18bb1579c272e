import { describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { parseSearchParams } from '#web/search-params.ts'
import { type Output, outputs, outputsLine } from '#web/views/search/outputs.ts'

const parse = (query: string) => parseSearchParams(new URLSearchParams(query))
const one = (group: Output['group'], words: string): Output => ({
  group,
  words,
  href: (query) => `/${words}?${query}`,
})

describe('outputsLine', () => {
  it('gives each output the very search, without how it is shown', () => {
    const html = outputsLine(parse('q=fibre&type=ami&page=3&tri=date&vue=compacte'), [
      one('follow', 'RSS'),
    ]).toString()
    expect(html).toContain('href="/RSS?q=fibre&amp;type=ami"')
  })

  it('groups them, and leaves an empty group out', () => {
    const list = [one('export', 'CSV'), one('follow', 'RSS'), one('follow', 'Atom')]
    expect(wordsOf(outputsLine(parse(''), list).toString()).trim()).toBe('Suivre : RSS Atom Emporter : CSV')
  })
})

describe('outputs', () => {
  it('has the three feeds, each at its address', () => {
    const hrefs = outputs.map(({ href }) => href('q=fibre'))
    for (const extension of ['rss', 'atom', 'json'])
      expect(hrefs).toContain(`/flux/recherche.${extension}?q=fibre`)
  })

  it('has one address for each', () => {
    const hrefs = outputs.map(({ href }) => href(''))
    expect(new Set(hrefs).size).toBe(hrefs.length)
  })
})
