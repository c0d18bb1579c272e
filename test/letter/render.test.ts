import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import type { LetterCard, LetterSection } from '#src/letter/letter.ts'
import { renderPreview } from '#src/letter/prepare-letter.ts'
import { everything } from '#src/letter/preferences.ts'
import { maxHtmlBytes, type Reader, renderEdition } from '#src/letter/render-edition.ts'
import { letterCard, letterSection, letterWith } from './sample-card.ts'
import { sampleWeek } from './sample-week.ts'
import { openWorld, storeItems } from './world.ts'

const { getElementsByTagName, textContent } = DomUtils

const member: Reader = {
  kind: 'member',
  preferencesUrl: 'https://veille.example/preferences?jeton=abc.def',
  confirmedAt: '2026-11-01T08:00:00.000Z',
}

async function sample() {
  const world = await openWorld()
  await storeItems(world, sampleWeek())
  const preview = await renderPreview(world)
  if (preview.kind === 'empty') throw new Error('the sample week is not empty')
  return preview
}

const letterOf = letterWith
const card = letterCard

function section(cards: LetterCard[], total = cards.length): LetterSection {
  return letterSection(cards, { total })
}

function texts(html: string, tag: string): string[] {
  return getElementsByTagName(tag, parseDocument(html)).map((element) =>
    textContent(element)
      .replace(/&nbsp;/g, '')
      .trim(),
  )
}

describe('a week of thirty items', () => {
  it('has the subject, the sections and the order expected', async () => {
    const { subject, html } = await sample()
    expect(subject.replaceAll('\u00A0', ' ')).toBe('Veille n° 1 : 4 échéances, 6 textes, 20 actualités')
    expect(texts(html, 'h1')).toEqual(['Veille n°\u00A01'])
    expect(texts(html, 'h2')).toEqual([
      'Échéances à venir',
      'Textes parus',
      'TH Infrastructures et couverture numérique',
      'TC Territoires durables et connectés',
      'DI Données, géomatique et intelligence artificielle',
      'CY Cybersécurité, protection des données et souveraineté',
      'IN Inclusion et médiation numériques',
      'AD Administration numérique et services publics en ligne',
      'EC Éducation, culture et santé numériques',
      'NR Numérique responsable et sobriété',
      'EI Économie numérique, innovation et compétences',
      'GM Gouvernance, mutualisation et financement du numérique',
    ])
    const titles = texts(html, 'h3')
    expect(titles).toHaveLength(30)
    expect(titles.slice(0, 4).map((title) => title.slice(0, 24))).toEqual([
      'Parcours de cybersécurit',
      'Conseillers numériques\u00A0:',
      'Territoires intelligents',
      'Fourniture et maintenanc',
    ])
    expect(html.match(/<b>[^<]+<\/b>/g)).toEqual([
      '<b>Aujourd’hui</b>',
      '<b>J\u20117</b>',
      '<b>J\u201123</b>',
      '<b>J\u201125</b>',
    ])
  })

  it('asks for nothing from outside and keeps every link as the publisher wrote it', async () => {
    const { html } = await sample()
    const document = parseDocument(html)
    for (const tag of ['img', 'script', 'link', 'iframe', 'form', 'base'])
      expect(getElementsByTagName(tag, document)).toEqual([])
    expect(html).not.toMatch(/url\(|@import|src=/)
    const links = getElementsByTagName('a', document).map((link) => link.attribs['href'])
    expect(links).toContain('https://www.arcep.example/s04')
    expect(
      links.every((link) => /^(https:\/\/(veille|www\.arcep)\.example\/|mailto:)/.test(link ?? '')),
    ).toBe(true)
  })

  it('shows a hostile title as text', async () => {
    const { html, text } = await sample()
    expect(html).toContain(
      '&lt;script&gt;alert(&quot;titre&quot;)&lt;/script&gt; &amp; «\u202Fguillemets\u202F»',
    )
    expect(text).toContain('<script>alert("titre")</script> & «\u202Fguillemets\u202F»')
  })

  it('is light, dark-aware and in French', async () => {
    const { html } = await sample()
    expect(new TextEncoder().encode(html).length).toBeLessThan(40_000)
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('@media (prefers-color-scheme:dark)')
    expect(html).toContain('max-width:600px')
  })

  it('reads in 72 columns, addresses aside, and no line begins with a mark', async () => {
    const { text } = await sample()
    const lines = text.split('\n')
    expect(lines.filter((line) => line.length > 72 && !/^ *https?:\S+$/.test(line))).toEqual([])
    expect(lines.filter((line) => /^\s*[;:!?»·]/.test(line))).toEqual([])
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([])
    expect(text).toContain(`CY · CYBERSÉCURITÉ, PROTECTION DES DONNÉES ET SOUVERAINETÉ\n${'-'.repeat(58)}\n`)
    expect(text).toContain('J-23 · 16\u00A0décembre\u00A02026 à 12\u00A0h\n')
  })
})

describe('renderEdition', () => {
  it('says to a subscriber why, how to leave, where to read, who publishes', () => {
    const rendered = renderEdition(letterOf({ sections: [section([card('a')])] }), everything, member)!
    for (const body of [rendered.html, rendered.text.replaceAll('\n', ' ')]) {
      expect(body).toContain('inscrite depuis le 1er\u00A0novembre\u00A02026')
      expect(body).toContain('https://veille.example/preferences?jeton=abc.def')
      expect(body).toContain('Préférences et désinscription')
      expect(body).toMatch(/https:\/\/veille\.example\/lettres(?![/\w])/)
      expect(body).toContain('https://veille.example/lettres/12')
      expect(body).toContain('Publiée par Val de Loire Numérique')
      expect(body).toContain('veille@veille.example')
      expect(body).toContain('classement éditorial provisoire')
    }
  })

  it('shows the archive nobody’s link to leave', () => {
    const rendered = renderEdition(letterOf({ sections: [section([card('a')])] }), everything, {
      kind: 'public',
    })!
    expect(rendered.html + rendered.text).not.toMatch(/desabonnement|preferences|inscrite depuis/)
    expect(rendered.html).toContain('href="https://veille.example/abonnement"')
  })

  it('tells facts with the number of other sources, and no date when there is none', () => {
    const told = card('a', {
      otherSources: 2,
      kind: 'decret',
      domain: 'juridique',
      publishedAt: '2026-11-19T08:00:00Z',
    })
    const sections = [section([told]), section([card('b')])]
    const { text } = renderEdition(letterOf({ sections }), everything, member)!
    const visible = text.replaceAll(/[\u00A0\u202F]/g, ' ')
    expect(visible).toContain('Arcep · + 2 sources · 19 nov. 2026 · décret · veille juridique')
    expect(visible).toContain('Arcep · veille technologique')
  })

  it('says how many more are on the site', () => {
    const cards = Array.from({ length: 6 }, (_, i) => card(`c${i}`))
    const { html, text } = renderEdition(letterOf({ sections: [section(cards, 18)] }), everything, member)!
    expect(html).toContain('et 12\u00A0autres, sur le site')
    expect(text).toContain('et 12\u00A0autres, sur le site\u00A0:\n  https://veille.example/axes/donnees-ia')
    const one = renderEdition(letterOf({ sections: [section(cards, 7)] }), everything, member)!
    expect(one.html).toContain('et 1\u00A0autre, sur le site')
  })

  it('shows every story that the draft holds, so that an editor sees what leaves', () => {
    const cards = Array.from({ length: 12 }, (_, i) => card(`c${i}`))
    const { html } = renderEdition(letterOf({ sections: [section(cards)] }), everything, member)!
    expect(texts(html, 'h3')).toHaveLength(12)
    expect(html).not.toContain('sur le site')
  })

  it('stays under 100 kB at its fullest and most hostile, and still says what is left out', () => {
    const heavy = (id: string) =>
      card(id, {
        title: '<'.repeat(200),
        summary: '&'.repeat(220),
        publisher: '"'.repeat(60),
        url: `https://e.example/?${'&'.repeat(480)}`,
        closing: { value: '2026-12-01', days: 8 },
      })
    const cards = Array.from({ length: 20 }, (_, i) => heavy(`h${i}`))
    const sections = Array.from({ length: 10 }, () => section(cards, 40))
    const { html, subject } = renderEdition(letterOf({ deadlines: cards, sections }), everything, member)!
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(maxHtmlBytes)
    expect(html).toMatch(/et 3\d\u00A0autres, sur le site/)
    expect(subject).toMatch(/^Veille n°\u00A012\u00A0: \d+\u00A0échéances, \d+\u00A0actualités$/)
  })
})
