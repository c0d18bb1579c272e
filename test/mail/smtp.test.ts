import { afterEach, describe, expect, it } from 'vitest'
import { createSmtpMailer } from '#src/mail/smtp.ts'
import { letter } from '#test/contract/mail-suite.ts'
import { openSmtpServer, type SmtpWorld } from './smtp-world.ts'

const from = 'Vigie <veille@veille.example>'
let server: SmtpWorld | undefined

afterEach(() => server?.close())

describe('createSmtpMailer', () => {
  it('puts one bare recipient in the envelope', async () => {
    server = await openSmtpServer()
    await createSmtpMailer({ url: server.url, from }).send(letter)
    expect(server.envelopes).toEqual([
      { from: 'veille@veille.example', to: ['jeanne.dupont@mairie.example'] },
    ])
  })

  it.each([
    ['inconnu@mairie.example', 'mail-refused', 'Message refusé vers i…@mairie.example', 'réponse 550'],
    ['occupe@mairie.example', 'mail-deferred', 'Message en attente vers o…@mairie.example', 'réponse 450'],
  ])('tells a final refusal from a passing one: %s', async (to, code, sentence, answer) => {
    server = await openSmtpServer()
    const failure = await createSmtpMailer({ url: server.url, from })
      .send({ ...letter, to })
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ code })
    expect(String(failure)).toContain(sentence)
    expect(String(failure)).toContain(answer)
    expect(String(failure)).not.toContain(to)
    expect(server.messages).toEqual([])
  })

  it('waits for a server that does not answer no longer than it was told', async () => {
    server = await openSmtpServer()
    const start = Date.now()
    const mailer = createSmtpMailer({ url: server.url, from, timeoutMs: 300 })
    await expect(mailer.send({ ...letter, to: 'lent@mairie.example' })).rejects.toMatchObject({
      code: 'mail-deferred',
    })
    expect(Date.now() - start).toBeLessThan(3000)
  })

  it.each(['muet', 'coupe'])(
    'does not know whether it left when the server goes silent after the body: %s',
    async (name) => {
      server = await openSmtpServer()
      const mailer = createSmtpMailer({ url: server.url, from, timeoutMs: 300, answerTimeoutMs: 300 })
      const sending = mailer.send({ ...letter, to: `${name}@mairie.example` })
      await expect(sending).rejects.toMatchObject({ code: 'mail-uncertain' })
      expect(server.messages).toHaveLength(1)
    },
  )

  it('defers when nobody listens', async () => {
    server = await openSmtpServer()
    await server.close()
    const mailer = createSmtpMailer({ url: server.url, from })
    server = undefined
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: 'mail-deferred' })
    await expect(mailer.check()).rejects.toMatchObject({ code: 'mail-deferred' })
  })

  it('defers under a wrong password, and never shows it', async () => {
    server = await openSmtpServer({ user: 'vigie', pass: 'vrai' })
    const url = server.url.replace('vrai', 'fauxsecret')
    const failure = await createSmtpMailer({ url, from })
      .send(letter)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'mail-deferred' })
    expect(String(failure)).toContain('nom ou mot de passe refusé')
    expect(String(failure)).not.toMatch(/fauxsecret|vigie:/)
  })

  it('logs in with the right one', async () => {
    server = await openSmtpServer({ user: 'vigie', pass: 'vrai' })
    await createSmtpMailer({ url: server.url, from }).send(letter)
    expect(server.messages).toHaveLength(1)
    expect(await createSmtpMailer({ url: server.url, from }).check()).toMatch(
      /^Le serveur SMTP 127\.0\.0\.1:\d+ répond\.$/,
    )
  })
})
