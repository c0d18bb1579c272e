import { describe, expect, it } from 'vitest'
import { erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { listComments, settleComment, writeComment } from '#src/letter/desk/comments.ts'
import { listCommentsOf } from '#src/store/letter-comments.ts'
import { camille, friday, letterId, nadia, openDraft, storedIn } from './draft-world.ts'

describe('writeComment', () => {
  it('keeps what editors say, of a story or of the letter, in order', async () => {
    const { world } = await openDraft()
    const first = await writeComment(world, camille, letterId, {
      text: ' On garde ?\r\n\r\nOui. ',
      cardId: 's04',
    })
    world.at('2026-11-20T17:05:00.000Z')
    await writeComment(world, nadia, letterId, { text: 'Bien.' })
    expect(await listComments(world, letterId)).toEqual([
      {
        id: first.id,
        letterId,
        cardId: 's04',
        personId: 'camille',
        author: 'Camille Petit',
        text: 'On garde ?\n\nOui.',
        writtenAt: friday,
      },
      expect.objectContaining({ author: 'Nadia Benali', text: 'Bien.' }),
    ])
    expect(await listCommentsOf(world.db, 'camille')).toHaveLength(1)
    // A word between colleagues is no change of the letter.
    expect((await storedIn(world)).version).toBe(1)
  })

  it.each([
    ['no-comment', ' \n '],
    ['text-too-long', 'x'.repeat(2001)],
    ['bad-character', 'a\u0007b'],
  ])('refuses %s', async (code, text) => {
    const { world } = await openDraft()
    await expect(writeComment(world, camille, letterId, { text })).rejects.toMatchObject({ code })
    await expect(writeComment(world, camille, '1999-S01', { text: 'x' })).rejects.toMatchObject({
      code: 'no-letter',
    })
  })

  it('bounds what one letter holds', async () => {
    const { world } = await openDraft()
    await world.db.run(
      `insert into letter_comments (id, letter_id, author, text, written_at)
       with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)
       select 'c' || i, ?, 'Camille', 'x', '' from n`,
      letterId,
    )
    const tried = writeComment(world, camille, letterId, { text: 'de trop' })
    await expect(tried).rejects.toMatchObject({ code: 'too-many-comments' })
  })
})

describe('settleComment', () => {
  it('closes a comment and opens it again', async () => {
    const { world } = await openDraft()
    const { id } = await writeComment(world, camille, letterId, { text: 'À vérifier' })
    expect(await settleComment(world, letterId, id, true)).toBe(true)
    expect(await settleComment(world, letterId, id, true)).toBe(false)
    expect(await listComments(world, letterId)).toMatchObject([{ settledAt: friday }])
    expect(await settleComment(world, letterId, id, false)).toBe(true)
    expect((await listComments(world, letterId))[0]).not.toHaveProperty('settledAt')
    expect(await settleComment(world, '1999-S01', id, true)).toBe(false)
  })
})

describe('comments of a person who is erased', () => {
  it('stay without the name', async () => {
    const { world } = await openDraft()
    await writeComment(world, camille, letterId, { text: 'Un mot' })
    await erasePersonalData(world, nadia, 'camille@syndicat.example')
    expect(await listComments(world, letterId)).toMatchObject([{ author: 'compte effacé', text: 'Un mot' }])
    expect((await listComments(world, letterId))[0]).not.toHaveProperty('personId')
  })
})
