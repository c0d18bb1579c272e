import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import type { Mailer } from '#src/mail/mailer.ts'
import { createSmtpMailer } from '#src/mail/smtp.ts'
import { letter } from '#test/contract/mail-suite.ts'
import { type Act, type ScriptedSmtp, startScriptedSmtp, type Step } from '../scripted-smtp.ts'

const from = 'Vigie <veille@veille.example>'
let server: ScriptedSmtp
let mailer: Mailer

beforeEach(async () => {
  server = await startScriptedSmtp()
  mailer = createSmtpMailer({ url: server.url, from, timeoutMs: 400, answerTimeoutMs: 400 })
})
afterEach(async () => {
  await mailer.close?.()
  await server.close()
})

interface Outcome {
  code: string | undefined
  handedOver: boolean
}

async function sendOnce(): Promise<Outcome> {
  let handedOver = false
  const code = await mailer
    .send(letter, { beforeHandover: async () => void (handedOver = true) })
    .then(() => undefined)
    .catch((error: WatchError) => error.code)
  return { code, handedOver }
}

describe('send with beforeHandover', () => {
  it('asks before the last bytes leave, and sends them after', async () => {
    let seen: string[] | undefined
    await mailer.send(letter, {
      async beforeHandover() {
        await new Promise((resolve) => setTimeout(resolve, 100))
        seen = [...server.complete]
      },
    })
    expect(seen).toEqual([])
    expect(server.accepted).toHaveLength(1)
  })

  it('asks once the server has taken the recipient and waits for the body', async () => {
    let lines: string[] = []
    await mailer.send(letter, { beforeHandover: async () => void (lines = [...(server.lines[0] ?? [])]) })
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['EHLO', 'MAIL', 'RCPT', 'DATA'])
  })

  it('sends nothing when it rejects, throws that very error, and cuts inside the body', async () => {
    const refusal = new WatchError('taken', 'Une autre exécution s’en charge.')
    const sending = mailer.send(letter, { beforeHandover: () => Promise.reject(refusal) })
    await expect(sending).rejects.toBe(refusal)
    expect(refusal.code).toBe('taken')
    await expect.poll(() => server.openSockets()).toBe(0)
    expect(server.complete).toEqual([])
  })

  it('lets the next message go after one that was held back', async () => {
    await mailer.send(letter, { beforeHandover: () => Promise.reject(new Error('non')) }).catch(() => {})
    await mailer.send(letter)
    expect(server.accepted).toHaveLength(1)
    expect(server.lines).toHaveLength(2)
  })

  const steps: [Step, Act, Outcome, number][] = [
    ['greeting', 'cut', { code: 'mail-deferred', handedOver: false }, 0],
    ['greeting', 'silence', { code: 'mail-deferred', handedOver: false }, 0],
    ['greeting', '421 4.3.2 plus tard', { code: 'mail-deferred', handedOver: false }, 0],
    ['greeting', '554 5.7.1 liste noire', { code: 'mail-deferred', handedOver: false }, 0],
    ['EHLO', 'cut', { code: 'mail-deferred', handedOver: false }, 0],
    ['EHLO', '421 4.3.2 plus tard', { code: 'mail-deferred', handedOver: false }, 0],
    ['MAIL', 'cut', { code: 'mail-deferred', handedOver: false }, 0],
    ['MAIL', '421 4.7.0 trop vite', { code: 'mail-deferred', handedOver: false }, 0],
    ['MAIL', '451 4.3.0 panne', { code: 'mail-deferred', handedOver: false }, 0],
    ['MAIL', '550 5.7.1 expéditeur refusé', { code: 'mail-deferred', handedOver: false }, 0],
    ['MAIL', '530 5.7.0 identifiez-vous', { code: 'mail-deferred', handedOver: false }, 0],
    ['MAIL', '552 5.3.4 trop gros', { code: 'mail-refused', handedOver: false }, 0],
    ['RCPT', 'cut', { code: 'mail-deferred', handedOver: false }, 0],
    ['RCPT', 'silence', { code: 'mail-deferred', handedOver: false }, 0],
    ['RCPT', '421 4.3.2 au revoir', { code: 'mail-deferred', handedOver: false }, 0],
    ['RCPT', '450 4.2.0 liste grise', { code: 'mail-deferred', handedOver: false }, 0],
    ['RCPT', '550 5.1.1 inconnu', { code: 'mail-refused', handedOver: false }, 0],
    ['DATA', 'cut', { code: 'mail-deferred', handedOver: false }, 0],
    ['DATA', '421 4.3.2 au revoir', { code: 'mail-deferred', handedOver: false }, 0],
    ['DATA', '451 4.3.0 panne', { code: 'mail-deferred', handedOver: false }, 0],
    ['DATA', '554 5.5.1 non', { code: 'mail-refused', handedOver: false }, 0],
    ['end', 'cut', { code: 'mail-uncertain', handedOver: true }, 1],
    ['end', 'silence', { code: 'mail-uncertain', handedOver: true }, 1],
    ['end', '421 4.3.2 au revoir', { code: 'mail-deferred', handedOver: true }, 1],
    ['end', '451 4.3.0 panne', { code: 'mail-deferred', handedOver: true }, 1],
    ['end', '554 5.6.0 contenu refusé', { code: 'mail-refused', handedOver: true }, 1],
  ]
  it.each(steps)('at %s, %s: knows what became of the message', async (step, act, outcome, complete) => {
    server.script = { [step]: [act] }
    expect(await sendOnce()).toEqual(outcome)
    expect(server.complete).toHaveLength(complete)
    expect(server.accepted).toEqual([])
  })

  it('does the same over a server that takes commands in one go', async () => {
    await server.close()
    server = await startScriptedSmtp({ pipelining: true })
    mailer = createSmtpMailer({ url: server.url, from, timeoutMs: 400, answerTimeoutMs: 400 })
    server.script = { RCPT: ['550 5.1.1 inconnu'], DATA: ['503 5.5.1 personne'] }
    expect(await sendOnce()).toEqual({ code: 'mail-refused', handedOver: false })
    expect(await sendOnce()).toEqual({ code: undefined, handedOver: true })
    expect(server.accepted).toHaveLength(1)
  })

  it('is sure that nothing left when the connection breaks while it waits', async () => {
    const wrote: string[] = []
    server.script = { half: ['cut'] }
    const sending = mailer.send(letter, {
      async beforeHandover() {
        await new Promise((resolve) => setTimeout(resolve, 150))
        wrote.push('remis')
      },
    })
    // The late write of the ledger has ended before the outcome is told: it cannot overwrite it.
    await sending.catch(() => wrote.push('en attente'))
    await expect(sending).rejects.toMatchObject({ code: 'mail-deferred' })
    expect(wrote).toEqual(['remis', 'en attente'])
    expect(server.complete).toEqual([])
  })

  it('does not take half a message for a sent one', async () => {
    server.script = { half: ['250 2.0.0 déjà pris'] }
    const sending = mailer.send(letter, { beforeHandover: () => new Promise((r) => setTimeout(r, 150)) })
    await expect(sending).rejects.toMatchObject({ code: 'mail-deferred' })
    expect(server.complete).toEqual([])
  })

  it('sends no more of a message that the server refused in the middle', async () => {
    server.script = { half: ['552 5.3.4 trop gros'] }
    const sending = mailer.send(letter, { beforeHandover: () => new Promise((r) => setTimeout(r, 150)) })
    await expect(sending).rejects.toMatchObject({ code: 'mail-refused' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.complete).toEqual([])
  })

  it.each([
    ['goes elsewhere', 'cut', undefined],
    ['goes elsewhere', 'silence', undefined],
    ['waits, as it was told', '421 4.3.2 au revoir', 'mail-deferred'],
  ] as const)('%s when a kept connection is lost at RSET: %s', async (_, act, code) => {
    server.script.RCPT = ['450 4.2.0 plus tard']
    server.script.RSET = [act]
    expect(await sendOnce()).toEqual({ code: 'mail-deferred', handedOver: false })
    expect(await sendOnce()).toEqual({ code, handedOver: code === undefined })
    expect(server.accepted).toHaveLength(code === undefined ? 1 : 0)
  })

  it('explains each of two hundred messages through a server that fails at random', async () => {
    const random = seeded(7)
    const acts: Act[] = ['cut', '421 4.3.2 au revoir', '450 4.2.0 plus tard', '550 5.1.1 inconnu']
    for (const step of ['MAIL', 'RCPT', 'DATA', 'end'] as const) {
      server.script[step] = Array.from({ length: 400 }, () =>
        random() < 0.1 ? acts[Math.floor(random() * acts.length)] : undefined,
      )
    }
    const told = new Map<string, number>()
    const unexplained: string[] = []
    for (let turn = 0; turn < 200; turn++) {
      const before = server.accepted.length
      const { code = 'sent' } = await sendOnce()
      const taken = server.accepted.length - before
      told.set(code, (told.get(code) ?? 0) + 1)
      if (taken !== (code === 'sent' ? 1 : 0)) unexplained.push(`${turn} ${code} ${taken}`)
    }
    expect(unexplained).toEqual([])
    expect(told.get('sent')).toBe(server.accepted.length)
    expect([...told.keys()].toSorted()).toEqual(['mail-deferred', 'mail-refused', 'mail-uncertain', 'sent'])
    expect(told.get('mail-uncertain')).toBeLessThan(20)
  })
})

/** The same chance at each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
