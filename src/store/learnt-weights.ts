import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What the model learnt from corrections, on top of what it came with. No example: what it came with, and no more. */
export interface Learnt {
  learntAt: string
  /** Of the corrections that it was learnt from. */
  examples: number
  /** Of the model that learnt: another one, after an update, learns anew. */
  model: string
}

export async function findLearnt(db: Database): Promise<Learnt | undefined> {
  const row = await db.get<{ learnt_at: string; examples: number; model: string | null }>(
    `select learnt_at, examples, weights ->> 'model' as model from learnt_weights order by seq desc limit 1`,
  )
  return row && { learntAt: row.learnt_at, examples: row.examples, model: row.model ?? '' }
}

/** JSON in the shape of src/enrich/axes, if that model learnt any. */
export async function findWeightsOf(db: Database, model: string): Promise<string | undefined> {
  const row = await db.get<{ weights: string; model: string | null }>(
    `select weights -> 'weights' as weights, weights ->> 'model' as model from learnt_weights where examples > 0
     and seq = (select max(seq) from learnt_weights)`,
  )
  return row?.model === model ? row.weights : undefined
}

/** Writes the latest, and keeps only the few before it: each is learnt anew from all corrections. */
export function insertLearnt({ learntAt, examples, model }: Learnt, weights: unknown): Statement[] {
  return [
    statement(
      'insert into learnt_weights (learnt_at, examples, weights) values (?, ?, ?)',
      learntAt,
      examples,
      JSON.stringify({ model, weights }),
    ),
    // The latest stays: a number that came back would be taken for known weights.
    statement('delete from learnt_weights where seq <= (select max(seq) - 5 from learnt_weights)'),
  ]
}
