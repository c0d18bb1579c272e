import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttpMailer, type HttpMailKind } from '#src/mail/http-api.ts'
import { letter as plain } from '#test/contract/mail-suite.ts'
import { type HttpWorld, openHttpApi } from '../http-world.ts'

const letter = {
  ...plain,
  messageId: '<lettre-12.abonnement-7@veille.example>',
  bounceTo: 'retours+a1b2.c3@veille.example',
}
let api: HttpWorld

beforeEach(async () => {
  api = await openHttpApi()
})
afterEach(() => api.close())

function open(kind: HttpMailKind, timeoutMs?: number, url = api.url) {
  return createHttpMailer({
    url,
    key: 'clef-secrete',
    kind,
    project: 'projet-1',
    from: '"Vigie, la veille" <veille@veille.example>',
    replyTo: 'contact@veille.example',
    fetch,
    timeoutMs,
  })
}

describe('createHttpMailer for Brevo', () => {
  it('posts what its documentation asks', async () => {
    api.answer = (response) => response.writeHead(201).end('{"messageId":"<202611@smtp-relay.mailin.fr>"}')
    const sent = await open('brevo').send(letter)
    expect(sent).toEqual({ messageId: '<202611@smtp-relay.mailin.fr>' })
    const { mail, headers } = api.accepted[0]!
    expect(headers).toMatchObject({ 'api-key': 'clef-secrete', 'content-type': 'application/json' })
    expect(headers).not.toHaveProperty('authorization')
    expect(mail).toEqual({
      sender: { name: 'Vigie, la veille', email: 'veille@veille.example' },
      to: [{ email: 'jeanne.dupont@mairie.example' }],
      replyTo: { email: 'contact@veille.example' },
      subject: letter.subject,
      textContent: letter.text,
      htmlContent: letter.html,
      headers: {
        ...letter.headers,
        'X-Mailin-custom': 'a1b2.c3',
        idempotencyKey: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
        ),
      },
    })
  })

  it('gives one message one key at each try, even when its text was mended meanwhile', async () => {
    const mailer = open('brevo')
    await mailer.send(letter)
    await mailer.send({ ...letter, text: 'corrigé' })
    await mailer.send({ ...letter, messageId: '<autre@veille.example>' })
    const keys = api.accepted.map(({ mail }) => mail.headers['idempotencyKey'])
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })

  it('honours the counter of its rate limit', async () => {
    api.answer = (response) => response.writeHead(429, { 'x-sib-ratelimit-reset': '30' }).end()
    await expect(open('brevo').send(letter)).rejects.toMatchObject({
      code: 'mail-deferred',
      reply: 429,
      retryAfterMs: 30_000,
    })
  })

  it('may be asked again when it did not answer', async () => {
    api.answer = () => {}
    await expect(open('brevo', 100).send(letter)).rejects.toMatchObject({ code: 'mail-deferred' })
  })
})

describe('createHttpMailer for Scaleway', () => {
  it('posts what its documentation asks', async () => {
    api.answer = (response) => response.end('{"emails":[{"id":"7a6c","message_id":"m"}]}')
    expect(await open('scaleway').send(letter)).toEqual({ messageId: '7a6c' })
    const { mail, headers } = api.accepted[0]!
    expect(headers).toMatchObject({ 'x-auth-token': 'clef-secrete' })
    expect(mail).toEqual({
      project_id: 'projet-1',
      from: { name: 'Vigie, la veille', email: 'veille@veille.example' },
      to: [{ email: 'jeanne.dupont@mairie.example' }],
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      additional_headers: [
        ...Object.entries(letter.headers!).map(([key, value]) => ({ key, value })),
        { key: 'Message-ID', value: letter.messageId },
        { key: 'Reply-To', value: 'contact@veille.example' },
        { key: 'X-Vigie-Envoi', value: 'a1b2.c3' },
      ],
    })
  })

  it('is in doubt when it does not answer: it would take the message twice', async () => {
    api.answer = () => {}
    await expect(open('scaleway', 100).send(letter)).rejects.toMatchObject({ code: 'mail-uncertain' })
  })

  it.each([502, 504])('is in doubt when a gateway answers %i in its place', async (status) => {
    api.answer = (response) => response.writeHead(status).end()
    await expect(open('scaleway').send(letter)).rejects.toMatchObject({ code: 'mail-uncertain' })
  })

  it('is sure that nothing left when nobody listens', async () => {
    const { url } = api
    await api.close()
    api = await openHttpApi()
    await expect(open('scaleway', 1000, url).send(letter)).rejects.toMatchObject({ code: 'mail-deferred' })
  })
})

describe('createHttpMailer for any other', () => {
  it('adds the Message-ID and where answers go', async () => {
    await open('generique').send(letter)
    expect(api.accepted[0]!.mail).toMatchObject({
      headers: { ...letter.headers, 'Message-ID': letter.messageId },
      reply_to: 'contact@veille.example',
    })
  })

  it('names the try by the Message-ID', async () => {
    await open('generique').send(letter)
    await open('generique').send({ ...letter, text: 'corrigé' })
    const keys = api.accepted.map(({ headers }) => headers['idempotency-key'])
    expect(keys[1]).toBe(keys[0])
  })
})

describe('beforeHandover of createHttpMailer', () => {
  it.each(['brevo', 'scaleway', 'generique'] as const)(
    'comes right before the request (%s)',
    async (kind) => {
      let posted: number | undefined
      await open(kind).send(letter, {
        async beforeHandover() {
          posted = api.accepted.length
        },
      })
      expect(posted).toBe(0)
      expect(api.accepted).toHaveLength(1)
    },
  )

  it('keeps the request from leaving when it rejects, and throws that very error', async () => {
    const refusal = new Error('prise par une autre exécution')
    await expect(open('brevo').send(letter, { beforeHandover: () => Promise.reject(refusal) })).rejects.toBe(
      refusal,
    )
    expect(api.accepted).toEqual([])
  })

  it('is not asked for a message that cannot leave', async () => {
    let asked = 0
    const sending = open('brevo').send(
      { ...letter, subject: 'a\r\nb' },
      { beforeHandover: async () => void asked++ },
    )
    await expect(sending).rejects.toMatchObject({ code: 'mail-refused' })
    expect(asked).toBe(0)
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['999999999', 86_400_000],
    ['bientôt', undefined],
    ['-5', undefined],
  ])('%j is read as %s ms', async (value, expected) => {
    api.answer = (response) =>
      response.writeHead(503, { 'retry-after': Buffer.from(value).toString('latin1') }).end()
    const error = await open('generique')
      .send(letter)
      .catch((failure: unknown) => failure)
    expect(error).toMatchObject({ code: 'mail-deferred', retryAfterMs: expected })
  })

  it('may be a date', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString()
    api.answer = (response) => response.writeHead(429, { 'retry-after': date }).end()
    const error = (await open('generique')
      .send(letter)
      .catch((failure: unknown) => failure)) as { retryAfterMs: number }
    expect(error.retryAfterMs).toBeGreaterThan(50_000)
    expect(error.retryAfterMs).toBeLessThanOrEqual(60_000)
  })
})

describe('our own faults', () => {
  it.each([401, 402, 403, 404])('a %i makes no recipient pay', async (status) => {
    api.answer = (response) => response.writeHead(status).end('{"message":"clef-secrete"}')
    const error = await open('brevo')
      .send(letter)
      .catch((failure: unknown) => failure)
    expect(error).toMatchObject({ code: 'mail-deferred', reply: status, deadAddress: false })
    expect(String(error)).toContain('vérifiez MAIL_API_URL, MAIL_API_KEY')
    expect(JSON.stringify(error) + String(error)).not.toContain('clef-secrete')
  })
})
