import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmtpMailer } from '#src/mail/smtp.ts'
import { letter } from '#test/contract/mail-suite.ts'

let server: SMTPServer | undefined
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))

/** A server with a certificate that nobody vouches for; it takes a login over TLS only. */
async function openTlsServer(secure: boolean) {
  const seen: { secure: boolean; user: string | undefined }[] = []
  server = new SMTPServer({
    secure,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData(stream, session, done) {
      seen.push({ secure: session.secure, user: session.user as unknown as string })
      stream.resume().on('end', () => done())
    },
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return { seen, url: `${secure ? 'smtps' : 'smtp'}://vigie:secret@127.0.0.1:${port}` }
}

function open(url: string) {
  return createSmtpMailer({ url, from: 'v@veille.example', timeoutMs: 3000 })
}

describe('createSmtpMailer over TLS', () => {
  it.each([
    ['from the first byte', true],
    ['when the server offers it', false],
  ])('encrypts %s, then logs in, and keeps the connection', async (_, secure) => {
    const { seen, url } = await openTlsServer(secure)
    const mailer = open(`${url}?tls.rejectUnauthorized=false`)
    await mailer.send(letter)
    await mailer.send(letter)
    expect(seen).toEqual([
      { secure: true, user: 'vigie' },
      { secure: true, user: 'vigie' },
    ])
    expect(await mailer.check()).toMatch(/répond\.$/)
    await mailer.close?.()
  })

  it.each([true, false])(
    'gives neither password nor letter to a certificate that nobody vouches for',
    async (secure) => {
      const { seen, url } = await openTlsServer(secure)
      const failure = await open(url)
        .send(letter)
        .catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'mail-deferred' })
      expect(String(failure)).not.toContain('secret')
      expect(seen).toEqual([])
    },
  )
})
