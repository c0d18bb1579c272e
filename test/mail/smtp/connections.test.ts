import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSmtpMailer, type SmtpOptions } from '#src/mail/smtp.ts'
import { letter } from '#test/contract/mail-suite.ts'
import { type ScriptedSmtp, startScriptedSmtp } from '../scripted-smtp.ts'

const from = 'Vigie <veille@veille.example>'
let server: ScriptedSmtp

beforeEach(async () => {
  server = await startScriptedSmtp()
})
afterEach(() => server.close())

function open(options: Partial<SmtpOptions> = {}) {
  return createSmtpMailer({ url: server.url, from, timeoutMs: 500, ...options })
}

const verbs = (at: number) => server.lines[at]?.map((line) => line.slice(0, 4))

describe('connections of createSmtpMailer', () => {
  it('carry one message after the other', async () => {
    const mailer = open()
    await mailer.send(letter)
    await mailer.send(letter)
    expect(server.lines).toHaveLength(1)
    expect(verbs(0)).toEqual(['EHLO', 'MAIL', 'RCPT', 'DATA', 'MAIL', 'RCPT', 'DATA'])
  })

  it('begin anew after a refusal, so that the next recipient is not added to the last', async () => {
    server.script = { RCPT: ['550 5.1.1 inconnu'] }
    const mailer = open()
    await mailer.send(letter).catch(() => {})
    await mailer.send(letter)
    expect(server.lines).toHaveLength(1)
    expect(verbs(0)).toEqual(['EHLO', 'MAIL', 'RCPT', 'RSET', 'MAIL', 'RCPT', 'DATA'])
  })

  it('are as many as allowed, and no more', async () => {
    const mailer = open({ connections: 3 })
    await Promise.all(Array.from({ length: 12 }, () => mailer.send(letter)))
    expect(server.accepted).toHaveLength(12)
    expect(server.lines).toHaveLength(3)
  })

  it('say goodbye after their share of messages', async () => {
    const mailer = open({ perConnection: 2, connections: 1 })
    for (let turn = 0; turn < 5; turn++) await mailer.send(letter)
    expect(server.lines).toHaveLength(3)
    expect(verbs(0)?.at(-1)).toBe('QUIT')
  })

  it('close by themselves', async () => {
    await open({ idleMs: 50 }).send(letter)
    await expect.poll(() => server.openSockets()).toBe(0)
    expect(verbs(0)?.at(-1)).toBe('QUIT')
  })

  it('that the server closed meanwhile are replaced without a word', async () => {
    const mailer = open()
    await mailer.send(letter)
    server.script = { MAIL: ['cut'] }
    await mailer.send(letter)
    expect(server.accepted).toHaveLength(2)
    expect(server.lines).toHaveLength(2)
  })

  it('are tried anew once only, and a new one that breaks is told', async () => {
    const mailer = open()
    await mailer.send(letter)
    server.script = { MAIL: ['cut', 'cut'] }
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: 'mail-deferred' })
    expect(server.lines).toHaveLength(2)
  })

  it('close on demand, once what is under way has ended', async () => {
    const mailer = open()
    const sending = mailer.send(letter, { beforeHandover: () => new Promise((r) => setTimeout(r, 100)) })
    await new Promise((resolve) => setTimeout(resolve, 30))
    await mailer.close?.()
    await sending
    expect(server.accepted).toHaveLength(1)
    await expect.poll(() => server.openSockets()).toBe(0)
  })

  it('serve those who wait when one cannot be opened', async () => {
    server.script = { greeting: ['421 plus tard', undefined, undefined] }
    const mailer = open({ connections: 1 })
    const outcomes = await Promise.allSettled([mailer.send(letter), mailer.send(letter), mailer.send(letter)])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })

  it('never keep a program alive', async () => {
    const script = `
      import { createSmtpMailer } from ${JSON.stringify(join(process.cwd(), 'src/mail/smtp.ts'))}
      const mailer = createSmtpMailer({ url: ${JSON.stringify(server.url)}, from: 'v@veille.example', idleMs: 60_000 })
      await mailer.send({ to: 'a@mairie.example', subject: 's', text: 't', html: '<p>t</p>' })
    `
    const start = Date.now()
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
    const [code] = (await once(child, 'close')) as [number]
    expect(code).toBe(0)
    expect(Date.now() - start).toBeLessThan(15_000)
    expect(server.accepted).toHaveLength(1)
  }, 30_000)
})

describe('login of createSmtpMailer', () => {
  it('refuses to write without it when the server offers none: recipients would pay for it', async () => {
    const url = server.url.replace('smtp://', 'smtp://vigie:secret@')
    const failure = await createSmtpMailer({ url, from, timeoutMs: 500 })
      .send(letter)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'mail-deferred' })
    expect(String(failure)).toContain('corrigez SMTP_URL')
    expect(verbs(0)).toEqual(['EHLO'])
  })
})
