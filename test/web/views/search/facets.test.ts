import { describe, expect, it } from 'vitest'
import type { FacetCount, SearchResult } from '#src/search/search-index.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { emptySearch, parseSearchParams } from '#web/search-params.ts'
import { activeFilters, searchWords } from '#web/views/search/active-filters.ts'
import { facetPanel } from '#web/views/search/facets.ts'
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

  it('lets a script narrow a long list by a few letters, and no short one', () => {
    const some = (n: number) => Array.from({ length: n }, (_, at) => count(`Source ${at}`, 20))
    expect(panel('', { publisher: some(14) })).toContain('aria-label="Chercher dans la liste\u00A0: Source"')
    expect(panel('', { publisher: some(9) })).not.toContain('data-filtre')
  })

  it('names the states of calls, and who may receive', () => {
    const html = panel('statut=week', { status: [count('week', 2)], beneficiary: [count('commune', 3)] })
    expect(wordsOf(html)).toMatch(/Échéance Ouvert, moins de 7 jours 2 Pour qui \S+ 3/)
    expect(html).toMatch(/value="week"\s+checked/)
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

describe('activeFilters with several', () => {
  const links = (query: string) => activeFilters(frame, parse(query)).toString()

  it('takes all off at once, but for the words and the look', () => {
    expect(links('q=a&type=aide&ouvert=1&vue=compacte&page=2')).toContain(
      '<a class="clear-all" href="/?q=a&amp;vue=compacte">Tout effacer</a>',
    )
    expect(links('q=a&type=aide')).not.toContain('Tout effacer')
  })

  it('says that each story is shown whole, and goes back', () => {
    const html = links('q=a&doublons=1')
    expect(wordsOf(html)).toContain('Toutes les sources de chaque histoire')
    expect(html).toContain('href="/?q=a"')
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
