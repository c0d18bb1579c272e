import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { approveLetter, cancelLetter, holdBack, reopenLetter, setAlone } from '#src/letter/desk/approve.ts'
import { beginDueLetters } from '#src/letter/desk/begin-due.ts'
import { changeDraft, returnToVersion, undoChange } from '#src/letter/desk/change-draft.ts'
import type { DraftChange } from '#src/letter/desk/draft-change.ts'
import { refreshDraft } from '#src/letter/desk/refresh-draft.ts'
import { cardsOf } from '#src/letter/letter.ts'
import { findVersionContent, listVersions } from '#src/store/letter-versions.ts'
import type { Letter as StoredLetter } from '#src/store/letters.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { sampleWeek } from '../sample-week.ts'
import { storeItems, type World } from '../world.ts'
import {
  camille,
  idsOf,
  letterId,
  letterIn,
  nadia,
  openDraft,
  seenByFriday,
  storedIn,
  withdraw,
} from './draft-world.ts'
import { allIds } from './random-change.ts'

type Step =
  | { do: 'drop' | 'restore' | 'move'; nth: number; staleBy: number; second: boolean }
  | { do: 'undo' | 'refresh' | 'approve' | 'hold' | 'cancel' | 'reopen' | 'begin' | 'news' }
  | { do: 'return'; to: number }
  | { do: 'alone'; alone: boolean }
  | { do: 'wait'; hours: number }
  | { do: 'withdraw'; nth: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('drop' as const, 'restore' as const, 'move' as const),
      nth: fc.nat(40),
      staleBy: fc.constantFrom(0, 0, 0, 1, -1),
      second: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['undo', 'refresh', 'approve', 'hold', 'cancel', 'reopen', 'begin', 'news'] as const),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('return' as const), to: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('alone' as const), alone: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: -2, max: 40 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), nth: fc.nat(40) }) },
)

interface Life {
  world: World
  withdrawn: Set<string>
  /** What the watch has not found yet. */
  coming: StoredItem[]
}

function gestureOf(what: 'drop' | 'restore' | 'move', cardId: string): DraftChange {
  return what === 'move' ? { kind: what, cardId, to: 'first' } : { kind: what, cardId }
}

async function take(life: Life, one: Step): Promise<void> {
  const { world, withdrawn } = life
  const stored = await storedIn(world)
  const letter = await letterIn(world)
  const { version } = stored
  switch (one.do) {
    case 'drop':
    case 'restore':
    case 'move': {
      const from = one.do === 'restore' ? letter.dropped.map(({ id }) => id) : idsOf(letter)
      const cardId = from[one.nth % Math.max(from.length, 1)] ?? 'aucune'
      const change = gestureOf(one.do, cardId)
      const who = one.second ? nadia : camille
      await changeDraft(world, who, letterId, version - one.staleBy, change)
      // Whoever holds it.
      if (one.staleBy !== 0) throw new Error('a stale version passed')
      return
    }
    case 'undo':
      await undoChange(world, camille, letterId, version)
      return
    case 'return':
      await returnToVersion(world, camille, letterId, version, one.to)
      return
    case 'refresh':
      await refreshDraft(world, camille, letterId, version)
      return
    case 'approve':
      await approveLetter(world, camille, letterId, version, 'now')
      return
    case 'hold':
      return holdBack(world, camille, letterId)
    case 'cancel':
      return cancelLetter(world, camille, letterId)
    case 'reopen':
      return reopenLetter(world, camille, letterId)
    case 'alone':
      return setAlone(world, camille, letterId, one.alone)
    case 'begin':
      await beginDueLetters(world)
      return
    case 'news':
      await storeItems(life.world, life.coming.splice(0, 3))
      return
    case 'wait':
      world.at(new Date(world.now().getTime() + one.hours * 3_600_000).toISOString())
      return
    case 'withdraw': {
      const id = idsOf(letter)[one.nth % Math.max(idsOf(letter).length, 1)]
      if (!id) return
      withdrawn.add(id)
      await withdraw(world, [id])
      return
    }
    default:
      one satisfies never
  }
}

function laterItems(): StoredItem[] {
  const known = new Set(seenByFriday.map(({ id }) => id))
  return sampleWeek().filter(({ id }) => !known.has(id))
}

/** Which promises a step broke, whether it passed or was refused: none, when all is well. */
async function broken(
  { world, withdrawn }: Life,
  before: StoredLetter,
  refusal: WatchError | undefined,
): Promise<string[]> {
  const after = await storedIn(world)
  const letter = await letterIn(world)
  const ids = allIds(letter)
  const [last] = await listVersions(world.db, letterId, 1)
  const kept = await findVersionContent(world.db, letterId, after.version)
  const same = JSON.stringify(after) === JSON.stringify(before)
  const begins = after.state === 'sending' && before.state !== 'sending'
  const mayBegin =
    before.sendAt! <= world.now().toISOString() &&
    ((before.state === 'approved' && before.approvedBy !== undefined) || (before.alone && !before.touchedAt))
  const promises: Record<string, boolean> = {
    'each story once': new Set(ids).size === ids.length,
    'what it tells is what it shows': JSON.stringify(after.itemIds) === JSON.stringify(idsOf(letter)),
    'one version more at most': [0, 1].includes(after.version - before.version),
    'every version is kept': last?.version === after.version,
    // The days left are counted again as it leaves.
    'a version is what it held': after.state === 'sending' || kept === after.content,
    'nothing changes once it leaves': before.state !== 'sending' || same,
    'a refusal changes nothing': !refusal || same,
    'a refusal is a sentence': !refusal || refusal.message.endsWith('.'),
    'nothing leaves that nobody approved, nor before its hour': !begins || mayBegin,
    'nothing leaves that was withdrawn': !begins || !idsOf(letter).some((id) => withdrawn.has(id)),
    'what leaves has its page': !begins || after.html !== '',
  }
  return Object.keys(promises).filter((promise) => !promises[promise])
}

async function refusalOf(taken: Promise<void>): Promise<WatchError | undefined> {
  try {
    return void (await taken)
  } catch (error) {
    if (error instanceof WatchError) return error
    throw error
  }
}

describe('the life of a draft', () => {
  it('keeps its promises whatever two editors, the clock and publishers do', async () => {
    const seen = { refused: new Set<string>(), left: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const { world } = await openDraft()
        const life: Life = { world, withdrawn: new Set(), coming: laterItems() }
        for (const one of steps) {
          const before = await storedIn(world)
          const refusal = await refusalOf(take(life, one))
          if (refusal) seen.refused.add(refusal.code)
          expect(await broken(life, before, refusal)).toEqual([])
        }
        if ((await storedIn(world)).state === 'sending') seen.left += 1
      }),
      // The doors below must be gone through at each run.
      { numRuns: 60, seed: 20_261_127 },
    )
    // The walk went through the doors that it is about.
    expect([...seen.refused]).toEqual(expect.arrayContaining(['letter-changed', 'letter-cancelled']))
    expect(seen.left).toBeGreaterThan(0)
  }, 120_000)

  it('undoes an undo: twice is as if nothing had been', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }), async (nths) => {
        const { world } = await openDraft()
        for (const nth of nths) {
          const ids = idsOf(await letterIn(world))
          const change = { kind: 'drop', cardId: ids[nth % ids.length] ?? '' } as const
          await changeDraft(world, camille, letterId, (await storedIn(world)).version, change)
        }
        const before = await letterIn(world)
        const { version } = await storedIn(world)
        await undoChange(world, camille, letterId, version)
        expect(idsOf(await letterIn(world))).toHaveLength(idsOf(before).length + 1)
        await undoChange(world, nadia, letterId, version + 1)
        expect(await letterIn(world)).toEqual(before)
        expect(cardsOf(before).length + before.dropped.length).toBe(allIds(before).length)
      }),
      { numRuns: 12 },
    )
  })

  it('lets one of two editors through who change the same version at once', async () => {
    const { world, letter } = await openDraft()
    const [first, second] = idsOf(letter)
    const both = await Promise.allSettled([
      changeDraft(world, camille, letterId, 1, { kind: 'drop', cardId: first! }),
      changeDraft(world, nadia, letterId, 1, { kind: 'drop', cardId: second! }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await letterIn(world)).dropped).toHaveLength(1)
    expect(await listVersions(world.db, letterId, 10)).toHaveLength(2)
  })
})
