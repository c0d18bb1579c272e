import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A program of its own: takes any mail, and says over IPC where it listens and, when asked, how much came. */
const came = { messages: 0, bytes: 0 }
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, _session, done) {
    stream.on('data', (chunk: Buffer) => (came.bytes += chunk.length))
    stream.once('end', () => {
      came.messages++
      done()
    })
  },
})
const listening = server.listen(0, '127.0.0.1')
await once(listening, 'listening')
process.on('message', () => {
  process.send?.({ ...came })
  came.messages = 0
  came.bytes = 0
})
process.on('disconnect', () => process.exit(0))
process.send?.({ port: (listening.address() as AddressInfo).port })
