import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import type { Letter } from '#src/letter/letter.ts'
import { everything, type Preferences } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'
import { sampleLetter } from './sample-letter.ts'

const member = {
  kind: 'member',
  preferencesUrl: 'https://veille.example/preferences?jeton=abc.def',
  confirmedAt: '2026-11-01T08:00:00Z',
} as const

const blocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'li'])

/** Everything that the HTML says, block by block, and where its links lead. */
function readHtml(html: string) {
  const main = DomUtils.findOne(({ attribs }) => attribs['role'] === 'main', parseDocument(html).children)
  const said = DomUtils.getElementsByTagName((name) => blocks.has(name), main!).map((element) => {
    for (const line of DomUtils.getElementsByTagName('br', element))
      DomUtils.replaceElement(line, parseDocument(' ').firstChild!)
    return DomUtils.textContent(element)
  })
  const links = DomUtils.getElementsByTagName('a', main!).map(({ attribs }) => attribs['href'] ?? '')
  return { said, links: links.filter((link) => !link.startsWith('mailto:')) }
}

/** Spaces, hyphens and capitals apart: a terminal has its own. */
function plain(text: string): string {
  return text
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .replaceAll('\u2011', '-')
    .trim()
    .toLocaleUpperCase('fr')
}

function rendered(letter: Letter, given: Partial<Preferences> = {}) {
  const { html, text } = renderEdition(letter, { ...everything, ...given }, member)!
  return { ...readHtml(html), text: plain(text.replaceAll('·', ' ')), lines: text.split('\n'), raw: text }
}

const hostile = letterWith({
  intro: 'Un <b>mot</b> & https://e.example/?a=1&b=2, puis\nla suite.',
  subject: 'Un objet',
  deadlines: [
    letterCard('d', {
      title: '<b>Gras</b> & "guillemets" ; fin',
      amount: 25_000,
      beneficiaries: ['communes'],
      closing: { value: '2026-12-01', days: 8 },
      summary: 'Un résumé < court >.',
      summaryOrigin: 'reviewed',
    }),
  ],
  sections: [
    letterSection(
      [
        letterCard('a', { closing: { value: '2027-03-01', days: 98 }, amount: 1_000_000 }),
        letterCard('b', {
          domain: 'financiere',
          url: 'https://veille.example/elements/b',
          summary: 'Mot.',
          summaryOrigin: 'model',
        }),
      ],
      { total: 9 },
    ),
  ],
})

describe.each<[string, Letter, Partial<Preferences>]>([
  ['the sample', sampleLetter(), {}],
  ['the sample with English dates', sampleLetter(), { dates: 'en' }],
  ['the sample, short', sampleLetter(), { length: 'short' }],
  ['a hostile letter', hostile, {}],
])('the two renderings of %s', (_, letter, preferences) => {
  const { said, links, text, lines } = rendered(letter, preferences)

  it('say in the text all that the HTML says', () => {
    // Facts stand between dots; the words of a link to our own page, and of the footer's, stand before their address.
    const pieces = said.flatMap((block) => block.split(/\s*·\s*/)).map(plain)
    expect(pieces.filter((piece) => !text.includes(piece))).toEqual([])
  })

  it('say in the HTML all that the text says', () => {
    const html = plain(said.join(' ').replaceAll('·', ' '))
    const ours = lines
      .filter((line) => !/^\s*(?:https?:\S+|-+)$/.test(line))
      .flatMap((line) => line.replace(/[\u00A0 ]:\s*(?=https?:|$)/, '').split(/https?:\/\/\S+|\s*·\s*/))
      .map(plain)
    const known = [`VEILLE N° ${letter.number}`, `${plain(letter.organisation)},`]
    const strange = ours.filter(
      (piece) => piece !== '' && !html.includes(piece) && !known.some((one) => piece.startsWith(one)),
    )
    expect(strange).toEqual([])
  })

  it('lead to the same pages', () => {
    const inText = lines
      .flatMap((line) => line.match(/https?:\/\/[^\s<>«»]+/g) ?? [])
      .map((link) => link.replace(/[.,;:)]+$/, ''))
    expect(new Set(inText)).toEqual(new Set(links))
  })
})

describe('what a reader is told of a summary', () => {
  const one = (summaryOrigin: 'text' | 'editor' | 'model' | 'reviewed') =>
    rendered(letterWith({ deadlines: [letterCard('a', { summary: 'Un résumé.', summaryOrigin })] })).raw

  it.each([
    ['model', 'Résumé proposé par un modèle de langage\n'],
    ['reviewed', 'Résumé proposé par un modèle de langage, relu par l’équipe\n'],
  ] as const)('says that a model wrote it: %s', (origin, note) => {
    expect(one(origin)).toContain(`  Un résumé.\n  ${note}`)
  })

  it.each(['text', 'editor'] as const)('says nothing of what a person answers for: %s', (origin) => {
    expect(one(origin)).not.toContain('modèle de langage')
  })
})

describe('dates in English', () => {
  it('are marked as such for who listens, and the rest stays in French', () => {
    const { html } = renderEdition(sampleLetter(), { ...everything, dates: 'en' }, member)!
    const marked = DomUtils.findAll(({ attribs }) => attribs['lang'] === 'en', parseDocument(html).children)
    expect(marked.map((element) => plain(DomUtils.textContent(element)))).toContain('16 DECEMBER 2026, 12:00')
    expect(DomUtils.textContent(parseDocument(html))).not.toMatch(/\d\u00A0(?:novembre|décembre|nov\.)/)
    expect(html).toContain('Échéances à venir')
    expect(renderEdition(sampleLetter(), everything, member)!.html).not.toContain('lang="en"')
  })
})
