import type { IssueText } from '#src/store/issue-texts.ts'

/** A rubric of the issue with its texts and its own rubrics, in the order of the summary. */
export interface Rubric {
  title: string
  texts: IssueText[]
  rubrics: Rubric[]
}

/** The table of contents again, from the path that each text carries. */
export function arrange(texts: readonly IssueText[]): Rubric {
  const root: Rubric = { title: '', texts: [], rubrics: [] }
  for (const text of texts) {
    const path = text.rubrics.length === 0 ? [unannounced] : text.rubrics
    path.reduce(rubricIn, root).texts.push(text)
  }
  return root
}

const unannounced = 'Textes que le sommaire n’annonce pas'

function rubricIn(parent: Rubric, title: string): Rubric {
  const known = parent.rubrics.find((one) => one.title === title)
  if (known) return known
  const made: Rubric = { title, texts: [], rubrics: [] }
  parent.rubrics.push(made)
  return made
}
