import { describe, expect, it } from 'vitest'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { composeLetter, type Frame } from '#src/letter/compose.ts'
import type { Selection } from '#src/letter/select-items.ts'
import { noFacts } from '#src/enrich/facts.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'

const TH: AxisId = 'infrastructures-thd-mobile'
const CY: AxisId = 'cybersecurite-confiance'

const frame: Frame = {
  id: '2026-S48',
  number: 12,
  periodStart: '2026-11-16T07:00:00Z',
  periodEnd: '2026-11-23T07:00:00Z',
  now: '2026-11-23T07:00:00Z',
  config: {
    baseUrl: 'https://veille.example',
    organisation: 'Val de Loire Numérique',
    contact: 'veille@veille.example',
  },
  axisNames: new Map([
    [TH, { code: 'TH', label: 'Infrastructures' }],
    [CY, { code: 'CY', label: 'Cybersécurité' }],
  ]),
  publisherOf: () => 'Arcep',
}

function story(id: string, given: Partial<StoredItem> = {}, otherSources = 0) {
  return { item: storedItem({ id, ...given }), otherSources }
}

function letterOf(given: Partial<Selection>) {
  return composeLetter({ deadlines: [], texts: [], sections: [], further: [], ...given }, frame)
}

describe('composeLetter', () => {
  it.each([
    ['the share of one computer', [{ value: 60, role: 'ceiling' }]],
    ['what one of many gets', [{ value: 4_000, role: 'grant', per: 'unit' }]],
    ['a cost', [{ value: 40_000, role: 'cost' }]],
  ] as const)('takes %s for no amount', (_, money) => {
    const at = { field: 'text', start: 0, end: 1 } as const
    const facts = { ...noFacts(), money: money.map((one) => ({ ...one, at })) }
    const [card] = letterOf({ deadlines: [story('a', { facts })] }).deadlines
    expect(card).not.toHaveProperty('amount')
  })

  it('says in a card all that a reader needs', () => {
    const closing = { value: '2026-12-16T11:00:00Z', origin: 'field' } as const
    const at = { field: 'text', start: 0, end: 1 } as const
    const known: Partial<StoredItem> = {
      storyId: 's1',
      territories: ['dept-41'],
      facts: {
        ...noFacts(),
        money: [
          { value: 500_000, role: 'ceiling', at },
          { value: 2_000_000, role: 'envelope', at },
          { value: 9_000_000, role: 'cost', at },
        ],
        beneficiaries: [{ id: 'commune' }, { id: 'epci' }, { id: 'commune', at }],
      },
    }
    const text = 'Les dossiers sont déposés en ligne avant la date ; un jury les lit. Puis le reste.'
    const [card] = letterOf({
      deadlines: [story('a', { closing, text, title: 'Appel : quoi ?', kind: 'ami', ...known }, 2)],
    }).deadlines
    expect(card).toEqual({
      id: 'a',
      title: 'Appel\u00A0: quoi\u202F?',
      url: 'https://www.arcep.example/a',
      page: 'https://veille.example/elements/a',
      summary: 'Les dossiers sont déposés en ligne avant la date\u202F; un jury les lit.',
      summaryOrigin: 'text',
      publisher: 'Arcep',
      otherSources: 2,
      publishedAt: '2026-11-19T08:30:00Z',
      kind: 'ami',
      domain: 'technologique',
      axes: [TH],
      closing: { value: '2026-12-16T11:00:00Z', days: 23 },
      storyId: 's1',
      places: ['dept-41'],
      amount: 2_000_000,
      beneficiaries: ['communes', 'intercommunalités'],
    })
  })

  it.each([
    ['no address', undefined],
    ['an address that is no web page', 'javascript:alert(1)'],
    ['an address too long for a mail', `https://e.example/${'x'.repeat(500)}`],
  ])('links to our page for %s', (_, url) => {
    const [card] = letterOf({ deadlines: [story('a', { url })] }).deadlines
    expect(card?.url).toBe('https://veille.example/elements/a')
  })

  it('puts a hostile title on one line, within 200 characters', () => {
    const [card] = letterOf({
      deadlines: [story('a', { title: `un\r\ndeux\u0000 ${'long '.repeat(100)}` })],
    }).deadlines
    expect(card?.title).toMatch(/^un deux long .*…$/)
    expect(card?.title.length).toBeLessThanOrEqual(200)
    expect(letterOf({ deadlines: [story('b', { title: ' \n ' })] }).deadlines[0]?.title).toBe('Sans titre')
  })
})

describe('the blocks of a letter', () => {
  it('hold what was chosen, under the labels that staff gave to the axes', () => {
    const letter = letterOf({
      texts: [story('t', { kind: 'loi' })],
      sections: [{ axis: CY, stories: [story('n')], total: 4 }],
      further: [story('f')],
    })
    expect(letter.texts.map(({ id }) => id)).toEqual(['t'])
    expect(letter.further.map(({ id }) => id)).toEqual(['f'])
    expect(letter.sections).toMatchObject([
      { axis: CY, code: 'CY', label: 'Cybersécurité', url: `https://veille.example/axes/${CY}`, total: 4 },
    ])
    expect(letter).toMatchObject({ subject: '', intro: '', dropped: [] })
  })
})
