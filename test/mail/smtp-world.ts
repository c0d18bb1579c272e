import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface SmtpWorld {
  url: string
  messages: Buffer[]
  envelopes: { from: string; to: string[] }[]
  close(): Promise<void>
}

/**
 * A real SMTP server on this machine. Recipients that begin with `inconnu` get 550, `occupe` 450, `lent` no answer; the body of
 * a message to `muet` is taken and never answered, the connection of one to `coupe` is cut instead.
 */
export async function openSmtpServer(login?: { user: string; pass: string }): Promise<SmtpWorld> {
  const messages: Buffer[] = []
  const envelopes: SmtpWorld['envelopes'] = []
  const server = new SMTPServer({
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.pass
        ? done(null, { user: username })
        : done(new Error('non')),
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('lent')) return
      const code = address.startsWith('inconnu') ? 550 : address.startsWith('occupe') ? 450 : 0
      done(code ? Object.assign(new Error(`<${address}>`), { responseCode: code }) : undefined)
    },
    async onData(stream, { envelope }, done) {
      messages.push(await buffer(stream))
      envelopes.push({
        from: envelope.mailFrom ? envelope.mailFrom.address : '',
        to: envelope.rcptTo.map(({ address }) => address),
      })
      const name = envelope.rcptTo[0]?.address.split('@')[0]
      if (name === 'coupe') for (const socket of sockets) socket.destroy()
      else if (name !== 'muet') done()
    },
  })
  server.on('error', () => {})
  const sockets = new Set<Socket>()
  const listening = server.listen(0, '127.0.0.1')
  listening.on('connection', (socket: Socket) => sockets.add(socket))
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const user = login ? `${login.user}:${login.pass}@` : ''
  return {
    url: `smtp://${user}127.0.0.1:${port}`,
    messages,
    envelopes,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
