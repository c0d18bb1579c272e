import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { cardsOf } from '#src/letter/letter.ts'
import { checkMessage } from '#src/mail/check-message.ts'
import type { MailMessage } from '#src/mail/mailer.ts'
import { composeMessage } from '#src/mail/message/compose-message.ts'
import { sampleLetter } from '#test/letter/sample-letter.ts'
import { addLetter, addMember, openDelivery, rowOf, type World } from './delivery-world.ts'

const sender = { from: 'Vigie <veille@vigie.example>' }
const date = new Date('2026-11-23T07:10:00Z')

/** What a person types, or a publisher writes, to add a recipient, a header or a body of their own. */
const piece = fc.oneof(
  fc.constantFrom(
    '\r\nBcc: voleur@ailleurs.example',
    '\nX-Evil: 1',
    '\r\n\r\nAutre corps',
    '\u2028Bcc: a@b.example',
    '\u0085',
    '\0',
  ),
  fc.constantFrom(
    '=?UTF-8?Q?a=0D=0ABcc:_x?=',
    '=?utf-8?b?',
    '<script>',
    '--borne',
    '.',
    '\r\n.\r\n',
    '😀',
    '\uD83D',
    '"',
    ',',
    ';',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
)
const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `Veille ${pieces.join('')}`)

/** Sends through the real checks and the real writer of messages; answers what would travel. */
async function travel(world: World): Promise<{ message: MailMessage; raw: string }[]> {
  const travelled: { message: MailMessage; raw: string }[] = []
  await deliverLetters({
    ...world,
    mailer: {
      check: async () => '',
      async send(message, options) {
        checkMessage(message)
        const { bytes, messageId, envelope } = await composeMessage(message, sender, date)
        expect(envelope.to).toEqual([message.to])
        await options?.beforeHandover?.()
        travelled.push({ message, raw: bytes.toString('latin1') })
        return { messageId }
      },
    },
  })
  return travelled
}

const headOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'))
const namesIn = (raw: string) =>
  headOf(raw)
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())

describe('a letter whose words were written to do harm', () => {
  it('leaves with the headers that it should have and no other, to its member alone', async () => {
    const calm = await openDelivery(1)
    const [plain] = await travel(calm)
    const wanted = namesIn(plain!.raw).toSorted()
    await fc.assert(
      fc.asyncProperty(words, words, async (subject, title) => {
        const world = await openDelivery(0)
        await world.db.run('delete from letters')
        await addMember(world, 'jeanne')
        const letter = sampleLetter()
        const [card] = cardsOf(letter)
        if (card) Object.assign(card, { title, publisher: title })
        await addLetter(world, { ...letter, subject, introduction: title } as never)
        const travelled = await travel(world)
        expect(await rowOf(world, 'jeanne')).toMatchObject({ status: 'sent', error: null })
        const [one] = travelled
        expect(namesIn(one!.raw).toSorted()).toEqual(wanted)
        expect(headOf(one!.raw)).not.toMatch(/^(?:bcc|x-evil):/im)
        expect(one!.message.to).toBe('jeanne@mairie.example')
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('holds no script and no address that is not of the web or of mail', async () => {
    const world = await openDelivery(0)
    await world.db.run('delete from letters')
    await addMember(world, 'jeanne')
    const letter = sampleLetter()
    for (const card of cardsOf(letter))
      Object.assign(card, { title: '<img src=x onerror=alert(1)>', publisher: '"><script>' })
    await addLetter(world, letter)
    const [one] = await travel(world)
    const { html = '' } = one!.message
    expect(html).not.toMatch(/<img|<script/i)
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(?:https?:|mailto:|#)/)
  })
})

describe('a member whose address is odd', () => {
  it.each([
    'jeanne@mairie.example\r\nBcc: voleur@ailleurs.example',
    'jeanne@mairie.example, voleur@ailleurs.example',
    'Voleur <voleur@ailleurs.example>',
    '"jeanne\\"@mairie.example',
    'jeanne@mairie.example\0',
    'jeanne@[127.0.0.1]',
    'jeanne',
  ])('gets nothing rather than a message to someone else: %j', async (email) => {
    const world = await openDelivery(0)
    await addMember(world, 'odd', { email })
    await addMember(world, 'jeanne')
    const travelled = await travel(world)
    expect(travelled.map(({ message }) => message.to)).toEqual(['jeanne@mairie.example'])
    const row = await rowOf(world, 'odd')
    expect(row.status).toBe('failed')
    expect(row.error).toContain('n’est pas une adresse simple')
    expect(row.error).not.toContain('voleur@')
  })
})
