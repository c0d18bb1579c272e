import { describe, expect, it } from 'vitest'
import type { FacetCount, SearchResult } from '#src/search/search-index.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { emptySearch, parseSearchParams } from '#web/search-params.ts'
import { activeFilters, searchWords } from '#web/views/search/active-filters.ts'
import { facetPanel } from '#web/views/search/facets.ts'
import { noResult } from '#web/views/search/search-empty.ts'
import { valueName } from '#web/views/value-name.ts'

const frame = testFrame()
const parse = (query: string) => parseSearchParams(new URLSearchParams(query))

function found(facets: Partial<Record<string, FacetCount[]>>): SearchResult {
  const none = { axis: [], domain: [], kind: [], publisher: [], territory: [], beneficiary: [], status: [] }
  return { hits: [], total: 0, exact: 0, corrections: [], facets: { ...none, ...facets } }
}

const count = (value: string, n: number): FacetCount => ({ value, count: n })
const panel = (query: string, facets: Partial<Record<string, FacetCount[]>>) =>
  facetPanel(frame, parse(query), found(facets)).toString()
const values = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`name="${name}"\\s+value="([^"]*)"`, 'g'))].map((match) => match[1])

describe('facetPanel', () => {
  it('keeps the axes in their own order, and the other values by count', () => {
    const html = panel('', {
      axis: [count('donnees-ia', 9), count('infrastructures-thd-mobile', 2)],
      publisher: [count('Zèbre', 9), count('Âne', 2)],
    })
    expect(values(html, 'axe')).toStrictEqual(['infrastructures-thd-mobile', 'donnees-ia'])
    expect(values(html, 'source')).toStrictEqual(['Zèbre', 'Âne'])
  })

  it('groups thousands in counts', () => {
    expect(wordsOf(panel('', { domain: [count('juridique', 12_345)] }))).toContain('Juridique 12 345')
  })

  it('leaves out a group without a value', () => {
    const html = panel('', {})
    expect(wordsOf(html)).not.toMatch(/Axe|Domaine|Territoire/)
    expect(html).toContain('name="depuis"')
  })

  it('folds what goes beyond ten values', () => {
    const many = Array.from({ length: 14 }, (_, n) => count(`Source ${n}`, 20 - n))
    const html = panel('', { publisher: many })
    expect(values(html, 'source')).toHaveLength(14)
    expect(wordsOf(html)).toContain('4 de plus')
    expect(html.indexOf('4 de plus')).toBeGreaterThan(html.indexOf('value="Source 9"'))
  })

  it('checks what is chosen, even when nothing has it', () => {
    const html = panel('type=alerte&ouvert=1', { kind: [count('aide', 1)] })
    expect(html).toMatch(/value="alerte"\s+checked/)
    expect(html).toMatch(/id="ouvert"[^>]*checked/)
    expect(html).not.toMatch(/value="aide"\s+checked/)
  })

  it('gives each box its own label', () => {
    const html = panel('', { axis: [count('donnees-ia', 1)], kind: [count('aide', 1), count('ami', 1)] })
    const ids = [...html.matchAll(/<input[^>]* id="([^"]+)"|<input\s+id="([^"]+)"/g)].map(
      (match) => match[1] ?? match[2],
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(html).toContain(`for="${id}"`)
  })

  it('puts every field in the one form of the page', () => {
    const html = panel('', { axis: [count('donnees-ia', 1)] })
    const fields = html.match(/<(?:input|button)[^>]*>/g) ?? []
    expect(fields.filter((field) => !field.includes('form="recherche"'))).toStrictEqual([])
  })

  it('keeps the dates that were asked', () => {
    const html = panel('depuis=2026-09-01&jusqua=2026-10-01', {})
    expect(html).toContain('value="2026-09-01"')
    expect(html).toContain('value="2026-10-01"')
  })

  it('escapes a publisher’s name', () => {
    expect(panel('', { publisher: [count('"><script>', 1)] })).not.toContain('<script>')
  })
})

describe('activeFilters', () => {
  it('is nothing without a filter', () => {
    expect(activeFilters(frame, parse('q=fibre'))).toBe('')
  })

  it('names each filter in French, and links the search without it', () => {
    const html = activeFilters(
      frame,
      parse('q=a&domaine=financiere&territoire=dept-41&depuis=2026-09-01&ouvert=1&tout=1&page=3'),
    ).toString()
    const chips = [...html.matchAll(/href="([^"]+)"[^]*?<\/span>([^<]+)</g)].map((one) => [
      one[2],
      one[1]?.replaceAll('&amp;', '&'),
    ])
    expect(chips).toStrictEqual([
      ['Domaine\u00A0: Financière', '/?q=a&territoire=dept-41&depuis=2026-09-01&ouvert=1&tout=1'],
      ['Territoire\u00A0: Loir-et-Cher (41)', '/?q=a&domaine=financiere&depuis=2026-09-01&ouvert=1&tout=1'],
      ['Depuis le 1er sept. 2026', '/?q=a&domaine=financiere&territoire=dept-41&ouvert=1&tout=1'],
      ['Échéance à venir', '/?q=a&domaine=financiere&territoire=dept-41&depuis=2026-09-01&tout=1'],
      ['Hors périmètre compris', '/?q=a&domaine=financiere&territoire=dept-41&depuis=2026-09-01&ouvert=1'],
    ])
  })
})

describe('searchWords', () => {
  it('tells a search in a few words', () => {
    expect(
      searchWords(frame, parse('q=cuivre&type=aide&source=Arcep&jusqua=2026-10-01&ouvert=1')).replace(
        /\s/g,
        ' ',
      ),
    ).toBe('« cuivre », Type : Aide, Source : Arcep, jusqu’au 1er oct. 2026, échéance à venir')
    expect(searchWords(frame, emptySearch())).toBe('')
  })
})

describe('valueName', () => {
  it.each([
    ['axis', 'donnees-ia', 'Données, géomatique et intelligence artificielle'],
    ['axis', 'inconnu', 'inconnu'],
    ['domain', 'juridique', 'Juridique'],
    ['kind', 'ami', 'Appel à manifestation d’intérêt'],
    ['kind', 'inconnu', 'inconnu'],
    ['territory', 'ue', 'Union européenne'],
    ['publisher', 'Arcep', 'Arcep'],
  ] as const)('names the %s %s', (facet, value, expected) => {
    expect(valueName(frame, facet, value)).toBe(expected)
  })
})

describe('noResult', () => {
  const ways = (query: string, offScope = 0) =>
    [
      ...noResult(parse(query), offScope)
        .toString()
        .matchAll(/<a href="([^"]+)"/g),
    ].map((one) => one[1]?.replaceAll('&amp;', '&'))

  it('goes from the smallest change to the largest', () => {
    expect(ways('q=fibre+cuivre&type=aide', 4)).toStrictEqual([
      '/?q=fibre+cuivre&type=aide&tout=1',
      '/?q=fibre+cuivre',
      '/?q=fibre&type=aide',
      '/?type=aide',
      '/',
    ])
  })

  it('proposes the words without their quotation marks', () => {
    expect(ways('q=%22tr%C3%A8s+haut+d%C3%A9bit%22')).toStrictEqual([
      '/?q=tr%C3%A8s+haut+d%C3%A9bit',
      '/?q=tr%C3%A8s+haut',
      '/',
    ])
  })

  it('has nothing to shorten in one word', () => {
    expect(ways('q=zzz')).toStrictEqual(['/'])
  })
})
