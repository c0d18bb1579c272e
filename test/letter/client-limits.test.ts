import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { everything } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { writeShortMail } from '#src/letter/short-mail.ts'
import { asWordReads, faultsOf, withoutStyleBlocks } from './client-limits.ts'
import { sampleLetter } from './sample-letter.ts'

const member = {
  kind: 'member',
  preferencesUrl: 'https://veille.example/preferences?jeton=abc.def',
  confirmedAt: '2026-11-01T08:00:00Z',
} as const
const { html } = renderEdition(sampleLetter(), everything, member)!
const english = renderEdition(sampleLetter(), { ...everything, dates: 'en' }, member)!.html
const short = writeShortMail('lea@mairie.example', {
  subject: 'Confirmez votre adresse',
  paragraphs: ['Vous avez demandé la lettre : https://veille.example'],
  action: { label: 'Confirmer', url: 'https://veille.example/abonnement/confirmer?jeton=a.b' },
  after: ['Sinon, ne faites rien.'],
}).html

describe('what the known limits of mail programs find', () => {
  it.each([
    ['in the letter', html],
    ['in the letter with English dates', english],
  ])('%s: nothing', (_, message) => {
    expect(faultsOf(message)).toEqual([])
  })

  it('in a message with a button: the button alone is an ornament', () => {
    expect(faultsOf(short)).toEqual([])
  })

  it.each([
    ['a remote image', html.replace('</h1>', '</h1><img src="https://e.example/a.png">'), 'img[src]'],
    ['a column that Word would stretch', html.replace('width="600"', ''), 'Word gives the column no width'],
    ['padding where Word has none', html.replace('<p class="i" style="', '$&padding:8px;'), 'p { padding }'],
    ['a unit that Word does not know', html.replace('font-size:26px', 'font-size:2rem'), 'font-size: 2rem'],
    ['flex', html.replace('text-align:left', 'display:flex'), 'display: flex'],
    ['lines of a fixed height', html.replace('line-height:1.5', 'line-height:20px'), 'line-height: 20px'],
    ['a negative margin', html.replace('margin:0 0 3px', 'margin:-4px'), 'margin: -4px'],
    [
      'a selector that makes Gmail drop the dark theme',
      html.replace('@media', '[data-x] .a{color:red}@media'),
      'a selector by attribute beside a media query',
    ],
    [
      'a style block too long for Gmail',
      html.replace('<style>:root', `<style>${'.zz{color:red}'.repeat(700)}:root`),
      'Gmail drops a style block over 8192 characters',
    ],
    ['a table read aloud as data', html.replace('role="presentation"', ''), '<table> read as data'],
  ])('is found: %s', (_, message, fault) => {
    expect(faultsOf(message)).toContain(fault)
  })
})

describe.each([
  ['without its style blocks (Zimbra)', withoutStyleBlocks(html)],
  ['with what Word knows alone (Outlook)', asWordReads(html)],
])('the letter %s', (_, message) => {
  const document = parseDocument(message)
  const texts = DomUtils.getElementsByTagName((name) => /^(?:h[1-4]|p|li|a|span)$/.test(name), document)

  it('still tells every text its colour on its own ground', () => {
    const colourless = texts.filter((element) => {
      let at: typeof element | null = element
      while (at && !/(?:^|;)color:#/.test(at.attribs['style'] ?? '')) {
        at = at.parent && 'attribs' in at.parent ? at.parent : null
      }
      return !at && DomUtils.textContent(element).trim() !== ''
    })
    // A heading that holds its link alone is coloured by the link.
    expect(colourless.filter(({ name }) => !/^h[34]$/.test(name))).toEqual([])
    expect(message).toMatch(/<body[^>]*background:#ffffff/)
  })

  it('still has its sizes, its weights and its room between stories', () => {
    expect(message).toMatch(/<h1[^>]*font-size:26px[^>]*font-weight:700/)
    expect(message.match(/<td style="padding:0 0 20px">/g)?.length).toBeGreaterThan(20)
    expect(message.match(/<td[^>]*border-top:2px solid #d5dbe3/g)?.length).toBeGreaterThan(8)
  })

  it('says the same words', () => {
    const words = (given: string) => {
      const nodes = parseDocument(given).children
      const main = DomUtils.findOne(({ attribs }) => attribs['role'] === 'main', nodes)
      return main && DomUtils.innerText(main).replace(/\s+/g, ' ')
    }
    expect(words(message)).toBe(words(html))
  })
})
