import { beforeEach, describe, expect, it } from 'vitest'
import {
  deleteHealthChangesBefore,
  hasUntoldChanges,
  type HealthChange,
  listChangesToldAt,
  listHealthChanges,
  listUntoldChanges,
  markChangesTold,
  recordHealthChange,
} from '#src/store/health-changes.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
})

const at = (minute: number) => `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z`
const record = (...changes: HealthChange[]) => db.batch(changes.map(recordHealthChange))
const change = (minute: number, fields: Partial<HealthChange> = {}): HealthChange => ({
  feedId: 'a',
  changedAt: at(minute),
  health: 'failing',
  ...fields,
})

describe('the history of one source', () => {
  it('comes latest first, with what was said then', async () => {
    const first = change(1, { previous: 'ok', code: 'dns', message: 'Introuvable.' })
    await record(first, change(2, { health: 'ok', previous: 'failing' }), change(3, { feedId: 'b' }))
    expect(await listHealthChanges(db, 'a', 20)).toEqual([
      change(2, { health: 'ok', previous: 'failing' }),
      first,
    ])
    expect(await listHealthChanges(db, 'a', 1)).toHaveLength(1)
  })

  it('keeps no message longer than a page can show', async () => {
    await record(change(1, { message: 'x'.repeat(5000) }))
    expect((await listHealthChanges(db, 'a', 1))[0]?.message).toHaveLength(1000)
  })
})

describe('what the mail tells', () => {
  it('is each change once, oldest first', async () => {
    await record(change(2), change(1, { feedId: 'b' }), change(3, { toldAt: at(3) }))
    expect((await listUntoldChanges(db, at(30), 10)).map(({ feedId }) => feedId)).toEqual(['b', 'a'])
    await db.batch([markChangesTold(at(30), at(40))])
    expect(await hasUntoldChanges(db)).toBe(false)
    expect((await listChangesToldAt(db, at(40))).map(({ feedId }) => feedId)).toEqual(['b', 'a'])
  })

  it('leaves what comes meanwhile for the next', async () => {
    await record(change(10), change(50))
    await db.batch([markChangesTold(at(30), at(30))])
    expect(await hasUntoldChanges(db)).toBe(true)
    expect((await listUntoldChanges(db, at(59), 10)).map(({ changedAt }) => changedAt)).toEqual([at(50)])
  })

  it('is found by an index', async () => {
    const plan = await db.all<{ detail: string }>(
      `explain query plan select * from health_changes where told_at is null and changed_at <= 'x' order by changed_at, seq`,
    )
    expect(plan.map(({ detail }) => detail).join()).toContain('health_changes_by_told')
  })
})

describe('deleteHealthChangesBefore', () => {
  it('keeps the last of each source, which says since when', async () => {
    await record(change(1), change(2, { health: 'ok' }), change(3, { feedId: 'b' }))
    expect(await deleteHealthChangesBefore(db, at(30))).toBe(1)
    expect((await listHealthChanges(db, 'a', 9)).map(({ health }) => health)).toEqual(['ok'])
    expect(await listHealthChanges(db, 'b', 9)).toHaveLength(1)
  })
})
