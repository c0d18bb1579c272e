import { type Database, type Statement, statement } from './database.ts'

/**
 * How far a rebuild of the search server is: `opening` its second index, `filling` it from the queue, `swapping` the
 * two. One row, so that several programs agree on where documents go.
 */
export interface ServerRebuild {
  step: 'opening' | 'filling' | 'swapping'
  since: string
}

const name = 'server-rebuild'

export async function findServerRebuild(db: Database): Promise<ServerRebuild | undefined> {
  const row = await db.get<{ value: string }>('select value from settings where name = ?', name)
  return row && (JSON.parse(row.value) as ServerRebuild)
}

/**
 * Takes it upon oneself to open the second index, unless another program is at a step that no one may disturb. One
 * that has stood at such a step since before `lost` has crashed. `only` refuses to begin one that is filling anew.
 */
export async function beginServerRebuild(
  db: Database,
  { now, lost, only }: { now: string; lost: string; only?: 'new' },
): Promise<boolean> {
  const { changes } = await db.run(
    `insert into settings (name, value) values (?, ?)
     on conflict (name) do update set value = excluded.value
     where (value ->> 'step' = 'filling' and ?) or (value ->> 'step' <> 'filling' and value ->> 'since' < ?)`,
    name,
    toText('opening', now),
    only === 'new' ? 0 : 1,
    lost,
  )
  return changes > 0
}

/** For the batch that queues everything. */
export function fillServerRebuild(now: string): Statement {
  return statement('update settings set value = ? where name = ?', toText('filling', now), name)
}

/** True for the one program that may swap: the queue is empty, and no other was first. */
export async function swapServerRebuild(db: Database, now: string): Promise<boolean> {
  const { changes } = await db.run(
    `update settings set value = ? where name = ? and value ->> 'step' = 'filling'
       and not exists (select 1 from server_queue where dead_at is null)`,
    toText('swapping', now),
    name,
  )
  return changes > 0
}

export async function endServerRebuild(db: Database): Promise<void> {
  await db.run('delete from settings where name = ?', name)
}

function toText(step: ServerRebuild['step'], since: string): string {
  return JSON.stringify({ step, since } satisfies ServerRebuild)
}
