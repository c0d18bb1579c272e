import { describe, expect, it } from 'vitest'
import {
  claimDelivery,
  countDeliveries,
  failInterrupted,
  listPending,
  listUnfinishedLetters,
  queueDeliveries,
  recordDelivery,
} from '#src/store/deliveries.ts'
import {
  findLastLetter,
  findLetter,
  findLetterByNumber,
  insertLetter,
  type Letter,
  listLetters,
  listTold,
  markLetterSent,
} from '#src/store/letters.ts'
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
    ...given,
  }
}

async function openStore(letters = [letter(1), letter(2)]) {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  for (const one of letters) await insertLetter(db, one)
  return db
}

async function subscribe(db: Awaited<ReturnType<typeof openStore>>, id: string, status = 'confirmed') {
  await db.run(
    `insert into subscribers (id, email, status, created_at) values (?, ?, ?, '2026-10-01')`,
    id,
    `${id}@mairie.example`,
    status,
  )
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
    expect(await findLetter(db, '2026-S41')).toMatchObject({ sentAt: '2026-10-02T07:01:00.000Z' })
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

describe('deliveries', () => {
  it('queues the confirmed, and changes nothing for who has a row', async () => {
    const db = await openStore()
    await subscribe(db, 'a')
    await subscribe(db, 'b', 'pending')
    await queueDeliveries(db, '2026-S41', 'now')
    await claimDelivery(db, '2026-S41', 'a', 'now')
    await recordDelivery(db, '2026-S41', 'a', { status: 'sent', messageId: 'm' }, 'now')
    await queueDeliveries(db, '2026-S41', 'later')
    expect(await db.all('select * from deliveries')).toEqual([
      {
        letter_id: '2026-S41',
        subscriber_id: 'a',
        status: 'sent',
        attempts: 1,
        updated_at: 'now',
        message_id: 'm',
        error: null,
      },
    ])
  })

  it('pages through what is queued or deferred', async () => {
    const db = await openStore()
    for (const id of ['a', 'b', 'c', 'd']) await subscribe(db, id)
    await queueDeliveries(db, '2026-S41', 'now')
    await recordDelivery(db, '2026-S41', 'b', { status: 'failed', error: 'non' }, 'now')
    await claimDelivery(db, '2026-S41', 'c', 'now')
    await recordDelivery(db, '2026-S41', 'c', { status: 'deferred', error: 'occupé' }, 'now')
    expect(await listPending(db, '2026-S41', '', 2)).toEqual([
      { subscriberId: 'a', attempts: 0, updatedAt: 'now' },
      { subscriberId: 'c', attempts: 1, updatedAt: 'now' },
    ])
    expect(await listPending(db, '2026-S41', 'c', 2)).toEqual([
      { subscriberId: 'd', attempts: 0, updatedAt: 'now' },
    ])
    expect(await listPending(db, '2026-S42', '', 2)).toEqual([])
  })

  it('claims only what may be sent', async () => {
    const db = await openStore()
    await subscribe(db, 'a')
    await queueDeliveries(db, '2026-S41', 'now')
    expect(await claimDelivery(db, '2026-S41', 'a', 'now')).toBe(true)
    expect(await claimDelivery(db, '2026-S41', 'a', 'now')).toBe(false)
    await recordDelivery(db, '2026-S41', 'a', { status: 'deferred' }, 'now')
    expect(await claimDelivery(db, '2026-S41', 'a', 'now')).toBe(true)
  })

  it('counts, fails what was interrupted, and knows the letters that are not over', async () => {
    const db = await openStore()
    for (const id of ['a', 'b']) await subscribe(db, id)
    await queueDeliveries(db, '2026-S41', 'now')
    await claimDelivery(db, '2026-S41', 'a', 'now')
    expect(await listUnfinishedLetters(db, '2026-10-01')).toEqual(['2026-S41'])
    expect(await listUnfinishedLetters(db, '2026-10-03')).toEqual([])
    expect(await failInterrupted(db, '2026-S41', 'interrompu', 'now')).toBe(1)
    expect(await countDeliveries(db, '2026-S41')).toEqual({
      queued: 1,
      sending: 0,
      sent: 0,
      deferred: 0,
      failed: 1,
      skipped: 0,
    })
    await recordDelivery(db, '2026-S41', 'b', { status: 'skipped' }, 'now')
    expect(await listUnfinishedLetters(db, '2026-10-01')).toEqual([])
  })
})
