import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { applyChange } from '#src/letter/desk/apply-change.ts'
import type { Letter } from '#src/letter/letter.ts'
import { everything } from '#src/letter/preferences.ts'
import { maxHtmlBytes, renderEdition, type RenderedLetter } from '#src/letter/render-edition.ts'
import { checkMessage } from '#src/mail/check-message.ts'
import { composeMessage } from '#src/mail/message/compose-message.ts'
import { readMail } from '#test/mail/read-mail.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'

const hostile: [string, string][] = [
  ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)>"><svg/onload=alert(1)>'],
  ['an end of the message', '</td></tr></table></body></html><form action=//mal.example>'],
  ['a style', '</style><style>*{display:none}</style><link rel=stylesheet href=//mal.example>'],
  ['quotes', `" onclick="alert(1)" x=''`],
  ['entities', '&lt;b&gt; &amp;amp; &#x3C;script&#x3E; &quot;'],
  ['a comment', '<!--[if mso]><v:rect><![endif]--> --> <![CDATA[ x ]]>'],
  ['words in code', '=?utf-8?B?QWNjw6hz?= =?utf-8?Q?Urgent?='],
  ['a template', '${alert(1)} {{7*7}} {% x %} $& $1 $$ %s %00'],
  ['another direction', 'الشبكة العمومية للألياف البصرية‏ אבג'],
  ['nothing to see', 'a\u200B\u200C\u200D\u2060\uFEFFb'],
  ['marks on marks', `Z${'\u0301'.repeat(80)}algo`],
  ['faces', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇫🇷'],
  ['one long word', 'x'.repeat(300)],
  ['the sign of a new part', '--vigie-limite--'],
  ['a dot alone', '.'],
  ['a word of From', 'From nobody Thu Jan 1'],
]

function letterOf(words: string): Letter {
  const fields = {
    title: words,
    summary: words.slice(0, 300),
    publisher: words.slice(0, 100),
    beneficiaries: [words.slice(0, 60)],
  }
  return letterWith({
    intro: `${words}\n\n${words}`,
    deadlines: [letterCard('e', { ...fields, closing: { value: '2026-12-04', days: 11 } })],
    texts: [letterCard('t', { ...fields, kind: 'decret' })],
    sections: [
      letterSection([letterCard('d', { ...fields, summaryOrigin: 'model' })], { label: words.slice(0, 60) }),
    ],
    further: [letterCard('f', fields)],
  })
}

function render(letter: Letter): RenderedLetter {
  const reader = {
    kind: 'member',
    preferencesUrl: 'https://veille.example/preferences?jeton=a.b',
    confirmedAt: '2026-11-01',
  } as const
  return renderEdition(letter, everything, reader)!
}

/** The elements and the attributes of a message, each once. */
function shapeOf(html: string): { tags: string[]; attributes: string[]; links: string[] } {
  const $ = load(html)
  const all = $('*')
    .get()
    .flatMap((node) => ('attribs' in node ? [node] : []))
  return {
    tags: [...new Set(all.map(({ name }) => name))].toSorted(),
    attributes: [...new Set(all.flatMap(({ attribs }) => Object.keys(attribs)))].toSorted(),
    links: all.filter(({ name }) => name === 'a').map(({ attribs }) => attribs['href'] ?? ''),
  }
}

describe('renderEdition, whatever the words', () => {
  const plain = render(letterOf('Des mots simples'))

  it.each(hostile)('is the same message around %s', (_, words) => {
    const { html } = render(letterOf(words))
    expect(shapeOf(html)).toEqual(shapeOf(plain.html))
    expect(new TextEncoder().encode(html).length).toBeLessThan(maxHtmlBytes)
  })

  it.each(hostile)('shows %s as it was written, in both renderings', (_, words) => {
    const { html, text } = render(letterOf(words))
    const seen = words.replace(/\s+/g, ' ')
    const read = (whole: string) => whole.replace(/[\s\u00A0\u202F]+/g, ' ')
    expect(read(load(html)('body').text())).toContain(read(seen))
    expect(read(text)).toContain(read(seen))
    expect(text).not.toContain('\r')
  })

  it('stays below what a message may weigh when every word is at its bound', () => {
    const cards = (from: string) =>
      Array.from({ length: 100 }, (_, n) =>
        letterCard(`${from}${n}`, {
          title: '&'.repeat(300),
          summary: '<'.repeat(600),
          publisher: '"'.repeat(100),
        }),
      )
    const heavy = letterWith({
      intro: '&'.repeat(4000),
      deadlines: cards('e').map((card) => ({ ...card, closing: { value: '2026-12-04', days: 11 } })),
      texts: cards('t'),
      sections: [letterSection(cards('d'))],
      further: cards('f'),
    })
    const { html } = render(heavy)
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(maxHtmlBytes)
    // Still a whole page, that says what it left out.
    expect(html.trimEnd().endsWith('</html>')).toBe(true)
    expect(load(html)('body').text()).toMatch(/et \d+\sautres/u)
  })
})

describe('the subject of an editor', () => {
  async function received(subject: string) {
    const { letter } = applyChange(letterOf('Des mots'), { kind: 'subject', text: subject })
    const message = { to: 'a@mairie.example', ...render(letter) }
    checkMessage(message)
    const at = new Date('2026-11-23T07:00:00Z')
    return readMail((await composeMessage(message, { from: 'Vigie <veille@veille.example>' }, at)).bytes)
  }

  it.each([
    ...hostile.filter(([, words]) => words.length <= 150),
    ['lines', 'Veille\r\nBcc: mal@mal.example\r\n\r\n<b>corps</b>'],
  ])('is read as it was written: %s', async (_, words) => {
    const mail = await received(words)
    expect(mail.subject).toBe(words.replace(/\s+/g, ' ').trim())
    expect(mail.to).toBe('a@mairie.example')
    expect(mail.header('bcc')).toBeUndefined()
  })

  it.each([
    ['a control', 'Veille\u0000'],
    ['a bell', 'Veille\u0007'],
    ['what turns the text around', 'Veille \u202Etxt.exe'],
    ['an isolate', 'Veille \u2066x'],
    ['151 characters', 'x'.repeat(151)],
  ])('is refused with %s', (_, words) => {
    expect(() => applyChange(letterOf('x'), { kind: 'subject', text: words })).toThrow(/^L’objet/)
  })
})
