import { describe, expect, it } from 'vitest'
import { pickForLetter } from '#src/curation/item-actions.ts'
import { approveLetter, setAlone } from '#src/letter/desk/approve.ts'
import { beginDueLetters, hasDueLetters } from '#src/letter/desk/begin-due.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { countLetterPicks } from '#src/store/item-decisions.ts'
import { listVersions } from '#src/store/letter-versions.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { storeItems } from '../world.ts'
import {
  camille,
  friday,
  idsOf,
  letterId,
  letterIn,
  monday,
  openDesk,
  openDraft,
  storedIn,
  withdraw,
} from './draft-world.ts'

const seen = (id: string, firstSeenAt: string) => storedItem({ id, firstSeenAt, publishedAt: firstSeenAt })

describe('beginDueLetters: what was approved', () => {
  it('leaves at its hour, as it was approved, with its page of the archive', async () => {
    const { world, letter } = await openDraft()
    await changeDraft(world, camille, letterId, 1, { kind: 'subject', text: 'La semaine du cuivre' })
    await approveLetter(world, camille, letterId, 2, monday)
    world.at('2026-11-23T06:59:59.999Z')
    expect(await hasDueLetters(world)).toBe(false)
    expect(await beginDueLetters(world)).toEqual([])
    world.at(monday)
    expect(await hasDueLetters(world)).toBe(true)
    expect(await beginDueLetters(world)).toEqual([
      { letterId, number: 1, subject: 'La semaine du cuivre', left: true },
    ])
    const stored = await storedIn(world)
    expect(stored).toMatchObject({
      state: 'sending',
      version: 2,
      subject: 'La semaine du cuivre',
      periodEnd: friday,
    })
    expect(stored.html).toContain('<!doctype html>')
    expect(stored.text).not.toBe('')
    expect(stored.itemIds.toSorted()).toEqual(idsOf(letter).toSorted())
    expect(await beginDueLetters(world)).toEqual([])
  })

  it('leaves when the machine is back, however late', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, monday)
    world.at('2026-11-25T09:00:00.000Z')
    expect(await beginDueLetters(world)).toMatchObject([{ letterId, left: true }])
  })

  it('counts the days of its deadlines again, and leaves out those that are past', async () => {
    const { world } = await openDraft()
    const days = async () => (await letterIn(world)).deadlines.map(({ closing }) => closing?.days)
    const before = await days()
    await approveLetter(world, camille, letterId, 1, '2026-12-02T07:00:00Z')
    world.at('2026-12-02T07:00:00.000Z')
    await beginDueLetters(world)
    const gone = before.filter((left) => left! < 12)
    expect(gone.length).toBeGreaterThan(0)
    expect(await days()).toEqual(before.slice(gone.length).map((left) => left! - 12))
  })

  it('begins once when two programs look together', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, 'now')
    const both = await Promise.all([beginDueLetters(world), beginDueLetters(world)])
    expect(both.flat()).toHaveLength(1)
  })

  it('keeps a letter that a colleague held back between the reading and the writing', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, 'now')
    const late = {
      ...world,
      db: {
        ...world.db,
        batch: async (statements: Parameters<typeof world.db.batch>[0]) => {
          await world.db.run(`update letters set state = 'draft'`)
          return world.db.batch(statements)
        },
      },
    }
    expect(await beginDueLetters(late)).toEqual([])
    expect((await storedIn(world)).state).toBe('draft')
    expect(await listVersions(world.db, letterId, 10)).toHaveLength(1)
  })
})

describe('beginDueLetters: stories withdrawn meanwhile', () => {
  it('leaves them out, and keeps the version that says so', async () => {
    const { world, letter } = await openDraft()
    await approveLetter(world, camille, letterId, 1, monday)
    const [first, second] = letter.sections.flatMap(({ cards }) => cards)
    await withdraw(world, [first!.id, second!.id])
    world.at(monday)
    expect(await beginDueLetters(world)).toMatchObject([{ left: true }])
    const stored = await storedIn(world)
    expect(stored.itemIds).not.toContain(first!.id)
    expect(stored.html).not.toContain(second!.title)
    expect(stored.version).toBe(2)
    const [last] = await listVersions(world.db, letterId, 1)
    expect(last).toMatchObject({ version: 2, author: 'Vigie', at: monday })
    expect(last?.gesture).toMatch(/^a laissé de côté «\u202F.+\u202F» et une autre, retirées depuis$/)
  })

  it('sends nothing when none is left: a draft again, that says why', async () => {
    const { world, letter } = await openDraft()
    await approveLetter(world, camille, letterId, 1, monday)
    await withdraw(world, idsOf(letter))
    world.at(monday)
    expect(await beginDueLetters(world)).toEqual([{ letterId, number: 1, subject: '', left: false }])
    expect(await storedIn(world)).toMatchObject({ state: 'draft', alone: false, itemIds: [] })
    expect(await listVersions(world.db, letterId, 1)).toMatchObject([
      { author: 'Vigie', gesture: expect.stringContaining('n’a pas envoyé la lettre') },
    ])
    expect(await beginDueLetters(world)).toEqual([])
  })
})

describe('beginDueLetters: a letter that leaves alone', () => {
  async function alone(at = monday) {
    const { world } = await openDraft()
    await setAlone(world, camille, letterId, true)
    await storeItems(world, [seen('dimanche', '2026-11-22T10:00:00.000Z')])
    world.at(at)
    return world
  }

  it('is composed again, so that the last days are in it', async () => {
    const world = await alone()
    expect(await beginDueLetters(world)).toMatchObject([{ letterId, left: true }])
    expect(await storedIn(world)).toMatchObject({ state: 'sending', periodEnd: monday, version: 2 })
    expect((await storedIn(world)).itemIds).toContain('dimanche')
    expect(await listVersions(world.db, letterId, 1)).toMatchObject([
      { gesture: 'a recomposé la lettre avec ce qui est paru depuis' },
    ])
  })

  it('waits for a person as soon as one has touched it', async () => {
    const { world } = await openDraft()
    await setAlone(world, camille, letterId, true)
    await changeDraft(world, camille, letterId, 1, { kind: 'subject', text: 'x' })
    world.at(monday)
    expect(await beginDueLetters(world)).toEqual([])
  })

  it('waits for a person when the machine comes back too late', async () => {
    expect(await beginDueLetters(await alone('2026-11-23T18:59:59.999Z'))).toHaveLength(1)
    expect(await beginDueLetters(await alone('2026-11-23T19:00:00.000Z'))).toEqual([])
  })

  it('does not leave without the word of a person when the settings do not say so', async () => {
    const { world } = await openDraft()
    world.at(monday)
    expect(await hasDueLetters(world)).toBe(false)
    expect(await beginDueLetters(world)).toEqual([])
  })
})

describe('marks for the letter', () => {
  it('stay while it is a draft, and go with the letter that tells them', async () => {
    const world = await openDesk(friday, [seen('semaine', '2026-11-19T06:00:00.000Z')])
    await pickForLetter(world, camille, ['semaine'])
    await draftNow(world, camille)
    expect(await countLetterPicks(world.db)).toBe(1)
    await approveLetter(world, camille, letterId, 1, 'now')
    expect(await countLetterPicks(world.db)).toBe(1)
    await beginDueLetters(world)
    expect(await countLetterPicks(world.db)).toBe(0)
  })
})
