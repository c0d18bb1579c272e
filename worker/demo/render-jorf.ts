import type { DemoDocument, DemoEntry } from './demo-entry.ts'
import { escapeMarkup } from './escape.ts'
import type { CalendarDay } from './paris-time.ts'
import { frenchDay, isoDay, parisDay } from './paris-time.ts'
import { stableNumber } from './stable-number.ts'

/** A rubric of the issue, with its texts and its own rubrics, in the order in which they were met. */
interface Rubric {
  entries: DemoEntry[]
  rubrics: Map<string, Rubric>
}

/** The summary of one issue of the Journal officiel, in the JORFSIMPLE form: the issue has one date, that of its newest text. */
export function renderJorf({ publisher, entries, now }: DemoDocument): string {
  const day = entries.find((entry) => entry.day)?.day ?? parisDay(now, 0)
  const number = String(dayOfYear(day)).padStart(4, '0')
  return `<?xml version="1.0" encoding="UTF-8"?>
<JO>

<ID>JORFCONT${stableNumber(publisher.slug + isoDay(day), 8).padStart(12, '0')}</ID>
<ID_ELI>https://www.legifrance.gouv.fr/eli/jo/${day.year}/${day.month}/${day.day}/${number}</ID_ELI>
<ANCIEN_ID/>
<ORIGINE>JORF</ORIGINE>
<NATURE>JO</NATURE>

<TITRE>JORF n°${number} du ${frenchDay(day)}</TITRE>
<NUM>${number}</NUM>
<DATE_PUBLI>${isoDay(day)}</DATE_PUBLI>

<STRUCTURE_TXT>
<TM niv="1">
<TITRE_TM>Journal officiel "Lois et Décrets"</TITRE_TM>
${renderRubric(arrange(entries), 2)}
</TM>
</STRUCTURE_TXT>
</JO>
`
}

function dayOfYear({ year, month, day }: CalendarDay): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000
}

/** The invented text's id in the Journal officiel: it makes the address that the parser gives it. */
export function jorfTextId(slug: string): string {
  return `JORFTEXT${stableNumber(slug, 8).padStart(12, '0')}`
}

function arrange(entries: DemoEntry[]): Rubric {
  const root: Rubric = { entries: [], rubrics: new Map() }
  for (const entry of entries) {
    const rubric = (entry.item.rubric ?? []).reduce(subRubric, root)
    rubric.entries.push(entry)
  }
  return root
}

function subRubric(parent: Rubric, title: string): Rubric {
  const known = parent.rubrics.get(title)
  if (known) return known
  const made: Rubric = { entries: [], rubrics: new Map() }
  parent.rubrics.set(title, made)
  return made
}

function renderRubric({ entries, rubrics }: Rubric, level: number): string {
  const links = entries.map(
    ({ slug, title }) => `<LIEN_TXT idtxt="${jorfTextId(slug)}" titretxt="${escapeMarkup(title)}"/>`,
  )
  const parts = [...rubrics].map(
    ([title, rubric]) =>
      `<TM niv="${level}">\n<TITRE_TM>${escapeMarkup(title)}</TITRE_TM>\n${renderRubric(rubric, level + 1)}\n</TM>`,
  )
  return [...links, ...parts].join('\n')
}
