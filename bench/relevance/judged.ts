import { readFileSync, readdirSync } from 'node:fs'
import type { FacetSelection } from '#src/search/search-index.ts'

/** A query with what a judge thinks of the recorded items: 3 = exactly that, 2 = answers, 1 = in part; others 0. */
export interface JudgedQuery {
  id: string
  kind: string
  q: string
  /** Rules and weights were written looking at errors of `dev` only. */
  half: 'dev' | 'test'
  filters?: Partial<Record<keyof typeof filterNames, string>>
  grades: Record<string, number>
}

const filterNames = {
  axe: 'axis',
  type: 'kind',
  domaine: 'domain',
  territoire: 'territory',
  source: 'publisher',
} as const

export function readJudged(): JudgedQuery[] {
  const names = readdirSync(import.meta.dirname).filter((name) => /^judged-.*\.jsonl$/.test(name))
  return names.flatMap((name) =>
    readFileSync(`${import.meta.dirname}/${name}`, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as JudgedQuery),
  )
}

export function facetsOf({ filters = {} }: JudgedQuery): FacetSelection {
  const pairs = Object.entries(filters) as [keyof typeof filterNames, string][]
  return Object.fromEntries(pairs.map(([name, value]) => [filterNames[name], [value]]))
}
