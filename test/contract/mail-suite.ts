import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailMessage, Mailer } from '#src/mail/mailer.ts'

/** One way to send, and how to read back what arrived. */
export interface MailWorld {
  mailer: Mailer
  /** Everything that arrived, in order, as a mail program would read it. */
  received(): Promise<ReceivedMail[]>
  close(): Promise<void>
}

export type ReceivedMail = Pick<ParsedMail, 'subject' | 'text'> & {
  from: string
  to: string
  html: string
  header(name: string): string | undefined
}

export const letter: MailMessage = {
  to: 'jeanne.dupont@mairie.example',
  subject:
    'Veille n°\u00A012\u202F: 3\u00A0échéances, «\u202F2 textes\u202F», 9 actualités et d’autres mots encore',
  text: 'Bonjour\u202F!\n\nhttps://veille.example/desabonnement?jeton=abc.def\n.\nUn point seul ci-dessus.\n',
  html: '<p>Bonjour&nbsp;! <a href="https://veille.example/?a=1&amp;b=2">lien</a></p>',
  headers: {
    'List-Id': 'Lettre de veille <lettre.veille.example>',
    'List-Unsubscribe':
      '<https://veille.example/desabonnement?jeton=djEgdW5zdWJzY3JpYmUgMzZlMjM1YmUtYjFlMi00Y2YyLTgzM2EtZDEzMWY2ZTY0YWRlIA.Sl8XzWwjMV3KNEUh4MYsujWhI7c3axv1A1dftLsVOEM>, <mailto:veille@veille.example?subject=desabonnement>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  },
}

/** What every adapter of the Mailer port must do. */
export function describeMailer(name: string, open: () => Promise<MailWorld>): void {
  describe(`Mailer contract: ${name}`, () => {
    let world: MailWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    it('delivers subject, both bodies and headers as they were given', async () => {
      await world.mailer.send(letter)
      const mail = (await world.received()).at(-1)!
      expect(mail.from).toBe('"Vigie, la veille" <veille@veille.example>')
      expect(mail.to).toBe('jeanne.dupont@mairie.example')
      expect(mail.subject).toBe(letter.subject)
      expect(mail.text).toBe(letter.text)
      expect(mail.html).toBe(letter.html)
      for (const [header, value] of Object.entries(letter.headers!)) expect(mail.header(header)).toBe(value)
    })

    it('names each message', async () => {
      const ids = [await world.mailer.send(letter), await world.mailer.send(letter)].map(
        (sent) => sent.messageId,
      )
      expect(ids[0]).not.toBe('')
      expect(ids[0]).not.toBe(ids[1])
    })

    it.each([
      ['a line break in the subject', { subject: 'Bonjour\r\nBcc: espion@ailleurs.example' }],
      ['a line feed in a header', { headers: { 'List-Id': 'x\nBcc: espion@ailleurs.example' } }],
      ['a carriage return in a header', { headers: { 'List-Id': 'x\rBcc: espion@ailleurs.example' } }],
      ['a header name that is none', { headers: { 'Bcc: espion@ailleurs.example\r\nX': 'y' } }],
      ['an empty subject', { subject: ' ' }],
      ['two recipients', { to: 'a@mairie.example, b@mairie.example' }],
      ['a display name', { to: 'Jeanne <a@mairie.example>' }],
      ['a line break in the address', { to: 'a@mairie.example\r\nRCPT TO:<b@mairie.example>' }],
      ['no address', { to: '' }],
    ])('refuses %s for good, and nothing leaves', async (_, wrong) => {
      const before = (await world.received()).length
      await expect(world.mailer.send({ ...letter, ...wrong } as MailMessage)).rejects.toMatchObject({
        name: 'MailError',
        code: 'mail-refused',
      })
      expect(await world.received()).toHaveLength(before)
    })

    it('says in French where mail goes', async () => {
      expect(await world.mailer.check()).toMatch(/^L.+\.$/)
    })
  })
}
