import { beforeEach, describe, expect, it } from 'vitest'
import { addAxis } from '#src/curation/item-actions.ts'
import { advance, retag } from '#src/pipeline/retag.ts'
import { findItem } from '#src/store/items.ts'
import { listIndexWork } from '#src/store/index-queue.ts'
import { findLatestRetag, resumeRetag, type Retag } from '#src/store/retags.ts'
import { findSetting } from '#src/store/settings.ts'
import { putCue } from '#src/taxonomy/draft.ts'
import { askForRetag, needsRetag, settleFiling } from '#src/taxonomy/filing.ts'
import { publish } from '#src/taxonomy/publish.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { claire, openCuration, readItem } from '#test/curation/curation-world.ts'
import { DI, gestureOf, zibeline } from '#test/taxonomy/lexicon-world.ts'

const count = 450
let deps: TestDeps

/** Three pages of items that a new cue will file otherwise. */
beforeEach(async () => {
  deps = await openCuration()
  for (let n = 0; n < count; n += 1) await readItem(deps, { id: `e${n}`, ...quiet })
  await settleFiling(deps)
  await retag(deps)
})

const quiet = { title: 'La commune choisit la zibeline communale', text: 'Le budget est voté.' }

async function publishCue(): Promise<void> {
  await putCue(deps, await gestureOf(deps), DI, zibeline)
  await publish(deps, claire, (await findDraft(deps.db))!.stamp, '')
}

async function filedIn(axis: string): Promise<number> {
  const row = await deps.db.get<{ n: number }>('select count(*) as n from item_axes where axis_id = ?', axis)
  return row?.n ?? 0
}

describe('advance', () => {
  it('files the history page by page, tells how far it is, and ends', async () => {
    await publishCue()
    expect(await needsRetag(deps)).toBe(true)
    const told: [number, number, number][] = []
    const ended = await advance(deps, {
      onProgress: ({ done, total, changed }) => told.push([done, total, changed]),
    })
    expect(told).toEqual([
      [200, count, 200],
      [400, count, 400],
      [450, count, 450],
    ])
    expect(ended).toMatchObject({ done: count, changed: count, finishedAt: '2026-11-24T08:00:00.000Z' })
    expect(await filedIn(DI)).toBe(count)
    expect(await needsRetag(deps)).toBe(false)
    expect(await advance(deps, {})).toBeUndefined()
    const waiting = await listIndexWork(deps.db, '2026-11-24T09:00:00Z', 1000)
    expect(waiting).toHaveLength(count)
  })

  it('stops when its time is spent, and goes on from there', async () => {
    await publishCue()
    const slow = { ...deps, now: () => new Date((deps.clock.at = new Date(deps.clock.at.getTime() + 1000))) }
    const first = await advance(slow, { mostMs: 3_000 })
    expect(first?.done).toBe(200)
    expect(first?.finishedAt).toBeUndefined()
    expect(await advance(deps, {})).toMatchObject({ done: count, changed: count })
  })

  it('stops at once when the program stops', async () => {
    await publishCue()
    expect(await advance(deps, { signal: AbortSignal.abort() })).toMatchObject({ done: 0 })
  })

  it('goes on after a crash in the middle, and counts nothing twice', async () => {
    await publishCue()
    let batches = 0
    const crashing = {
      ...deps,
      db: {
        ...deps.db,
        batch: (...all: Parameters<typeof deps.db.batch>) => {
          batches += 1
          // The second page is written by two batches: the program dies between them.
          if (batches >= 4) throw new Crash()
          return deps.db.batch(...all)
        },
      },
    }
    await expect(killed(advance(crashing, {}))).resolves.toBe(true)
    const standing = (await findLatestRetag(deps.db))!
    expect(standing).toMatchObject({ done: 200, changed: 200, cursor: expect.any(Number) })
    expect(standing.failure).toBeUndefined()
    expect(await filedIn(DI)).toBe(300)
    const ended = await advance(deps, {})
    expect(await filedIn(DI)).toBe(count)
    expect(ended).toMatchObject({ done: count })
  })

  it('stands still on a fault, says why, and resumes when it is told to', async () => {
    await publishCue()
    const errors: string[] = []
    const log = { ...deps.log, error: (event: string) => void errors.push(event) }
    await deps.db.run('alter table item_axes rename to parti')
    const stopped = await advance({ ...deps, log }, {})
    expect(stopped).toMatchObject({ done: 0, failure: expect.stringContaining('item_axes') })
    expect(errors).toEqual(['retag-failed'])
    expect(await needsRetag(deps)).toBe(false)
    await deps.db.run('alter table parti rename to item_axes')
    expect(await advance(deps, {})).toBeUndefined()
    await deps.db.batch([resumeRetag(stopped!.seq)])
    expect(await advance(deps, {})).toMatchObject({ done: count, changed: count })
  })

  it('leaves an item that a reader stumbles on, and files the others', async () => {
    await publishCue()
    await deps.db.run(`update items set title = 'Piège' where id = 'e7'`)
    const errors: unknown[] = []
    const { tagger } = deps.enricher
    const log = { ...deps.log, error: (event: string, fields?: object) => void errors.push([event, fields]) }
    const territories = deps.enricher.places
    const places = {
      find: (...args: Parameters<typeof territories.find>) => {
        if (args[0].title === 'Piège') throw new Error('trébuché')
        return territories.find(...args)
      },
    }
    await advance({ ...deps, log, enricher: { ...deps.enricher, tagger, places } }, {})
    expect(errors).toEqual([['retag-item-failed', { item: 'e7', error: 'trébuché' }]])
    expect(await filedIn(DI)).toBe(count - 1)
  })

  it('gives way to what is asked meanwhile, which begins again', async () => {
    await publishCue()
    const seen: Retag[] = []
    const first = await advance(deps, {
      onProgress: (standing) => {
        seen.push(standing)
        if (seen.length === 1) void askForRetag(deps, claire, 'autre')
      },
    })
    expect(seen.at(-1)!.seq).toBe(seen[0]!.seq)
    expect(first).toMatchObject({ reason: 'autre', done: 0 })
    const { failure } = (await deps.db.get<{ failure: string }>(
      'select failure from retags where seq = ?',
      seen[0]!.seq,
    ))!
    expect(failure).toBe('Remplacée par une demande plus récente.')
    expect(await advance(deps, {})).toMatchObject({ reason: 'autre', done: count })
  })

  it('never undoes what people decided', async () => {
    await addAxis(deps, claire, ['e3'], 'cybersecurite-confiance')
    await publishCue()
    await advance(deps, {})
    expect((await findItem(deps.db, 'e3'))?.axes.map(({ id }) => id)).toEqual([DI, 'cybersecurite-confiance'])
  })
})

class Crash extends Error {}

/** The process is gone: nothing of what would follow a fault is written. */
async function killed(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    (error: unknown) => error instanceof Crash,
  )
}

describe('retag', () => {
  it('does it all at once, and says how many changed', async () => {
    await publishCue()
    expect(await retag(deps)).toEqual({ read: count, changed: count })
    expect(await retag(deps)).toEqual({ read: count, changed: 0 })
    expect(await findLatestRetag(deps.db)).toMatchObject({
      author: 'ligne de commande',
      reason: 'vigie retag',
    })
  })
})

describe('settleFiling', () => {
  it('asks by itself after an update of the lexicon of the code, once', async () => {
    const [first, ...others] = deps.axes
    const axes = [{ ...first!, cues: [...first!.cues, { term: 'belette', weight: 1 }] }, ...others]
    const updated = { ...deps, axes }
    expect(await needsRetag(deps)).toBe(false)
    expect(await needsRetag(updated)).toBe(true)
    await settleFiling(updated)
    expect(await findLatestRetag(deps.db)).toMatchObject({ author: 'Vigie', reason: 'mise à jour de Vigie' })
    const { seq } = (await findLatestRetag(deps.db))!
    await settleFiling(updated)
    expect((await findLatestRetag(deps.db))?.seq).toBe(seq)
  })

  it('asks for what a crash left between a publication and its history', async () => {
    await publishCue()
    await deps.db.run('delete from retags')
    await deps.db.run(`update settings set value = json_set(value, '$.version', 0) where name = 'filing'`)
    expect(await advance(deps, {})).toMatchObject({ reason: 'version 1 du lexique', changed: count })
  })

  it('has nothing to do in an empty base, and remembers by what the first items are filed', async () => {
    const empty = await openCuration()
    await settleFiling(empty)
    expect(await findLatestRetag(empty.db)).toBeUndefined()
    expect(await findSetting(empty.db, 'filing')).toContain('"version":0')
    expect(await needsRetag(empty)).toBe(false)
  })

  it('files again a base that an older Vigie filled', async () => {
    await deps.db.run(`delete from settings where name = 'filing'`)
    expect(await needsRetag(deps)).toBe(true)
    await settleFiling(deps)
    expect(await findLatestRetag(deps.db)).toMatchObject({ reason: 'mise à jour de Vigie', total: count })
  })
})
