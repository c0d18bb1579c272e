import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { HeldBody } from './hold-body.ts'

export interface ConnectionOptions extends SMTPConnectionOptions {
  auth?: { user: string; pass: string }
  /** For the answer to a whole message: filters take their time (RFC 5321 §4.5.3.2.6 grants ten minutes). */
  answerTimeoutMs: number
}

/** One conversation with the server, that carries messages one after the other. */
export interface Connection {
  send(envelope: { from: string; to: string[] }, body: HeldBody): Promise<void>
  isOpen(): boolean
  /** Messages that it carried, refused ones too. */
  carried(): number
  /** Lets the program end meanwhile, or not. */
  keepAlive(isBusy: boolean): void
  /** Says goodbye. */
  quit(): void
  /** Cuts: what is under way is not delivered. */
  destroy(): void
}

/** Connects, upgrades to TLS when the server can, and logs in. Throws nodemailer's error. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const smtp = new SMTPConnection({
    ...options,
    // A graceful end inside DATA would leave it to the server to understand.
    socketCloseTimeout: 0,
  })
  await settle((done) => {
    smtp.once('error', done)
    smtp.once('end', () => done(new Error('The server closed the connection.')))
    smtp.connect(done)
  }).catch((error: unknown) => {
    smtp.on('error', () => {})
    smtp.close()
    throw error
  })
  // Told by `isOpen`, and to the message under way by its own callback.
  smtp.on('error', () => {})
  await login(smtp, options.auth)
  return conversation(smtp, options)
}

async function login(smtp: SMTPConnection, auth: ConnectionOptions['auth']): Promise<void> {
  if (!auth) return
  try {
    // Left out, the server would refuse every recipient for good: they would pay for our fault.
    if (!smtp.allowsAuth) throw Object.assign(new Error('The server offers no AUTH.'), { code: 'EAUTH' })
    await settleOrEnd(smtp, (done) => smtp.login(auth, done))
  } catch (error) {
    smtp.close()
    throw error
  }
}

function conversation(
  smtp: SMTPConnection,
  { answerTimeoutMs, socketTimeout }: ConnectionOptions,
): Connection {
  let carried = 0
  // After a refusal the server still waits for the rest of that message.
  let isUnfinished = false
  // oxlint-disable-next-line no-underscore-dangle -- typed, but no public way: neither `unref` nor a second timeout
  const socket = () => smtp._socket || undefined
  // The last bytes of a message go apart: held back until those before are acknowledged, they would cost 40 ms each.
  socket()?.setNoDelay(true)
  return {
    async send(envelope, body) {
      carried += 1
      socket()?.setTimeout(socketTimeout ?? 0)
      if (isUnfinished) await settleOrEnd(smtp, (done) => smtp.reset(done))
      isUnfinished = true
      body.stream.once('end', () => socket()?.setTimeout(answerTimeoutMs))
      await settle((done) => smtp.send(envelope, body.stream, done))
      isUnfinished = false
    },
    isOpen: () => !smtp.destroyed,
    carried: () => carried,
    keepAlive: (isBusy) => void (isBusy ? socket()?.ref() : socket()?.unref()),
    quit() {
      socket()?.unref()
      smtp.quit()
    },
    destroy: () => smtp.close(),
  }
}

/** The first outcome counts, as `error` and the callback may both tell one. */
function settle(work: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())))
}

/** Of a command whose callback nodemailer forgets when the connection goes meanwhile: it would be awaited for ever. */
function settleOrEnd(
  smtp: SMTPConnection,
  work: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  const gone = new AbortController()
  const ended = settle((done) => {
    const closed = () => done(new Error('The server closed the connection.'))
    smtp.once('error', done).once('end', closed)
    gone.signal.addEventListener('abort', () => {
      smtp.off('error', done).off('end', closed)
      done()
    })
  })
  return Promise.race([settle(work), ended]).finally(() => gone.abort())
}
