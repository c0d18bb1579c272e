import { describe, expect, it } from 'vitest'
import { deadlinesAsOf } from '#src/letter/as-of.ts'
import { contentsOf } from '#src/letter/contents.ts'
import { cutByDomain, domainGroups } from '#src/letter/domain-groups.ts'
import { dateWordsIn } from '#src/letter/date-words.ts'
import { footerHtml, footerText } from '#src/letter/footer.ts'
import { isForUs } from '#src/letter/is-for-us.ts'
import type { LetterCard } from '#src/letter/letter.ts'
import { archiveOf, legalPageOf } from '#src/letter/site-of.ts'
import { withoutItems } from '#src/letter/withdrawn.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'

const spaced = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')
const idsOf = (cards: readonly LetterCard[]) => cards.map(({ id }) => id).join(' ')
const some = (n: number, given: Partial<LetterCard> = {}) =>
  Array.from({ length: n }, (_, at) => letterCard(`${given.kind ?? 'c'}${at}`, given))

describe('contentsOf', () => {
  const none = { deadlines: [], texts: [], sections: [], further: [] }
  it.each<[Parameters<typeof contentsOf>[0], string]>([
    [none, ''],
    [{ ...none, deadlines: some(1) }, '1 échéance'],
    [{ ...none, deadlines: some(2), texts: some(1) }, '2 échéances, 1 texte'],
    [{ ...none, sections: [{ cards: some(1) }] }, '1 actualité'],
    [{ ...none, sections: [{ cards: some(1) }, { cards: some(2) }], further: some(4) }, '7 actualités'],
    [
      { ...none, sections: [{ cards: some(2, { kind: 'decret' }) }], further: some(1) },
      '2 textes, 1 actualité',
    ],
    [{ ...none, further: some(1, { kind: 'jurisprudence' }) }, '1 texte'],
  ])('counts what is shown, and says no nought', (shown, words) => {
    expect(spaced(contentsOf(shown))).toBe(words)
  })
})

describe('domainGroups', () => {
  const [t1, t2] = some(2)
  const law = letterCard('j', { domain: 'juridique' })

  it('keeps the order of the first story of each domain', () => {
    const groups = domainGroups([law, t1!, t2!])
    expect(groups.map(({ domain, cards }) => [domain, idsOf(cards)])).toStrictEqual([
      ['juridique', 'j'],
      ['technologique', 'c0 c1'],
    ])
    expect(domainGroups([])).toStrictEqual([])
  })
})

describe('cutByDomain', () => {
  const cards = [
    ...some(4),
    letterCard('j0', { domain: 'juridique' }),
    letterCard('f0', { domain: 'financiere' }),
    letterCard('f1', { domain: 'financiere' }),
  ]

  it.each([
    [0, ''],
    [1, 'c0'],
    [2, 'c0 j0'],
    [3, 'c0 j0 f0'],
    [5, 'c0 c1 j0 f0 f1'],
    [6, 'c0 c1 c2 j0 f0 f1'],
    [7, 'c0 c1 c2 c3 j0 f0 f1'],
    [99, 'c0 c1 c2 c3 j0 f0 f1'],
    [Infinity, 'c0 c1 c2 c3 j0 f0 f1'],
  ])('leaves %s stories, the last of each domain going first', (limit, kept) => {
    expect(idsOf(cutByDomain(cards, limit))).toBe(kept)
  })

  it('hands out a list of its own', () => {
    const all = cutByDomain(cards, 99)
    all.pop()
    expect(cards).toHaveLength(7)
  })
})

describe('deadlinesAsOf', () => {
  const closing = (id: string, value: string) => letterCard(id, { closing: { value, days: 99 } })
  const letter = letterWith({
    deadlines: [
      closing('jour', '2027-03-28'),
      closing('matin', '2027-03-28T00:30:00Z'),
      closing('lendemain', '2027-03-29'),
      letterCard('sans-date'),
    ],
  })
  const told = (now: string) =>
    deadlinesAsOf(letter, now).deadlines.map(({ id, closing: at }) => `${id} ${at?.days ?? ''}`.trim())

  it.each([
    ['2027-03-27T22:59:00Z', ['jour 1', 'matin 1', 'lendemain 2', 'sans-date']],
    ['2027-03-27T23:00:00Z', ['jour 0', 'matin 0', 'lendemain 1', 'sans-date']],
    ['2027-03-28T00:31:00Z', ['jour 0', 'lendemain 1', 'sans-date']],
    ['2027-03-28T21:59:00Z', ['jour 0', 'lendemain 1', 'sans-date']],
    ['2027-03-28T22:00:00Z', ['lendemain 0', 'sans-date']],
    ['2027-03-29T22:00:00Z', ['sans-date']],
  ])('counts days in Paris across the change of clocks: %s', (now, days) => {
    expect(told(now)).toStrictEqual(days)
  })

  it('leaves the letter that it was given as it was', () => {
    told('2027-03-28T00:31:00Z')
    expect(letter.deadlines.map(({ closing: at }) => at?.days)).toStrictEqual([99, 99, 99, undefined])
  })
})

describe('isForUs', () => {
  it.each<[string, Parameters<typeof storedItem>[0], boolean]>([
    ['relevant', {}, true],
    ['of no axis', { relevant: false }, false],
    ['withdrawn', { withdrawn: { at: '2026-11-20T08:00:00Z', reason: 'Erreur.' } as never }, false],
    ['from another region', { territories: ['hors-region', 'dept-35'] }, false],
    ['what another region learnt', { territories: ['hors-region'], kind: 'retour-experience' }, true],
    [
      'what it learnt, withdrawn',
      { territories: ['hors-region'], kind: 'retour-experience', relevant: false },
      false,
    ],
    ['of the nation', { territories: ['national'] }, true],
  ])('judges an item %s', (_, fields, expected) => {
    expect(isForUs(storedItem(fields))).toBe(expected)
  })
})

describe('archiveOf, legalPageOf', () => {
  it.each([
    ['https://veille.example/lettres/12', 'https://veille.example/lettres', 'https://veille.example/'],
    [
      'https://ville.example/veille/lettres/7',
      'https://ville.example/veille/lettres',
      'https://ville.example/veille/',
    ],
  ])('are on the same site as %s, whatever path it stands under', (url, archive, home) => {
    const letter = letterWith({ url })
    expect([archiveOf(letter), legalPageOf(letter)]).toStrictEqual([archive, `${home}?domaine=juridique`])
  })
})

describe('withoutItems', () => {
  const letter = letterWith({
    deadlines: [letterCard('a')],
    texts: [letterCard('b')],
    sections: [
      letterSection([letterCard('c'), letterCard('d')]),
      letterSection([letterCard('e')], { axis: 'emploi-competences' as never }),
    ],
    further: [letterCard('f')],
  })

  it('takes them out of every part, and a section that is left empty with them', () => {
    const left = withoutItems(letter, new Set(['a', 'b', 'c', 'e', 'f', 'inconnue']))
    expect([left.deadlines, left.texts, left.further]).toStrictEqual([[], [], []])
    expect(left.sections.map(({ cards }) => idsOf(cards)).filter((ids) => ids !== '')).toStrictEqual(['d'])
  })

  it('changes nothing when none is in it', () => {
    expect(withoutItems(letter, new Set())).toStrictEqual(letter)
  })
})

describe('the footer', () => {
  const dates = dateWordsIn('fr')
  const letter = letterWith({ organisation: '<b>Val</b> & Loire', contact: 'veille+a@veille.example' })
  const member = {
    kind: 'member',
    preferencesUrl: 'https://veille.example/preferences?jeton=a.b&x="1"',
    confirmedAt: '2026-03-28T23:30:00Z',
  } as const

  it('escapes whoever publishes, and the links of whoever reads', () => {
    const html = footerHtml(letter, member, dates)
    expect(html).toContain('&lt;b&gt;Val&lt;/b&gt; &amp; Loire')
    expect(html).not.toContain('<b>Val')
    expect(html).toContain('href="https://veille.example/preferences?jeton=a.b&amp;x=&quot;1&quot;"')
  })

  it('gives the same links in text, each whole on its own line', () => {
    const lines = footerText(letter, member, dates).split('\n')
    expect(lines).toContain(member.preferencesUrl)
    expect(lines).toContain('https://veille.example/lettres/12')
    expect(lines).toContain('https://veille.example/lettres')
  })

  it('shows the public no link to leave, and no reason to have received it', () => {
    const reader = { kind: 'public' } as const
    const both = footerHtml(letter, reader, dates) + footerText(letter, reader, dates)
    expect(both).not.toMatch(/jeton|Vous recevez|désinscription/)
    expect(both).toContain('Recevoir cette lettre')
  })
})
