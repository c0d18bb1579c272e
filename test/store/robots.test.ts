import { describe, expect, it } from 'vitest'
import { deleteRobotsBefore, findHostManners, saveRobots } from '#src/store/robots.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { createTestDeps } from '../helpers/deps.ts'

const origin = 'https://mairie.example'
const kept = { origin, body: 'User-agent: *\nDisallow: /prive', fetchedAt: '2026-11-24T08:00:00.000Z' }

describe('what is known of a host', () => {
  it('is nothing before it was asked', async () => {
    expect(await findHostManners(await openTestDatabase(), origin, 'mairie.example')).toEqual({})
  })

  it('is its last robots.txt', async () => {
    const db = await openTestDatabase()
    await db.batch([saveRobots({ ...kept, expiresAt: '2026-11-25T08:00:00.000Z' })])
    await db.batch([saveRobots({ ...kept, body: '', expiresAt: '2026-11-26T08:00:00.000Z' })])
    expect((await findHostManners(db, origin, 'mairie.example')).robots).toEqual({
      ...kept,
      body: '',
      expiresAt: '2026-11-26T08:00:00.000Z',
    })
  })

  it('is forgotten two months after its last use, and not before', async () => {
    const deps = await createTestDeps({ at: '2026-11-24T08:00:00Z' })
    await deps.db.batch([
      saveRobots({ ...kept, origin: 'https://ancien.example', expiresAt: '2026-09-24T08:00:00.000Z' }),
      saveRobots({ ...kept, expiresAt: '2026-10-24T08:00:00.000Z' }),
    ])
    expect(await cleanUp(deps)).toContain('1 robots.txt oublié')
    expect(await deps.db.all('select origin from robots')).toEqual([{ origin }])
    expect(await deleteRobotsBefore(deps.db, '2026-10-24T08:00:00.000Z')).toBe(1)
  })
})
