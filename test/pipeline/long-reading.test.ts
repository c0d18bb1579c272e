import { beforeEach, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import type { Database } from '#src/store/database.ts'
import { countStorySources } from '#src/store/item-counts.ts'
import { countItems, findItem } from '#src/store/items.ts'
import { createTestDeps, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let deps: TestDeps
beforeEach(async () => {
  deps = await createTestDeps()
})

const read = (feedId: string, count: number, wording = 'annonce') =>
  Array.from({ length: count }, (_, n) =>
    enrichedItem({
      id: `${feedId}-${n}`,
      identity: `guid:${n}`,
      feedId,
      url: `https://exemple.fr/${n}`,
      title: `Le syndicat ${wording} la passerelle communale ${n}`,
      contentHash: wording,
    }),
  )

/** The process dies when it is about to write its nth batch. */
function dyingAt(batch: number): Database {
  let written = 0
  return {
    ...deps.db,
    batch(statements) {
      written += 1
      if (written === batch) throw new Error('kill -9')
      return deps.db.batch(statements)
    },
  }
}

const none = () => []

describe.each([1, 2, 3, 4])('a first reading of 350 items that dies at batch %i', (batch) => {
  it('is completed by the next, without loss or twin', async () => {
    const items = read('essai', 350)
    await expect(saveItems({ ...deps, db: dyingAt(batch) }, 'essai', items, none)).rejects.toThrow('kill -9')
    expect((await countItems(deps.db)).items).toBe((batch - 1) * 100)
    const again = await saveItems(deps, 'essai', items, none)
    expect(again).toMatchObject({ seen: 350, added: 350 - (batch - 1) * 100, revised: 0 })
    expect(await countItems(deps.db)).toEqual({ items: 350, relevant: 350 })
    expect(await drainIndexQueue(deps)).toBe(350)
  })

  it('leaves no story told by one side only', async () => {
    await saveItems(deps, 'autre', read('autre', 350), none)
    const items = read('essai', 350)
    await expect(saveItems({ ...deps, db: dyingAt(batch) }, 'essai', items, none)).rejects.toThrow('kill -9')
    await saveItems(deps, 'essai', items, none)
    for (const n of [0, 99, 100, 349]) {
      expect((await findItem(deps.db, `essai-${n}`))?.storyId).toBe(`autre-${n}`)
      expect((await findItem(deps.db, `autre-${n}`))?.storyId).toBe(`autre-${n}`)
    }
    expect(await countStorySources(deps.db, ['autre-0', 'autre-349'])).toEqual(
      new Map([
        ['autre-0', 2],
        ['autre-349', 2],
      ]),
    )
  })

  it('revises each changed item once', async () => {
    await saveItems(deps, 'essai', read('essai', 350), none)
    deps.clock.at = new Date('2026-11-24T09:00:00Z')
    const changed = read('essai', 350, 'inaugure')
    await expect(saveItems({ ...deps, db: dyingAt(batch) }, 'essai', changed, none)).rejects.toThrow(
      'kill -9',
    )
    deps.clock.at = new Date('2026-11-24T10:00:00Z')
    expect((await saveItems(deps, 'essai', changed, none)).revised).toBe(350 - (batch - 1) * 100)
    expect(await deps.db.get('select count(*) as n from revisions')).toEqual({ n: 350 })
  })
})
