import { readTags } from '../html/read-tags.ts'

/** The summary of one issue of the Journal officiel (`<JO>`): what it announces, in order. */
export interface JorfSummary {
  /** « JORFCONT… ». */
  id: string
  /** « JORF n°0192 du 19 août 2026 ». */
  title: string
  published: string
  links: JorfLink[]
  isWhole: boolean
}

/** A text that the summary announces (`LIEN_TXT`). */
export interface JorfLink {
  /** « JORFTEXT… », the same as the text's own. */
  id: string
  title: string
  /** From the widest to the narrowest: « Décrets, arrêtés, circulaires », « Textes généraux », a ministry. */
  rubrics: string[]
}

// Real summaries stop at five; deeper ones would cost their depth for each text.
const deepestRubric = 12

/** Event by event: rubrics (`TM`) nest, and only the path to each text matters. */
export function readSummary(xml: string): JorfSummary {
  const summary: JorfSummary = {
    id: '',
    title: '',
    published: '',
    links: [],
    isWhole: /<\/JO>\s*$/.test(xml.slice(-1000)),
  }
  const path: { level: number; title: string }[] = []
  let element = ''
  const isRead = readTags(
    xml,
    {
      onopentag(name, attributes) {
        element = name
        if (name === 'TM') path.push({ level: Number(attributes.niv), title: '' })
        if (name === 'LIEN_TXT') summary.links.push(linkOf(attributes, path))
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
  return isRead ? summary : { ...summary, isWhole: false }
}

function linkOf(
  { idtxt = '', titretxt = '' }: Record<string, string>,
  path: readonly { level: number; title: string }[],
): JorfLink {
  // The first level is the name of the journal itself.
  const rubrics = path.slice(0, deepestRubric).filter(({ level, title }) => level >= 2 && title.trim() !== '')
  return { id: idtxt.trim(), title: titretxt.trim(), rubrics: rubrics.map(({ title }) => title.trim()) }
}
