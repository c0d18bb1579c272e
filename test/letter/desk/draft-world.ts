import type { Letter as StoredLetter } from '#src/store/letters.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { type Letter, cardsOf, readLetter } from '#src/letter/letter.ts'
import { findLetter } from '#src/store/letters.ts'
import { insertPerson } from '#src/store/people.ts'
import { sampleWeek } from '../sample-week.ts'
import { openWorld, storeItems, type World } from '../world.ts'

export const camille = { id: 'camille', name: 'Camille Petit' }
export const nadia = { id: 'nadia', name: 'Nadia Benali' }

/** Friday evening in Paris, at the hour of the draft. */
export const friday = '2026-11-20T17:00:00.000Z'
/** Monday at eight. */
export const monday = '2026-11-23T07:00:00.000Z'

export const letterId = '2026-S48'

/** What was seen by Friday evening; the rest of the sample week comes on the days after. */
export const seenByFriday = sampleWeek().filter(({ firstSeenAt }) => firstSeenAt <= friday)

/** A week of items and two editors, at this instant. */
export async function openDesk(at = friday, items = seenByFriday): Promise<World> {
  const world = await openWorld(at)
  await storeItems(world, items)
  for (const { id, name } of [camille, nadia]) {
    const person = { id, name, email: `${id}@syndicat.example`, role: 'editeur', status: 'active' } as const
    await world.db.batch([insertPerson({ ...person, createdAt: '2026-11-01T08:00:00.000Z' })])
  }
  return world
}

/** The same with a draft, as the machine made it. */
export async function openDraft(
  at = friday,
): Promise<{ world: World; stored: StoredLetter; letter: Letter }> {
  const world = await openDesk(at)
  const stored = await draftNow(world, { name: 'Vigie' })
  return { world, stored, letter: readLetter(stored.content) }
}

export async function letterIn(world: World, id = letterId): Promise<Letter> {
  return readLetter((await storedIn(world, id)).content)
}

export async function storedIn(world: World, id = letterId): Promise<StoredLetter> {
  const stored = await findLetter(world.db, id)
  if (!stored) throw new Error(`no letter ${id}`)
  return stored
}

/** The ids of a letter, in the order of reading. */
export function idsOf(letter: Letter): string[] {
  return cardsOf(letter).map(({ id }) => id)
}

export async function withdraw(world: World, ids: readonly string[]): Promise<void> {
  await world.db.run(
    `update items set withdrawn_at = '2026-11-22T10:00:00.000Z', withdrawn_reason = 'essai'
     where id in (select value from json_each(?))`,
    JSON.stringify(ids),
  )
}
