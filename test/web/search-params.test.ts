import { describe, expect, it } from 'vitest'
import { askNothing } from '#src/search/query/ast.ts'
import {
  countFilters,
  emptySearch,
  hasFilters,
  matterOf,
  parseSearchParams,
  searchHref,
  serialiseSearchParams,
  sortOf,
  toSearchQuery,
  withoutFilters,
  withoutValue,
} from '#web/search-params.ts'

const parse = (query: string) => parseSearchParams(new URLSearchParams(query))
const canonical = (query: string) => serialiseSearchParams(parse(query))

describe('parseSearchParams', () => {
  it('reads every parameter of a shared address', () => {
    const query =
      'q=fermeture+cuivre&axe=infrastructures-thd-mobile&axe=donnees-ia&domaine=juridique&type=decision&source=Arcep' +
      '&territoire=dept-41&pour=commune&statut=week&depuis=2026-09-01&jusqua=2026-11-24&ouvert=1&tri=date&tout=1' +
      '&doublons=1&vue=compacte&page=3'
    expect(parse(query)).toStrictEqual({
      text: 'fermeture cuivre',
      facets: {
        axis: ['infrastructures-thd-mobile', 'donnees-ia'],
        domain: ['juridique'],
        kind: ['decision'],
        publisher: ['Arcep'],
        territory: ['dept-41'],
        beneficiary: ['commune'],
        status: ['week'],
      },
      from: '2026-09-01',
      to: '2026-11-24',
      open: true,
      sort: 'date',
      page: 3,
      all: true,
      duplicates: true,
      compact: true,
    })
  })

  it.each([
    ['concerne=commune-41018', { concerns: 'commune-41018' }],
    ['concerne=national', { concerns: 'national' }],
    ['concerne=+Blois+', { placeName: 'Blois' }],
    ['concerne=commune-1%22', { placeName: 'commune-1"' }],
    [`concerne=${'x'.repeat(500)}`, { placeName: 'x'.repeat(80) }],
    ['concerne=', {}],
  ])('reads the place of %s', (query, expected) => {
    expect(parse(query)).toStrictEqual({ ...emptySearch(), ...expected })
  })

  it('writes the code of a place, and no name', () => {
    expect(canonical('concerne=commune-41018&q=fibre')).toBe('q=fibre&concerne=commune-41018')
    expect(canonical('concerne=Blois')).toBe('')
  })

  it('takes an empty address as the whole watch', () => {
    expect(parse('')).toStrictEqual(emptySearch())
    expect(parse('q=&axe=&depuis=&tri=&page=')).toStrictEqual(emptySearch())
  })

  it.each([
    ['an unknown axis', 'axe=hacking'],
    ['an unknown domain', 'domaine=militaire'],
    ['an unknown kind', 'type=%3Cscript%3E'],
    ['a territory with a quotation mark', 'territoire=dept-41%22'],
    ['a day that no calendar has', 'depuis=2026-02-30'],
    ['a date that is not one', 'jusqua=hier'],
    ['an unknown order', 'tri=hasard'],
    ['a page that is not a number', 'page=-1'],
    ['a page with an exponent', 'page=1e9'],
    ['a switch with another value', 'tout=oui&ouvert=true&doublons=oui&vue=large'],
    ['an unknown state of calls', 'statut=bientot'],
    ['an unknown beneficiary', 'pour=licornes'],
    ['a parameter that does not exist', 'admin=1&__proto__=x'],
  ])('leaves out %s', (_, query) => {
    expect(parse(query)).toStrictEqual(emptySearch())
  })

  it('bounds the words, the values and the page', () => {
    const params = parse(
      `q=${'a'.repeat(5000)}&${Array.from({ length: 80 }, (_, n) => `source=S${n}`).join('&')}&page=9999`,
    )
    expect(params.text).toHaveLength(300)
    expect(params.facets.publisher).toHaveLength(20)
    expect(params.page).toBe(500)
    expect(parse('page=0').page).toBe(1)
  })

  it('removes control characters and half characters', () => {
    expect(parse('q=a%00b%0Ac').text).toBe('a b c')
    expect(parseSearchParams(new URLSearchParams([['q', 'fin\uD83D']])).text).toBe('fin')
    expect(parse(`q=${'a'.repeat(299)}%F0%9F%98%80`).text).toBe('a'.repeat(299))
  })

  it('keeps a repeated value once', () => {
    expect(parse('axe=donnees-ia&axe=donnees-ia').facets.axis).toStrictEqual(['donnees-ia'])
  })
})

describe('serialiseSearchParams', () => {
  it('writes one address for one search, whatever the order typed', () => {
    const one = canonical('tri=date&source=B&q=fibre&source=A&page=1&tout=')
    const other = canonical('source=A&q=fibre&source=B&tri=date')
    expect(one).toBe('q=fibre&source=A&source=B&tri=date')
    expect(other).toBe(one)
  })

  it('leaves defaults out', () => {
    expect(canonical('q=fibre&tri=pertinence&page=1')).toBe('q=fibre')
    expect(canonical('tri=date')).toBe('')
  })

  it.each([
    'q=%22mots+exacts%22+-exclu',
    'q=%C3%A9t%C3%A9+%26+%3Cb%3E',
    'axe=donnees-ia&domaine=juridique&depuis=2026-01-01&ouvert=1&tout=1&page=2',
    'q=fibre&pour=commune&statut=open&doublons=1&vue=compacte&page=2',
  ])('gives %s back as it was', (query) => {
    expect(canonical(query)).toBe(query)
  })

  it('answers a bare path for the whole watch', () => {
    expect(searchHref(emptySearch())).toBe('/')
    expect(searchHref(parse('q=a'), '/flux/recherche.rss')).toBe('/flux/recherche.rss?q=a')
  })
})

describe('toSearchQuery', () => {
  const now = new Date('2026-11-24T23:30:00Z')

  it('counts the offset from the page', () => {
    const query = toSearchQuery(parse('q=fibre&page=3'), now, 20)
    expect({ offset: query.offset, limit: query.limit, text: query.asked.text }).toStrictEqual({
      offset: 40,
      limit: 20,
      text: 'fibre',
    })
  })

  it('takes « open » from today in Paris', () => {
    expect(toSearchQuery(parse('ouvert=1'), now, 20).deadlineFrom).toBe('2026-11-25')
    expect(toSearchQuery(parse(''), now, 20)).not.toHaveProperty('deadlineFrom')
  })

  it('asks for every word and every item: pages loosen it themselves', () => {
    expect(toSearchQuery(parse('q=fibre&doublons=1'), now, 20)).toMatchObject({
      matching: 'all',
      collapse: false,
    })
  })

  it('takes the text as it was read elsewhere', () => {
    const asked = { ...askNothing(), text: 'lu ailleurs' }
    expect(toSearchQuery(parse('q=fibre'), now, 20, undefined, asked).asked).toBe(asked)
  })

  it('sorts by relevance when words are asked, else by date', () => {
    expect(sortOf(parse('q=fibre'))).toBe('pertinence')
    expect(sortOf(parse(''))).toBe('date')
    expect(sortOf(parse('q=fibre&tri=echeance'))).toBe('echeance')
  })
})

describe('withoutFilters', () => {
  it('keeps the words and how results are shown, from the first page', () => {
    const params = parse(
      'q=fibre&axe=donnees-ia&ouvert=1&tout=1&depuis=2026-01-01&tri=date&vue=compacte&doublons=1&page=3',
    )
    expect(serialiseSearchParams(withoutFilters(params))).toBe('q=fibre&tri=date&doublons=1&vue=compacte')
  })
})

describe('matterOf', () => {
  it('leaves out how results are shown: a feed has one order', () => {
    const params = parse('q=fibre&axe=donnees-ia&tout=1&tri=date&vue=compacte&doublons=1&page=3')
    expect(serialiseSearchParams(matterOf(params))).toBe('q=fibre&axe=donnees-ia&tout=1')
  })
})

describe('withoutValue', () => {
  it('takes one value off and goes back to the first page', () => {
    const params = withoutValue(parse('axe=donnees-ia&axe=inclusion-mediation&page=4'), 'axis', 'donnees-ia')
    expect(serialiseSearchParams(params)).toBe('axe=inclusion-mediation')
  })
})

describe('countFilters', () => {
  it.each([
    ['', 0],
    ['q=fibre&page=2&tri=date', 0],
    ['axe=donnees-ia&axe=inclusion-mediation&source=Arcep', 3],
    ['depuis=2026-01-01&jusqua=2026-02-01&ouvert=1&tout=1', 4],
  ])('counts those of « %s »: %d', (query, expected) => {
    expect(countFilters(parse(query))).toBe(expected)
  })
})

describe('hasFilters', () => {
  it.each([
    ['', false],
    ['q=fibre', false],
    ['axe=donnees-ia', true],
    ['depuis=2026-01-01', true],
    ['ouvert=1', true],
  ])('says of « %s »: %s', (query, expected) => {
    expect(hasFilters(parse(query))).toBe(expected)
  })
})
