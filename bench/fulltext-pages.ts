import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'cheerio/slim'
import { plainText } from '#src/normalise/text.ts'
import { decodeText } from '#src/parse/charset/decode.ts'
import { sharedPath } from '#test/helpers/shared.ts'

/** A page with the text that a reader came for. */
export interface LabelledPage {
  name: string
  set: 'recorded, published answer' | 'recorded, our answer' | 'invented'
  html: string
  expected: string
}

/** Recorded pages (where they are beside the project) and the invented ones of the tests. */
export function readPages(): LabelledPage[] {
  return [...publishedPages(), ...selectedPages(), ...inventedPages()]
}

/** Readability's own test cases: they flatter Readability. */
function publishedPages(): LabelledPage[] {
  return ['lemonde-1', 'liberation-1'].flatMap((name) => {
    const [page, answer] = ['source', 'expected'].map((part) =>
      sharedPath(`samples/html-pages/readability_${name}_${part}.html`),
    )
    if (!page || !answer) return []
    const expected = plainText(readFileSync(answer, 'utf8'))
    return [{ name, set: 'recorded, published answer' as const, html: readFileSync(page, 'utf8'), expected }]
  })
}

/** The part of each recorded page that holds its article, chosen by eye before any extractor was run on it. */
const answers: Record<string, string> = {
  'html-pages/dalloz-actualite.fr.raoult.html': '#panel-node-content',
  'html-pages/laviedesidees.fr.evaluation.html': '.entry-content',
  'html-pages/lopinion.fr.glyphosate.html': '.article_body',
  'html-pages/sports.fr.lorient.html': '#live-match-content',
  'html-pages/page_dares.html': 'main article',
  'html-pages/fixture_min_sports_agenda_2026-05-11.html': 'main article',
  'assemblee-nationale/14_num_1212.html': '#analyse',
  'senat/dosleg_confiance.html': '#main, #block-process',
  'senat/dosleg_legipy_secu.html': '#main, #block-process',
  'senat/dosleg_transparence.html': '#main, #block-process',
}

function selectedPages(): LabelledPage[] {
  return Object.entries(answers).flatMap(([name, selector]) => {
    const path = sharedPath(`samples/${name}`)
    if (!path) return []
    const html = decodeText(readFileSync(path)).text
    return [{ name, set: 'recorded, our answer' as const, html, expected: textAt(html, selector) }]
  })
}

function inventedPages(): LabelledPage[] {
  const folder = new URL('../test/fixtures/fulltext/', import.meta.url)
  return readdirSync(folder).map((name) => {
    const html = readFileSync(new URL(name, folder), 'utf8')
    return { name, set: 'invented' as const, html, expected: textAt(html, '[data-attendu]') }
  })
}

function textAt(html: string, selector: string): string {
  const $ = load(html)
  const parts = $(selector).toArray()
  if (parts.length === 0) throw new Error(`Nothing at ${selector}`)
  return parts.map((part) => plainText($.html(part))).join('\n')
}
