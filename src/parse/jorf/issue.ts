import type { LeftOut, RawItem } from '../raw-item.ts'
import { escapeHtml, present } from '../xml/element.ts'
import { kindOfAct } from './kind.ts'
import type { JorfLink, JorfSummary } from './summary.ts'
import { addressOf } from './text.ts'

/** What a reading of the Journal officiel keeps, in the order of the summary, and what it leaves out. */
export interface JorfIssue {
  items: RawItem[]
  leftOut: LeftOut[]
}

/**
 * Joins a summary with the texts that came with it. What the summary announces without its text is kept by its title;
 * texts that no summary announces come last, without a rubric.
 */
export function joinIssue(
  summaries: readonly JorfSummary[],
  texts: ReadonlyMap<string, RawItem> = new Map(),
): JorfIssue {
  const issue: JorfIssue = { items: [], leftOut: [] }
  const announced = new Set<string>()
  for (const summary of summaries) {
    for (const link of summary.links) {
      announced.add(link.id)
      if (isPersonal(link)) issue.leftOut.push(measure(link.id, summary.published))
      else issue.items.push(announce(link, summary, texts.get(link.id)))
    }
  }
  for (const [id, text] of texts) {
    if (announced.has(id)) continue
    if (isNomination(text.title ?? '')) issue.leftOut.push(measure(id, text.published))
    else issue.items.push(text)
  }
  return issue
}

// Who was appointed is no matter for this watch, and these rubrics hold nothing else.
function isPersonal({ rubrics }: JorfLink): boolean {
  return rubrics.some((rubric) => /^mesures nominatives/i.test(rubric))
}

/** Without its rubric, the title alone says that a text names people: an archive may be cut before its summary. */
function isNomination(title: string): boolean {
  return nominations.test(title.slice(0, 500))
}

const nominations =
  /\bportant .{0,40}(?:admission à la retraite|affectation|cessation de fonctions|détachement|maintien en activité|mutation|naturalisation|nomination|promotion|radiation des cadres|réintégration|tableau d.avancement|titularisation)/i

/** Counted, and told apart by its id; the words are personal data. */
function measure(guid: string, published: string | undefined): LeftOut {
  return { rule: 'personal-measure', guid, published: present(published ?? '') }
}

function announce(
  { id, title, rubrics }: JorfLink,
  summary: JorfSummary,
  text: RawItem | undefined,
): RawItem {
  const categories = [...new Set(rubrics)]
  if (text) return { ...text, published: text.published ?? present(summary.published), categories }
  return {
    guid: present(id),
    url: id === '' ? undefined : addressOf(id),
    title: title === '' ? undefined : escapeHtml(title),
    published: present(summary.published),
    categories,
    enclosures: [],
    kind: kindOfAct(title),
  }
}
