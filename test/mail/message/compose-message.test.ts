import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { checkMessage } from '#src/mail/check-message.ts'
import type { MailMessage } from '#src/mail/mailer.ts'
import { addressOf, composeMessage } from '#src/mail/message/compose-message.ts'
import { letter } from '#test/contract/mail-suite.ts'

const from = '"Vigie, la veille" <veille@veille.example>'
const date = new Date('2026-11-23T07:00:00Z')

async function textOf(message: MailMessage, replyTo?: string): Promise<string> {
  return (await composeMessage(message, { from, replyTo }, date)).bytes.toString('latin1')
}

describe('composeMessage', () => {
  it('keeps the Message-ID and the envelope that it is given', async () => {
    const message = { ...letter, messageId: '<l1.s2@veille.example>', bounceTo: 'retours+abc@veille.example' }
    const composed = await composeMessage(message, { from }, date)
    expect(composed.messageId).toBe('<l1.s2@veille.example>')
    expect(composed.bytes.toString()).toContain('\r\nMessage-ID: <l1.s2@veille.example>\r\n')
    expect(composed.envelope).toEqual({ from: 'retours+abc@veille.example', to: [letter.to] })
  })

  it.each([
    '=?utf-8?B?QWNjw6hz?=',
    'Veille =?x?Q?=0D=0ABcc:_mal@mal.example?= n° 12',
    `=?utf-8?Q?${'é'.repeat(120)}👩‍👩‍👧?=`,
  ])('lets nobody decode a subject that looks encoded: %s', async (subject) => {
    const { bytes } = await composeMessage({ ...letter, subject }, { from }, date)
    const mail = await simpleParser(bytes)
    expect(mail.subject).toBe(subject)
    const longest = Math.max(
      ...bytes
        .toString('latin1')
        .split('\r\n')
        .map(({ length }) => length),
    )
    expect(longest).toBeLessThanOrEqual(998)
  })

  it('makes a Message-ID and takes the sender’s address when it is given none', async () => {
    const composed = await composeMessage(letter, { from }, date)
    expect(composed.messageId).toMatch(/^<[\w-]+@veille\.example>$/)
    expect(composed.envelope.from).toBe('veille@veille.example')
  })

  it('sends answers elsewhere when that is elsewhere', async () => {
    expect(await textOf(letter, 'contact@veille.example')).toContain(
      '\r\nReply-To: contact@veille.example\r\n',
    )
    expect(await textOf(letter, 'veille@veille.example')).not.toMatch(/reply-to/i)
    expect(await textOf(letter)).not.toMatch(/^sender:/im)
  })

  it('leaves French readable in the source', async () => {
    const text = await textOf({
      ...letter,
      text: 'L’échéance est proche.\n',
      html: '<p>L’échéance est proche.</p>',
    })
    expect(text).toContain('Content-Transfer-Encoding: quoted-printable')
    expect(text).toContain('L=E2=80=99=C3=A9ch=C3=A9ance est proche.')
    expect(text).not.toContain('base64')
  })

  it('encodes an accented subject (RFC 2047)', async () => {
    const text = await textOf({ ...letter, subject: 'Échéances : « 3 » d’ici vendredi' })
    expect(text).toMatch(/^Subject: =\?UTF-8\?Q\?/m)
    expect((await simpleParser(text)).subject).toBe('Échéances : « 3 » d’ici vendredi')
  })

  it('has no line over 998 bytes, whatever is written', async () => {
    const long = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 3000 })
      .map((text) => text.replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(long, long, async (text, html) => {
        const lines = (await textOf({ ...letter, text, html })).split('\r\n')
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
      }),
      { numRuns: 60 },
    )
  })
})

/** Fields of the head, as a server would read them: unfolded, names in lower case. */
function fieldsOf(text: string): string[] {
  const head = text.slice(0, text.indexOf('\r\n\r\n')).replace(/\r\n[ \t]/g, ' ')
  return head.split('\r\n').map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
}

describe('header injection', () => {
  const nasty = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .tuple(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('\r\n', '\n', '\r', '\u0085', '\u2028', '\0', '\v', '%0d%0a'),
      )
      .map(([text, end]) => `${text}${end}Bcc: espion@ailleurs.example`),
  )
  const fields = [
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'list-id',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ]

  it('adds no field through a subject or a value, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (subject, value) => {
        const message = {
          ...letter,
          subject,
          headers: { 'List-Id': value, 'Auto-Submitted': 'auto-generated' },
        }
        if (isRefused(message)) return
        expect(fieldsOf(await textOf(message)).toSorted()).toEqual(fields)
      }),
      { numRuns: 300 },
    )
  })

  it('adds no recipient through an address', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (typed) => {
        const message = { ...letter, to: `a@mairie.example${typed}` }
        if (isRefused(message)) return
        const { envelope } = await composeMessage(message, { from }, date)
        expect(envelope.to).toEqual([message.to])
        expect(message.to).toMatch(/^a@mairie\.example[a-z0-9.-]*$/)
      }),
      { numRuns: 300 },
    )
  })
})

function isRefused(message: MailMessage): boolean {
  try {
    checkMessage(message)
    return false
  } catch {
    return true
  }
}

describe('checkMessage', () => {
  const refused: [string, Partial<MailMessage>][] = [
    ['a Message-ID with a break', { messageId: '<a@b.example>\r\nBcc: x@y.example' }],
    ['a Message-ID without a domain', { messageId: '<a>' }],
    ['a Message-ID without brackets', { messageId: 'a@b.example' }],
    ['two Message-IDs', { messageId: '<a@b.example> <c@d.example>' }],
    ['a return address with a name', { bounceTo: 'Retours <r@veille.example>' }],
    ['a return address with a break', { bounceTo: 'r@veille.example>\r\nRCPT TO:<x@y.example' }],
    ['a line separator in a subject', { subject: 'a\u2028b' }],
    ['a subject without end', { subject: 'mot '.repeat(1200) }],
    ['a word that no line can hold', { headers: { 'List-Id': 'x'.repeat(901) } }],
    ['a blank value', { headers: { 'List-Id': '  ' } }],
    ...[
      'From',
      'to',
      'CC',
      'Bcc',
      'Subject',
      'Message-ID',
      'Content-Type',
      'MIME-Version',
      'DKIM-Signature',
      'Resent-To',
    ].map((name): [string, Partial<MailMessage>] => [
      `the field ${name} among the others`,
      { headers: { [name]: 'x' } },
    ]),
  ]
  it.each(refused)('refuses %s', (_, wrong) => {
    expect(() => checkMessage({ ...letter, ...wrong })).toThrow(
      expect.objectContaining({ name: 'MailError', code: 'mail-refused' }),
    )
  })

  it('takes a return address with a token, and a long unsubscription link', () => {
    const headers = {
      'List-Unsubscribe': `<https://veille.example/d?jeton=${'a'.repeat(700)}>, <mailto:a@b.example>`,
    }
    expect(() =>
      checkMessage({ ...letter, headers, bounceTo: 'retours+a.b-c_d@veille.example' }),
    ).not.toThrow()
  })
})

describe('addressOf', () => {
  it.each([
    ['veille@veille.example', 'veille@veille.example'],
    ['Vigie <veille@veille.example>', 'veille@veille.example'],
    ['"Vigie, la veille" <veille@veille.example>', 'veille@veille.example'],
    ['rien', ''],
  ])('reads %j', (typed, address) => {
    expect(addressOf(typed)).toBe(address)
  })
})

describe('the room that messages share', () => {
  it('keeps each message whole when a longer, a shorter and a giant one follow', async () => {
    const lengths = [10, 5_000, 40, 600_000, 7]
    const texts = lengths.map((length) => `${length} `.padEnd(length, 'é'))
    const composed = await Promise.all(
      texts.map((text) => composeMessage({ ...letter, text, html: `<p>${text}</p>` }, { from }, date)),
    )
    for (const [at, { bytes }] of composed.entries()) {
      const mail = await simpleParser(bytes)
      expect(mail.text).toBe(texts[at])
      expect(mail.html).toBe(`<p>${texts[at]}</p>`)
    }
  })

  it('declares a boundary that neither part can hold', async () => {
    const text = await textOf({ ...letter, text: '--=_\n--=_abc--\n', html: '<p>--=_</p>' })
    const [, boundary = ''] = /boundary="(=_[\w-]+)"/.exec(text) ?? []
    expect(text.split(`\r\n--${boundary}`)).toHaveLength(4)
    expect((await simpleParser(text)).text).toBe('--=_\n--=_abc--\n')
  })
})
