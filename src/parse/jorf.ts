import { Parser } from 'htmlparser2'
import type { Kind } from '../axis/taxonomy.ts'
import { ParseError } from '../errors.ts'
import { loadTree } from './html-tree.ts'
import type { CheerioAPI } from './html-tree.ts'
import type { ParsedFeed, RawItem } from './raw-item.ts'
import { escapeHtml, present } from './xml-element.ts'

/**
 * The Journal officiel in the DILA's JORFSIMPLE form: a summary (`<JO>`) or one text (`<TEXTE>`).
 * A text has the same guid (its JORFTEXT id) in both. Source: echanges.dila.gouv.fr/OPENDATA/JORFSIMPLE.
 *
 * @throws {ParseError} `not-a-feed`, `mapping-found-nothing`, `too-complex`
 */
export function parseJorf(xml: string): ParsedFeed {
  const root = /<(JO|TEXTE)[\s>]/.exec(xml)?.[1]
  if (root === 'JO') return parseSummary(xml)
  if (root === 'TEXTE') return parseText(xml)
  throw new ParseError(
    'not-a-feed',
    'Le document n’est ni un sommaire (<JO>) ni un texte (<TEXTE>) du Journal officiel. Vérifier l’adresse dans le dépôt JORFSIMPLE.',
  )
}

// Who was appointed is no matter for this watch, and these rubrics hold nothing else.
const leftOut = /^mesures nominatives/i

interface Summary {
  id: string
  title: string
  published: string
  links: { id: string; title: string; rubrics: string[] }[]
  isWhole: boolean
}

function parseSummary(xml: string): ParsedFeed {
  const summary = readSummary(xml)
  if (summary.links.length === 0) {
    throw new ParseError(
      'mapping-found-nothing',
      'Ce sommaire du Journal officiel n’annonce aucun texte (LIEN_TXT).',
    )
  }
  const kept = summary.links.filter(({ rubrics }) => !rubrics.some((rubric) => leftOut.test(rubric)))
  return {
    title: present(summary.title),
    link: summary.id === '' ? undefined : addressOf(summary.id),
    language: 'fr',
    items: kept.map(({ id, title, rubrics }) => ({
      guid: present(id),
      url: id === '' ? undefined : addressOf(id),
      title: title === '' ? undefined : escapeHtml(title),
      published: present(summary.published),
      categories: [...new Set(rubrics)],
      enclosures: [],
      kind: kindOf(title),
    })),
    bozo: summary.isWhole ? undefined : 'Le sommaire est tronqué : les textes de la fin manquent.',
  }
}

/** Event by event: rubrics (`TM`) nest, and only the path to each link matters. */
function readSummary(xml: string): Summary {
  const summary: Summary = { id: '', title: '', published: '', links: [], isWhole: /<\/JO>\s*$/.test(xml) }
  const path: { level: number; title: string }[] = []
  let element = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        element = name
        if (name === 'TM') path.push({ level: Number(attributes.niv), title: '' })
        if (name !== 'LIEN_TXT') return
        const rubrics = path
          .filter(({ level, title }) => level >= 2 && title !== '')
          .map(({ title }) => title.trim())
        summary.links.push({
          id: attributes.idtxt?.trim() ?? '',
          title: attributes.titretxt?.trim() ?? '',
          rubrics,
        })
      },
      ontext(text) {
        const rubric = path.at(-1)
        if (element === 'TITRE_TM' && rubric) rubric.title += text
        if (element === 'ID') summary.id += text
        if (element === 'TITRE') summary.title += text
        if (element === 'DATE_PUBLI') summary.published += text
      },
      onclosetag(name) {
        element = ''
        if (name === 'TM') path.pop()
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return summary
}

function parseText(xml: string): ParsedFeed {
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
  const nor = text('NOR')
  const item: RawItem = {
    guid: id,
    url: text('ID_ELI') ?? addressOf(id),
    title,
    contentHtml: readContents($),
    summaryHtml: nor && `<p>NOR : ${nor}</p>`,
    published: text('DATE_PUBLI'),
    author: text('MINISTERE'),
    language: 'fr',
    categories: [],
    enclosures: [],
    kind: kindOf(title),
  }
  const isWhole = /<\/TEXTE>\s*$/.test(xml)
  return {
    items: [item],
    language: 'fr',
    bozo: isWhole ? undefined : 'Le texte est tronqué : la fin manque.',
  }
}

function readContents($: CheerioAPI): string | undefined {
  const opening = ['NOTICE', 'VISAS'].map((name) => $(`TEXTE > ${name} > CONTENU`).first().html())
  const articles = $('TEXTE > STRUCT ARTICLE')
    .toArray()
    .map((article) => {
      const number = present($(article).children('NUM').first().text())
      const heading = number ? `<h3>Article ${number}</h3>` : ''
      return `${heading}${$(article).find('BLOC_TEXTUEL > CONTENU').first().html() ?? ''}`
    })
  return present([...opening, ...articles].filter((part) => present(part ?? '') !== undefined).join('\n'))
}

const kindByFirstWord: ReadonlyMap<string, Kind> = new Map([
  ['loi', 'loi'],
  ['ordonnance', 'loi'],
  ['décret', 'decret'],
  ['arrêté', 'arrete'],
  ['décision', 'decision'],
  ['délibération', 'deliberation'],
])

/** The nature of an act is its first word; an avis, a liste or a rapport says nothing that Vigie files by. */
function kindOf(title: string): Kind | undefined {
  return kindByFirstWord.get(/^\p{L}+/u.exec(title.normalize('NFC'))?.[0].toLowerCase() ?? '')
}

function addressOf(id: string): string {
  return `https://www.legifrance.gouv.fr/jorf/id/${encodeURIComponent(id)}`
}
