import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttpMailer } from '#src/mail/http-api.ts'
import { letter } from '#test/contract/mail-suite.ts'
import { type HttpWorld, openHttpApi } from './http-world.ts'

let api: HttpWorld

beforeEach(async () => {
  api = await openHttpApi()
})
afterEach(() => api.close())

function mailer(timeoutMs?: number) {
  return createHttpMailer({
    url: api.url,
    key: 'clef-secrete',
    from: 'Vigie <veille@veille.example>',
    fetch,
    timeoutMs,
  })
}

describe('createHttpMailer', () => {
  it('posts the documented JSON with the key', async () => {
    await mailer().send(letter)
    expect(api.accepted[0]!.method).toBe('POST')
    expect(api.accepted[0]!.headers).toMatchObject({
      authorization: 'Bearer clef-secrete',
      'content-type': 'application/json',
    })
    expect(api.accepted[0]!.mail).toEqual({
      from: 'Vigie <veille@veille.example>',
      to: ['jeanne.dupont@mairie.example'],
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      headers: letter.headers,
    })
  })

  it('gives one message one key, so that a second try is recognised', async () => {
    await mailer().send(letter)
    await mailer().send(letter)
    await mailer().send({ ...letter, to: 'autre@mairie.example' })
    const keys = api.accepted.map(({ headers }) => headers['idempotency-key'])
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })

  it.each([
    [400, 'mail-refused'],
    [422, 'mail-refused'],
    [413, 'mail-refused'],
    [401, 'mail-deferred'],
    [403, 'mail-deferred'],
    [404, 'mail-deferred'],
    [408, 'mail-deferred'],
    [429, 'mail-deferred'],
    [500, 'mail-deferred'],
    [503, 'mail-deferred'],
    [302, 'mail-deferred'],
  ])('takes %i for %s, and shows neither key nor address', async (status, code) => {
    api.answer = (response) => {
      response
        .writeHead(status, { location: 'https://ailleurs.example/' })
        .end('clef-secrete jeanne.dupont@mairie.example')
    }
    const failure = await mailer()
      .send(letter)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'MailError', code })
    expect(String(failure)).toContain(`réponse ${status}`)
    expect(String(failure)).not.toMatch(/clef-secrete|jeanne\.dupont/)
  })

  it('defers when the answer does not come in time', async () => {
    api.answer = () => {}
    await expect(mailer(200).send(letter)).rejects.toMatchObject({ code: 'mail-deferred' })
  })

  it('does not take a message for unsent because the answer is no JSON', async () => {
    api.answer = (response) => response.end('Merci !')
    expect(await mailer().send(letter)).toEqual({ messageId: '' })
  })

  it('reads either name of the message', async () => {
    api.answer = (response) => response.end('{"messageId":"m-1"}')
    expect(await mailer().send(letter)).toEqual({ messageId: 'm-1' })
  })
})
