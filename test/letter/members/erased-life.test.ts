import { beforeEach, describe, expect, it } from 'vitest'
import { exportPersonalData } from '#src/account/privacy/export-personal-data.ts'
import { collectPersonalData, erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { queueLetter } from '#src/letter/deliver/queue-letter.ts'
import { recordEvents } from '#src/letter/deliver/record-events.ts'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { openLinkSigner } from '#src/letter/links.ts'
import { changePreferences } from '#src/letter/members/change-preferences.ts'
import { prepareImport } from '#src/letter/members/import/prepare-import.ts'
import { eraseLeft, eraseMember, leaveLetter } from '#src/letter/members/leave.ts'
import { addGroup, fillGroup } from '#src/letter/members/manage-groups.ts'
import { everything } from '#src/letter/preferences.ts'
import { MailError } from '#src/mail/mail-error.ts'
import { listGroups } from '#src/store/member-groups.ts'
import { findSubscriber } from '#src/store/subscribers.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { addLetter, addMember, recipients } from '../deliver/delivery-world.ts'
import { openWorld, type World } from '../world.ts'

const actor = { name: 'Ada' }
const email = 'lea.martin@blois.example'
let world: World

/** A member through all that may happen to one, and a colleague who stays. */
beforeEach(async () => {
  world = await openWorld()
  await addMember(world, 'lea', { email })
  await addMember(world, 'paul')
  await addGroup(world, actor, 'Élus')
  const [group] = await listGroups(world.db)
  await fillGroup(world, actor, group!, { ids: ['lea', 'paul'], how: 'add' })
  const text = `courriel;nom\n${email};Léa\npaul@mairie.example;Paul\nautre@mairie.example;Autre\n`
  await prepareImport(world, actor, { name: 'élus.csv', text, consent: 'confirm', proof: '' })
  // The server names whom it refuses.
  await addLetter(world)
  const refused = { reply: 550, enhanced: '5.1.1', deadAddress: true } as const
  world.failWith(({ to }) =>
    to === email
      ? new MailError('mail-refused', `550 5.1.1 <${email}> : boîte inconnue.`, refused)
      : undefined,
  )
  await deliverLetters(world)
  world.failWith(() => undefined)
  await recordEvents(world, [{ kind: 'complaint', address: email }], { trusted: true })
  await suppress(world, email, { reason: 'manual', detail: 'À sa demande.' })
  await changePreferences(world, (await findSubscriber(world.db, 'lea'))!, {
    ...everything,
    frequency: 'month',
  })
})

const traces = async () => {
  const digest = (await digestOf(world.db)).toLowerCase()
  return ['lea.martin', 'lea@', 'martin'].filter((trace) => digest.includes(trace))
}

describe('a member who was through everything', () => {
  it('leaves traces that the export tells', async () => {
    const data = JSON.parse(exportPersonalData((await collectPersonalData(world.db, email))!, world.now()))
    expect(data).toMatchObject({ lignesDImports: 1, lettre: { groupes: ['Élus'] } })
    expect(await traces()).not.toEqual([])
  })

  it.each<[string, () => Promise<unknown>]>([
    ['by staff', () => erasePersonalData(world, actor, ` ${email.toUpperCase()} `)],
    ['by the member', () => eraseMember(world, 'lea')],
    [
      'by the link of the farewell',
      async () => {
        await leaveLetter(world, 'lea')
        return eraseLeft(world, await (await openLinkSigner(world)).sign('return', 'lea'))
      },
    ],
  ])('is erased %s without a trace in any table, the colleague untouched', async (_, erase) => {
    await erase()
    expect(await traces()).toEqual([])
    expect(await findSubscriber(world.db, 'paul')).toBeDefined()
    expect(await digestOf(world.db)).toContain('autre@mairie.example')
  })
})

describe('a member who goes between the draft and the sending', () => {
  it.each<[string, (id: string) => Promise<unknown>]>([
    ['leaves', (id) => leaveLetter(world, id)],
    ['is erased', (id) => eraseMember(world, id)],
  ])('%s, and gets no letter that was queued for them', async (_, go) => {
    await addMember(world, 'ines')
    await addLetter(world, { id: '2026-S49', number: 13 })
    await queueLetter(world, '2026-S49')
    await go('ines')
    world.outbox.length = 0
    await deliverLetters(world)
    expect(recipients(world)).toEqual(['paul'])
  })
})
