import { describe, expect, it } from 'vitest'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { composeLetter, type Frame } from '#src/letter/compose.ts'
import { editionFor } from '#src/letter/edition.ts'
import type { Selection } from '#src/letter/select-items.ts'
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

const limits = { perAxis: 6, deadlines: 12 }

function letterOf(given: Partial<Selection>) {
  return composeLetter({ deadlines: [], sections: [], ...given }, frame)
}

describe('composeLetter', () => {
  it('says in a card all that a reader needs', () => {
    const closing = { value: '2026-12-16T11:00:00Z', origin: 'field' } as const
    const text = 'Les dossiers sont déposés en ligne avant la date ; un jury les lit. Puis le reste.'
    const [card] = letterOf({
      deadlines: [story('a', { closing, text, title: 'Appel : quoi ?', kind: 'ami' }, 2)],
    }).deadlines
    expect(card).toEqual({
      id: 'a',
      title: 'Appel\u00A0: quoi\u202F?',
      url: 'https://www.arcep.example/a',
      page: 'https://veille.example/elements/a',
      summary: 'Les dossiers sont déposés en ligne avant la date\u202F; un jury les lit.',
      publisher: 'Arcep',
      otherSources: 2,
      publishedAt: '2026-11-19T08:30:00Z',
      kind: 'ami',
      domain: 'technologique',
      axes: [TH],
      closing: { value: '2026-12-16T11:00:00Z', days: 23 },
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

describe('editionFor', () => {
  const news = (n: number, axis: AxisId, kind: StoredItem['kind'] = 'actualite') => ({
    axis,
    stories: Array.from({ length: n }, (_, i) =>
      story(`${axis}${kind}${i}`, { kind, axes: [{ id: axis, score: 5, reasons: [] }] }),
    ),
    total: n,
  })

  it.each<[Partial<Selection>, string]>([
    [
      { deadlines: [story('a'), story('b'), story('c')], sections: [news(2, TH, 'decret'), news(5, CY)] },
      '3_échéances, 2_textes, 5_actualités',
    ],
    [
      { deadlines: [story('a')], sections: [news(1, TH, 'loi'), news(1, CY)] },
      '1_échéance, 1_texte, 1_actualité',
    ],
    [{ sections: [news(4, TH)] }, '4_actualités'],
    [{ deadlines: [story('a')] }, '1_échéance'],
    [{ sections: [news(1, TH, 'jurisprudence')] }, '1_texte'],
  ])('counts in French what it shows: %#', (selection, contents) => {
    const edition = editionFor(letterOf(selection), [], limits)
    expect(edition?.subject.replaceAll('\u00A0', '_')).toBe(`Veille n°_12_: ${contents}`)
  })

  it('keeps the chosen sections, and the deadlines that touch a chosen axis', () => {
    const both = story('x', {
      axes: [
        { id: TH, score: 5, reasons: [] },
        { id: CY, score: 2, reasons: [] },
      ],
    })
    const letter = letterOf({ deadlines: [both, story('y')], sections: [news(1, TH), news(2, CY)] })
    const edition = editionFor(letter, [CY], limits)
    expect(edition?.deadlines.map((card) => card.id)).toEqual(['x'])
    expect(edition?.sections.map((section) => section.axis)).toEqual([CY])
    expect(editionFor(letter, [], limits)?.sections).toHaveLength(2)
  })

  it('is nothing when nothing was chosen in it', () => {
    expect(editionFor(letterOf({ sections: [news(2, TH)] }), [CY], limits)).toBeUndefined()
    expect(editionFor(letterOf({}), [], limits)).toBeUndefined()
  })

  it('counts what the limits leave out', () => {
    const section = { ...news(8, TH), total: 18 }
    const deadlines = Array.from({ length: 15 }, (_, i) => story(`d${i}`))
    const edition = editionFor(letterOf({ deadlines, sections: [section] }), [], limits)
    expect(edition).toMatchObject({ moreDeadlines: 3, sections: [{ more: 12 }] })
    expect(edition?.sections[0]?.cards).toHaveLength(6)
    expect(edition?.subject.replaceAll('\u00A0', ' ')).toBe('Veille n° 12 : 12 échéances, 6 actualités')
  })
})
