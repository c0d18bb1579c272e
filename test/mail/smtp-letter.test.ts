import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dkimRecord } from '#src/mail/message/dkim-key.ts'
import { createSmtpMailer } from '#src/mail/smtp.ts'
import { readMail } from './read-mail.ts'
import { openSmtpServer, type SmtpWorld } from './smtp-world.ts'

const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const paragraphs = Array.from(
  { length: 300 },
  (_, at) => `Échéance n° ${at + 1} : « l’appel à projets » ferme bientôt.`,
)
const letter = {
  to: 'jeanne.dupont@mairie.example',
  messageId: '<lettre-12.abonnement-7@veille.example>',
  bounceTo: 'retours+a1b2.c3@veille.example',
  subject:
    'Veille n° 12 : 3 échéances, « 2 textes », 9 actualités et d’autres mots encore pour plier la ligne',
  text: `${paragraphs.join('\n')}\n.\n..\nFrom ici\n`,
  html: `<!doctype html><html lang="fr"><body>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</body></html>`,
  headers: {
    'List-Id': 'Lettre de veille <lettre.veille.example>',
    'List-Unsubscribe': `<https://veille.example/desabonnement?jeton=${'a'.repeat(300)}>, <mailto:veille@veille.example?subject=desabonnement>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
    'Feedback-ID': 'lettre:vigie',
  },
}

describe('a letter sent over SMTP', () => {
  let server: SmtpWorld
  let bytes: Buffer
  let mail: ParsedMail
  beforeAll(async () => {
    server = await openSmtpServer()
    const mailer = createSmtpMailer({
      url: server.url,
      from: 'Vigie <veille@veille.example>',
      replyTo: 'contact@veille.example',
      dkim: { domain: 'veille.example', selector: 'vigie', key },
    })
    await mailer.send(letter)
    await mailer.close?.()
    bytes = server.messages[0]!
    mail = await simpleParser(bytes, { skipTextToHtml: true, skipHtmlToText: true })
  })
  afterAll(() => server.close())

  it('has its two bodies whole', async () => {
    expect(mail.text?.replaceAll('\r\n', '\n')).toBe(letter.text)
    expect((mail.html || '').trimEnd()).toBe(letter.html)
    expect(mail.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' })
    expect(mail.headers.get('mime-version')).toBe('1.0')
  })

  it('puts the text before the HTML, which mail programs prefer by coming last (RFC 2046 §5.1.4)', () => {
    const source = bytes.toString('latin1')
    expect(source.indexOf('Content-Type: text/plain')).toBeGreaterThan(0)
    expect(source.indexOf('Content-Type: text/html')).toBeGreaterThan(
      source.indexOf('Content-Type: text/plain'),
    )
  })

  it.each(Object.entries(letter.headers))('carries %s as it was given', async (name, value) => {
    expect((await readMail(bytes)).header(name)).toBe(value)
  })

  it('says who writes, to whom, when, and where answers go', () => {
    expect(mail.from?.text).toBe('"Vigie" <veille@veille.example>')
    expect(mail.to).toMatchObject({ text: letter.to })
    expect(mail.replyTo?.text).toBe('contact@veille.example')
    expect(mail.messageId).toBe(letter.messageId)
    expect(mail.subject).toBe(letter.subject)
    expect(Math.abs(Date.now() - (mail.date?.getTime() ?? 0))).toBeLessThan(120_000)
  })

  it('has its bounces come back to an address of its own', () => {
    expect(server.envelopes).toEqual([{ from: letter.bounceTo, to: [letter.to] }])
  })

  it('ends its lines with CRLF, none over 998 bytes, all in ASCII', () => {
    const source = bytes.toString('latin1')
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
    expect(source).not.toMatch(/[\u0080-\u00ff]/)
  })

  it('is signed by the domain that it says it is from', async () => {
    const { results } = await dkimVerify(bytes, { resolver: async () => [[dkimRecord(key)]] })
    expect(results).toHaveLength(1)
    expect(results[0]?.status).toMatchObject({ result: 'pass', aligned: 'veille.example' })
  })

  it('has nothing that counts the reader', () => {
    expect(mail.attachments).toEqual([])
    expect(String(mail.html)).not.toMatch(/<img|<script|<link/i)
    expect(bytes.toString()).not.toMatch(/^x-mailer:/im)
  })
})
