import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AxisId, Domain, Kind } from '#src/axis/taxonomy.ts'
import type { Item } from '#src/normalise/item.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { readRecorded } from './recorded.ts'

/** One labelled item, as ../shared/gold/README.md describes. */
export interface Labelled {
  /** `gold`: beside the project; `told`: real pages told in our words; `recorded`: recorded items that we labelled. */
  set: LabelledSet
  id: string
  url: string
  title: string
  text: string
  relevant: boolean
  axes: AxisId[]
  domain: Domain | null
  kind: Kind
  deadline: string | null
  amounts: number[]
  territories: string[]
  legal_refs: string[]
  beneficiaries?: string[]
}

export const labelledSets = ['gold', 'told', 'recorded'] as const
export type LabelledSet = (typeof labelledSets)[number]

const folder = join(import.meta.dirname, '..', 'labelled')

/** What is there: gold and the recorded texts may be absent. */
export function readLabelled(sets: readonly LabelledSet[] = labelledSets): Labelled[] {
  const gold = sharedPath('gold/items.jsonl')
  const all: Labelled[] = []
  if (sets.includes('gold') && gold)
    all.push(...readLines(gold).map((one) => ({ ...one, set: 'gold' as const })))
  for (const name of existsSync(folder) ? readdirSync(folder).toSorted() : []) {
    const set = name.startsWith('told-') ? 'told' : 'recorded'
    if (!name.endsWith('.jsonl') || !sets.includes(set)) continue
    const lines = readLines(join(folder, name)).map(
      (one) => ({ ...one, set }) as Labelled & { source: string },
    )
    all.push(...(set === 'told' ? lines : lines.flatMap(readRecorded)))
  }
  return all
}

function readLines(path: string): Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Labelled)
}

/** A labelled item as the pipeline would hand it to enrich: no feed, no field beside title, text and address. */
export function asItem(labelled: Labelled): Item {
  return {
    id: labelled.id,
    feedId: 'gold',
    identity: `guid:${labelled.id}`,
    url: labelled.url,
    title: labelled.title,
    contentHtml: '',
    summaryHtml: '',
    text: labelled.text,
    categories: [],
    enclosures: [],
    territories: [],
    contentHash: '',
  }
}
