import { describe, expect, it } from 'vitest'
import { deleteEndedFlows, insertFlow, takeFlow } from '#src/store/sign-in-flows.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const flow = {
  idHash: 'h',
  kind: 'oidc',
  data: { state: 's' },
  expiresAt: '2026-11-24T08:10:00.000Z',
} as const
const before = '2026-11-24T08:09:59.999Z'

describe('takeFlow', () => {
  it('gives what was kept, once', async () => {
    const db = await openTestDatabase()
    await db.batch([insertFlow(flow)])
    const taken = await Promise.all([takeFlow(db, 'oidc', 'h', before), takeFlow(db, 'oidc', 'h', before)])
    expect(taken).toEqual([{ state: 's' }, undefined])
  })

  it('gives nothing once it is past, of another kind, or unknown', async () => {
    const db = await openTestDatabase()
    await db.batch([insertFlow(flow)])
    expect(await takeFlow(db, 'passkey', 'h', before)).toBeUndefined()
    expect(await takeFlow(db, 'oidc', 'x', before)).toBeUndefined()
    expect(await takeFlow(db, 'oidc', 'h', flow.expiresAt)).toBeUndefined()
    expect(await db.all('select * from sign_in_flows')).toEqual([])
  })
})

describe('deleteEndedFlows', () => {
  it('forgets what is past and keeps the rest', async () => {
    const db = await openTestDatabase()
    await db.batch([
      insertFlow(flow),
      insertFlow({ ...flow, idHash: 'i', expiresAt: '2026-11-24T09:00:00.000Z' }),
    ])
    expect(await deleteEndedFlows(db, flow.expiresAt)).toBe(1)
    expect(await db.all('select id_hash from sign_in_flows')).toEqual([{ id_hash: 'i' }])
  })
})
