import { describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.ts'
import type { DateNotice } from '#src/notices/choose-dates.ts'
import { chooseTexts } from '#src/notices/choose-texts.ts'
import { dateLine, textLine } from '#src/notices/notice-lines.ts'
import type { FollowedDate } from '#src/store/dates-followed.ts'
import type { TextChange } from '#src/store/text-changes.ts'

const config = readConfig({ VIGIE_BASE_URL: 'https://veille.example' })
const ways = { publisherOf: () => 'Gazette de la Loire', textWords: (ref: string) => ref }
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('\u2011', '-')

const notice = (fields: Partial<DateNotice> = {}, date: Partial<FollowedDate> = {}): DateNotice => ({
  date: {
    itemId: 'appel',
    title: 'Un appel',
    feedId: 'gazette-loire',
    role: 'closing',
    value: '2027-03-15',
    by: 'star',
    since: '2026-11-24T08:00:00.000Z',
    ...date,
  },
  days: 7,
  occasion: 'due',
  keys: [],
  ...fields,
})

describe('dateLine', () => {
  it.each([
    [notice(), 'Clôture : 15 mars 2027 (J-7)'],
    [notice({ days: 0 }), 'Clôture : 15 mars 2027 (aujourd’hui)'],
    [notice({}, { role: 'pre-deposit' }), 'Pré-dépôt : 15 mars 2027 (J-7)'],
    [notice({}, { role: 'submission', value: '2027-03-15T11:00:00Z' }), 'Dépôt : 15 mars 2027 à 12 h (J-7)'],
    [notice({}, { role: 'event' }), 'Événement : 15 mars 2027 (J-7)'],
    [
      notice({ occasion: 'moved', before: '2027-03-01' }, { role: 'event' }),
      'Événement reporté au 15 mars 2027 (J-7), au lieu du 1er mars 2027',
    ],
    [
      notice({ occasion: 'moved', before: '2027-04-01' }),
      'Clôture avancée au 15 mars 2027 (J-7), au lieu du 1er avril 2027',
    ],
    [
      notice({ occasion: 'withdrawn' }, { withdrawn: 'Avis annulé.' }),
      'Publication retirée : « Avis annulé ». Ne comptez plus sur la date du 15 mars 2027.',
    ],
    [
      notice({ occasion: 'withdrawn' }, { withdrawn: '' }),
      'Publication retirée. Ne comptez plus sur la date du 15 mars 2027.',
    ],
  ])('%#: says what happens', (one, words) => {
    expect(plain(dateLine(config, ways, one).deadline)).toBe(words)
  })

  it.each(['', ' \n ', '\u0000'])('has words for the title %j', (title) => {
    expect(dateLine(config, ways, notice({}, { title })).title).toBe('Sans titre')
  })

  it('is bounded, and of one line, whatever a source or a reason holds', () => {
    const title = `Titre\r\nBcc: x@piege.example ${'long '.repeat(500)}`
    const line = dateLine(
      config,
      ways,
      notice({ occasion: 'withdrawn' }, { title, withdrawn: 'x '.repeat(5000) }),
    )
    expect(line.title).not.toMatch(/[\r\n]/)
    expect(line.title.length).toBeLessThanOrEqual(201)
    expect(line.deadline.length).toBeLessThan(320)
  })
})

const change = (fields: Partial<TextChange> = {}): TextChange => ({
  itemId: 'decret',
  title: 'Un décret',
  feedId: 'jo',
  ref: 'loi 2021-1485',
  relation: 'modifies',
  ...fields,
})

describe('textLine', () => {
  const lineOf = (...changes: TextChange[]) => textLine(config, ways, chooseTexts(changes, [])[0]!)

  it('names five texts of a relation and counts the others', () => {
    const changes = Array.from({ length: 8 }, (_, index) => change({ ref: `loi ${index}` }))
    expect(plain(lineOf(...changes).deadline)).toBe('Modifie : loi 0, loi 1, loi 2, loi 3, loi 4, 3 autres.')
  })

  it('says when it enters into force, from whichever publisher says it', () => {
    const changes = [
      change({ storyId: 'h' }),
      change({ itemId: 'echo', storyId: 'h', entryIntoForce: '2027-01-01' }),
    ]
    expect(chooseTexts(changes, [])).toHaveLength(1)
    expect(plain(lineOf(...changes).deadline)).toBe(
      'Modifie : loi 2021-1485. Entrée en vigueur : 1er janvier 2027.',
    )
  })

  it('says who published it, and when that is known', () => {
    expect(lineOf(change()).facts).toBe('Gazette de la Loire')
    expect(plain(lineOf(change({ publishedAt: '2026-11-24T08:00:00Z' })).facts)).toBe(
      'Gazette de la Loire · 24 nov. 2026',
    )
  })
})

describe('chooseTexts', () => {
  it('writes all that a line stands for in the ledger', () => {
    const changes = [change({ storyId: 'h' }), change({ itemId: 'echo', storyId: 'h' })]
    expect(chooseTexts(changes, [])[0]?.keys).toEqual([
      { kind: 'texte', itemId: 'decret', value: 'loi 2021-1485' },
      { kind: 'texte', itemId: 'echo', value: 'loi 2021-1485' },
    ])
  })

  it('leaves out a story that was told of this text, and no other', () => {
    const told = {
      kind: 'texte',
      itemId: 'x',
      storyId: 'h',
      value: 'loi 2021-1485',
      toldAt: '2026-11-24',
    } as const
    const changes = [
      change({ storyId: 'h' }),
      change({ storyId: 'h', ref: 'loi 1' }),
      change({ storyId: 'g' }),
    ]
    expect(chooseTexts(changes, [told]).map(({ refs }) => refs.map(({ ref }) => ref))).toEqual([
      ['loi 1'],
      ['loi 2021-1485'],
    ])
  })
})
