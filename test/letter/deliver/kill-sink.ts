import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { seeded } from './seeded.ts'

/**
 * A program of its own: a real SMTP server in a bad mood, by a seeded chance. It says over IPC where it listens, and,
 * when asked, what it took: how many times each recipient, and what it answered.
 */
const random = seeded(Number(process.argv[2] ?? 1))
const taken = new Map<string, number>()
const told = {
  '421': 0,
  '450': 0,
  '451': 0,
  '550': 0,
  'dropped in DATA': 0,
  'sender gone in DATA': 0,
  'taken, then dropped': 0,
}
const sockets = new Map<string, Socket>()

function answer(code: keyof typeof told & `${number}`, words: string): Error {
  told[code]++
  return Object.assign(new Error(words), { responseCode: Number(code) })
}

/** False when the connection broke inside DATA, cut by us or because the sender was killed: then nothing is taken. */
async function isWhole(stream: AsyncIterable<Buffer>, cut: Socket | undefined): Promise<boolean> {
  try {
    for await (const chunk of stream) {
      if (!cut || chunk.length === 0) continue
      told['dropped in DATA']++
      cut.destroy()
      return false
    }
    return true
  } catch {
    told['sender gone in DATA']++
    return false
  }
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onConnect(_session, done) {
    done(random() < 0.02 ? answer('421', 'Come back later') : undefined)
  },
  onRcptTo({ address }, _session, done) {
    // Some boxes never were.
    if (address.startsWith('inconnu')) return done(answer('550', '5.1.1 No such user'))
    const chance = random()
    if (chance < 0.04) return done(answer('450', '4.2.0 Greylisted'))
    if (chance < 0.05) return done(answer('421', 'Too busy'))
    done()
  },
  async onData(stream, session, done) {
    const socket = sockets.get(`${session.remotePort}`)
    const recipient = session.envelope.rcptTo[0]?.address ?? ''
    const chance = random()
    const pause = 2 + Math.floor(random() * 8)
    if (!(await isWhole(stream, chance < 0.03 ? socket : undefined))) return
    await wait(pause)
    if (chance < 0.06) return done(answer('451', 'Try again'))
    if (chance < 0.08) return done(answer('550', '5.7.1 Not today'))
    taken.set(recipient, (taken.get(recipient) ?? 0) + 1)
    if (chance < 0.1) {
      told['taken, then dropped']++
      socket?.destroy()
      return
    }
    done()
  },
})
server.on('error', () => {})
const listening = server.listen(0, '127.0.0.1')
listening.on('connection', (socket: Socket) => {
  const name = `${socket.remotePort}`
  sockets.set(name, socket)
  socket.on('close', () => sockets.delete(name))
  // The other side is killed now and then.
  socket.on('error', () => {})
})
await once(listening, 'listening')
process.on('message', () => process.send?.({ taken: [...taken], told }))
process.on('disconnect', () => process.exit(0))
process.send?.({ port: (listening.address() as AddressInfo).port })
