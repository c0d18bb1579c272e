import { ParseError } from '../../errors.ts'
import { type CheerioAPI, loadTree } from '../html/html-tree.ts'
import type { RawItem } from '../raw-item.ts'
import { escapeHtml, present } from '../xml/element.ts'
import { kindOfAct } from './kind.ts'

/** One text of the Journal officiel (`<TEXTE>`), and whether all of it came. */
export interface JorfText {
  item: RawItem & { guid: string }
  isWhole: boolean
}

/**
 * Reads a text: notice, visas and articles. Who signed is left out: names of persons say nothing to this watch.
 *
 * @throws {ParseError} `mapping-found-nothing`, `too-complex`
 */
export function readText(xml: string): JorfText {
  const $ = loadTree(xml, { xml: true })
  const text = (name: string) => present($(`TEXTE > ${name}`).first().text())
  const id = text('ID')
  const title = text('TITREFULL') ?? text('TITRE')
  if (!id || !title) {
    throw new ParseError(
      'mapping-found-nothing',
      'Ce texte du Journal officiel n’a pas d’identifiant ou pas de titre.',
    )
  }
  return {
    item: {
      guid: id,
      url: eliOf(text('ID_ELI')) ?? addressOf(id),
      title,
      contentHtml: readContents($),
      summaryHtml: referenceOf(text),
      published: dateOf(text('DATE_PUBLI')),
      author: text('MINISTERE'),
      language: 'fr',
      categories: [],
      enclosures: [],
      kind: kindOfAct(title, text('NATURE')),
    },
    isWhole: /<\/TEXTE>\s*$/.test(xml.slice(-1000)),
  }
}

/** The page of a text or of an issue on Légifrance, which refuses robots: to be linked, never fetched. */
export function addressOf(id: string): string {
  return `https://www.legifrance.gouv.fr/jorf/id/${encodeURIComponent(id)}`
}

/** European Legislation Identifier: the lasting address of a text. */
function eliOf(eli: string | undefined): string | undefined {
  return eli?.startsWith('https://www.legifrance.gouv.fr/eli/') ? eli : undefined
}

/** « NOR : NUMX2600001D. JORF n°0192 du 19 août 2026, texte n° 14 ». The fields are markup as it was written. */
function referenceOf(text: (name: string) => string | undefined): string | undefined {
  const [nor, issue, rank] = [text('NOR'), text('ORIGINE_PUBLI'), text('NUM_SEQUENCE')]
  const place = issue && `${issue}${rank ? `, texte n°\u00A0${rank}` : ''}`
  const parts = [nor && `NOR\u00A0: ${nor}`, place].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? undefined : `<p>${parts.join('. ')}</p>`
}

// The base of the DILA writes 2999-01-01 for « no date ».
function dateOf(date: string | undefined): string | undefined {
  return date?.startsWith('2999') ? undefined : date
}

function readContents($: CheerioAPI): string | undefined {
  const opening = ['NOTICE', 'VISAS'].map((name) => $(`TEXTE > ${name} > CONTENU`).first().html())
  const articles = $('TEXTE > STRUCT ARTICLE')
    .toArray()
    .map((article) => {
      const number = present($(article).children('NUM').first().text())
      const heading = number ? `<h3>Article ${escapeHtml(number)}</h3>` : ''
      return `${heading}${$(article).find('BLOC_TEXTUEL > CONTENU').first().html() ?? ''}`
    })
  return present([...opening, ...articles].filter((part) => present(part ?? '') !== undefined).join('\n'))
}
