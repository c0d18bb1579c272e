import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { describe, expect, it } from 'vitest'
import { composeMessage } from '#src/mail/message/compose-message.ts'
import { dkimRecord } from '#src/mail/message/dkim-key.ts'
import { signMessage } from '#src/mail/message/sign-message.ts'
import { letter } from '#test/contract/mail-suite.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const ed25519 = generateKeyPairSync('ed25519').privateKey
const from = 'Vigie <veille@veille.example>'

/** What another library says of the signature, with our public key as the whole DNS. */
async function verify(message: Buffer | string, key: KeyObject) {
  const asked: string[] = []
  const { results } = await dkimVerify(Buffer.from(message), {
    async resolver(name) {
      asked.push(name)
      return [[dkimRecord(key)]]
    },
  })
  return { ...results[0]!, result: results[0]?.status.result, count: results.length, asked }
}

function compose(key: KeyObject, message = letter) {
  const dkim = { domain: 'veille.example', selector: 'v2026', key }
  return composeMessage(message, { from, replyTo: 'contact@veille.example', dkim }, new Date())
}

describe('signMessage', () => {
  it.each([
    ['RSA', rsa, 'rsa-sha256'],
    ['Ed25519', ed25519, 'ed25519-sha256'],
  ])('signs with %s so that mailauth verifies it', async (_, key, algorithm) => {
    const { bytes } = await compose(key)
    const verified = await verify(bytes, key)
    expect(verified).toMatchObject({
      result: 'pass',
      count: 1,
      signingDomain: 'veille.example',
      selector: 'v2026',
      asked: ['v2026._domainkey.veille.example'],
    })
    expect(verified.status.aligned).toBe('veille.example')
    expect(bytes.toString()).toContain(`a=${algorithm};`)
  })

  it('covers all that counts, both fields of one-click unsubscription among them (RFC 8058 §4)', async () => {
    const { bytes } = await compose(rsa)
    const signed = (await verify(bytes, rsa)).signingHeaders!.keys.toLowerCase().split(/\s*:\s*/)
    for (const name of [
      'from',
      'reply-to',
      'to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'content-type',
      'list-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'auto-submitted',
    ])
      expect(signed).toContain(name)
  })

  it.each([
    ['From', 'From: Pirate <pirate@ailleurs.example>'],
    ['Subject', 'Subject: Gagnez un voyage'],
    ['To', 'To: autre@mairie.example'],
    ['Reply-To', 'Reply-To: pirate@ailleurs.example'],
  ])('breaks when a second %s is added on the way', async (_, line) => {
    const { bytes } = await compose(rsa)
    const [signature = '', rest = ''] = splitSignature(bytes)
    expect((await verify(`${signature}${line}\r\n${rest}`, rsa)).result).not.toBe('pass')
    expect((await verify(`${signature}X-Spam: non\r\n${rest}`, rsa)).result).toBe('pass')
  })

  it.each([
    ['the body', (text: string) => text.replace('Un point seul', 'Deux points')],
    ['the subject', (text: string) => text.replace(/^Subject: /m, 'Subject: Re: ')],
    [
      'the unsubscription link',
      (text: string) => text.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=No'),
    ],
  ])('breaks when %s is changed', async (_, change) => {
    const text = (await compose(rsa)).bytes.toString()
    expect(change(text)).not.toBe(text)
    expect((await verify(change(text), rsa)).result).not.toBe('pass')
  })

  it.each([
    [
      'spaces at the end of lines',
      (text: string) => text.replaceAll('\r\n\r\n', '\r\n \t\r\n').replace('\r\n \t\r\n', '\r\n\r\n'),
    ],
    ['empty lines at the end', (text: string) => `${text}\r\n\r\n\r\n`],
    ['a field folded otherwise', (text: string) => text.replace('\r\nTo: ', '\r\nTo:\r\n  ')],
  ])('stands when a relay changes %s', async (_, change) => {
    const text = (await compose(rsa)).bytes.toString('latin1')
    expect((await verify(Buffer.from(change(text), 'latin1'), rsa)).result).toBe('pass')
  })

  it('signs any message', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 400 })
    await fc.assert(
      fc.asyncProperty(texts, texts, async (text, html) => {
        const { bytes } = await compose(ed25519, { ...letter, text, html })
        expect((await verify(bytes, ed25519)).result).toBe('pass')
      }),
      { numRuns: 60 },
    )
  })

  it.each(['', '\r\n', ' \r\n\r\n', 'a', 'a  b \t\r\n', '.\r\n', '\r\n\r\na\r\n\r\n'])(
    'signs the bare body %j',
    async (body) => {
      const message = `From: v@veille.example\r\nSubject:  deux   mots \r\n suite\r\n\r\n${body}`
      const signed = signMessage(Buffer.from(message), { domain: 'veille.example', selector: 'v', key: rsa })
      expect((await verify(signed, rsa)).result).toBe('pass')
    },
  )
})

function splitSignature(bytes: Buffer): [string, string] {
  const text = bytes.toString('latin1')
  const end = text.search(/\r\n(?![ \t])/) + 2
  return [text.slice(0, end), text.slice(end)]
}
