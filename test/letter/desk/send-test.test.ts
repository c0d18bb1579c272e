import { describe, expect, it } from 'vitest'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { sendTest } from '#src/letter/desk/send-test.ts'
import { disablePerson } from '#src/store/people.ts'
import {
  camille,
  friday,
  letterId,
  nadia,
  openDesk,
  openDraft,
  seenByFriday,
  storedIn,
} from './draft-world.ts'

const own = 'camille@syndicat.example'

describe('sendTest', () => {
  it('sends the letter as it stands to a person of the team, in no ledger and without a link to leave', async () => {
    const { world } = await openDraft()
    await changeDraft(world, camille, letterId, 1, { kind: 'subject', text: 'Le cuivre' })
    expect(await sendTest(world, camille, letterId, 'NADIA@syndicat.example')).toBe('nadia@syndicat.example')
    expect(world.outbox).toHaveLength(1)
    const [message] = world.outbox
    expect(message).toMatchObject({ to: 'nadia@syndicat.example', subject: '[Essai] Le cuivre' })
    expect(Object.keys(message!.headers ?? {})).toEqual(['Auto-Submitted'])
    expect(`${message!.html}${message!.text}`).not.toMatch(/jeton=|desabonnement/)
    expect(await world.db.all('select * from deliveries')).toEqual([])
    expect((await storedIn(world)).state).toBe('draft')
  })

  it.each(['inconnu@syndicat.example', 'membre@mairie.example', '', 'camille'])(
    'sends nothing to « %s », who is not of the team',
    async (to) => {
      const { world } = await openDraft()
      await world.db.run(
        `insert into subscribers (id, email, status, created_at) values ('m', 'membre@mairie.example', 'confirmed', '')`,
      )
      await expect(sendTest(world, camille, letterId, to)).rejects.toMatchObject({ code: 'test-recipient' })
      expect(world.outbox).toEqual([])
    },
  )

  it('sends nothing to an account that is closed', async () => {
    const { world } = await openDraft()
    await world.db.batch([disablePerson('nadia')])
    const tried = sendTest(world, camille, letterId, 'nadia@syndicat.example')
    await expect(tried).rejects.toMatchObject({ code: 'test-recipient' })
  })

  it('lets twenty pass at once, then one every three minutes, each editor apart', async () => {
    const { world } = await openDraft()
    for (let n = 0; n < 20; n += 1) await sendTest(world, camille, letterId, own)
    await expect(sendTest(world, camille, letterId, own)).rejects.toMatchObject({
      code: 'test-pace',
      message: 'Vingt essais par heure au plus\u00A0: attendez 3 minutes.',
    })
    await sendTest(world, nadia, letterId, own)
    world.at('2026-11-20T17:03:00.000Z')
    await sendTest(world, camille, letterId, own)
    expect(world.outbox).toHaveLength(22)
  })

  it('refuses a letter that is empty', async () => {
    const world = await openDesk(friday, seenByFriday.slice(0, 1))
    const { itemIds } = await draftNow(world, camille)
    await changeDraft(world, camille, letterId, 1, { kind: 'drop', cardId: itemIds[0]! })
    await expect(sendTest(world, camille, letterId, own)).rejects.toMatchObject({ code: 'letter-empty' })
  })
})
