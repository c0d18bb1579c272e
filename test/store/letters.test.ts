import { describe, expect, it } from 'vitest'
import {
  findLastLetter,
  findLetter,
  findAnyLetterByNumber,
  findLastNumber,
  findLetterByNumber,
  findLetterInHand,
  insertLetter,
  type Letter,
  listLetters,
  listTold,
  markLetterSent,
} from '#src/store/letters.ts'
import { approve, begin, listDueLetters, listSendingLetters } from '#src/store/letter-gestures.ts'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'

function letter(number: number, given: Partial<Letter> = {}): Letter {
  return {
    id: `2026-S${40 + number}`,
    number,
    periodStart: `2026-10-0${number}T07:00:00.000Z`,
    periodEnd: `2026-10-0${number + 1}T07:00:00.000Z`,
    subject: `Veille n° ${number}`,
    html: '<p>corps</p>',
    text: 'corps',
    content: '{}',
    itemIds: [`i${number}`],
    createdAt: `2026-10-0${number + 1}T07:00:00.000Z`,
    state: 'sending',
    alone: false,
    version: 1,
    ...given,
  }
}

async function openStore(letters = [letter(1), letter(2)]) {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  for (const one of letters) await insertLetter(db, one)
  return db
}

describe('letters', () => {
  it('gives back a letter by week, by number, and the last', async () => {
    const db = await openStore()
    expect(await findLetter(db, '2026-S41')).toEqual(letter(1))
    expect(await findLetterByNumber(db, 2)).toEqual(letter(2))
    expect(await findLastLetter(db)).toEqual(letter(2))
    expect(await findLetter(db, '2026-S50')).toBeUndefined()
    expect(await findLetterByNumber(db, 9)).toBeUndefined()
  })

  it('keeps the first of two letters of one week, or of one number', async () => {
    const db = await openStore([
      letter(1),
      letter(1, { number: 7, subject: 'autre' }),
      letter(2, { number: 1 }),
    ])
    expect(await listLetters(db, 10)).toHaveLength(1)
    expect(await findLetter(db, '2026-S41')).toEqual(letter(1))
  })

  it('lists the latest first, without the bodies', async () => {
    const db = await openStore()
    const list = await listLetters(db, 10)
    expect(list.map(({ number }) => number)).toEqual([2, 1])
    expect(list[0]).not.toHaveProperty('html')
    expect(await listLetters(db, 1)).toHaveLength(1)
  })

  it('keeps the first date of sending', async () => {
    const db = await openStore()
    await markLetterSent(db, '2026-S41', '2026-10-02T07:01:00.000Z')
    await markLetterSent(db, '2026-S41', '2026-10-09T07:01:00.000Z')
    expect(await findLetter(db, '2026-S41')).toMatchObject({
      sentAt: '2026-10-02T07:01:00.000Z',
      state: 'sent',
    })
  })

  it('remembers what was told since a date, with its stories', async () => {
    const db = await openStore([letter(1), letter(2, { itemIds: ['i2', 'i3', 'disparu'] })])
    await db.run(
      `insert into items (id, feed_id, identity, title, content_html, summary_html, text, first_seen_at, last_revised_at,
         content_hash, relevant, domain, kind, story_id)
       values ('i2', 'f', 'x', 't', '', '', '', '', '', '', 1, 'juridique', 'loi', 'histoire')`,
    )
    expect(await listTold(db, '2026-10-01')).toEqual({
      ids: new Set(['i1', 'i2', 'i3', 'disparu']),
      stories: new Set(['histoire']),
    })
    expect((await listTold(db, '2026-10-03')).ids).toEqual(new Set(['i2', 'i3', 'disparu']))
  })
})

describe('letters that have not left', () => {
  const draft = letter(3, { state: 'draft', sendAt: '2026-10-05T06:00:00.000Z', alone: true })

  it('are not in the archive, nor told, and are found by who edits', async () => {
    const db = await openStore([letter(1), draft, letter(4, { state: 'cancelled' })])
    expect((await listLetters(db, 10)).map(({ number }) => number)).toEqual([1])
    expect((await listLetters(db, 10, ['draft', 'cancelled'])).map(({ number }) => number)).toEqual([4, 3])
    expect(await findLetterByNumber(db, 3)).toBeUndefined()
    expect(await findAnyLetterByNumber(db, 3)).toEqual(draft)
    expect(await findLetterInHand(db)).toEqual(draft)
    expect(await findLastLetter(db)).toEqual(letter(1))
    expect(await findLastNumber(db)).toBe(4)
    expect((await listTold(db, '2026-01-01')).ids).toEqual(new Set(['i1']))
  })

  it('count as told once approved, but for the letter that is being composed', async () => {
    const db = await openStore([letter(1), letter(3, { state: 'approved' })])
    expect((await listTold(db, '2026-01-01')).ids).toEqual(new Set(['i1', 'i3']))
    expect((await listTold(db, '2026-01-01', '2026-S43')).ids).toEqual(new Set(['i1']))
    expect((await findLastLetter(db))?.number).toBe(3)
    expect((await findLastLetter(db, '2026-S43'))?.number).toBe(1)
  })

  it('begin from the state and the version that were read, and from no other', async () => {
    const db = await openStore([draft])
    const clock = { now: '2026-10-05T06:00:00.000Z', aloneSince: '2026-10-04T18:00:00.000Z' }
    const last = { ...draft, html: '<p>vu</p>', version: 2 }
    const tries = [{ ...draft, version: 9 }, draft, draft].map((read) => begin(read, last, clock))
    expect(await listDueLetters(db, clock)).toEqual(['2026-S43'])
    expect((await db.batch(tries)).map(({ changes }) => changes)).toEqual([0, 1, 0])
    expect(await findLetter(db, '2026-S43')).toMatchObject({
      state: 'sending',
      html: '<p>vu</p>',
      version: 2,
    })
    expect(await listSendingLetters(db)).toEqual(['2026-S43'])
    const by = { actor: { name: 'Camille' }, at: clock.now, sendAt: clock.now }
    expect(await db.batch([approve({ ...draft, version: 2 }, by)])).toEqual([{ changes: 0 }])
  })
})
