import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A line to answer, or what happens to the connection instead. */
export type Act = string | 'cut' | 'silence'

/** The moments of a conversation at which a test may step in. */
export type Step = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'half' | 'end' | 'RSET'

export interface ScriptedSmtp {
  url: string
  /** Bodies whose end was read and answered 250. */
  accepted: string[]
  /** Bodies whose end was read, whatever came after. */
  complete: string[]
  /** Commands, connection by connection. */
  lines: string[][]
  /** Acts to come, for each step; when there is none left, all goes well. */
  script: Partial<Record<Step, (Act | undefined)[]>>
  openSockets(): number
  close(): Promise<void>
}

const wellDone: Record<Step, string> = {
  greeting: '220 essai ESMTP',
  EHLO: '250-essai\r\n250 ENHANCEDSTATUSCODES',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 allez',
  half: '',
  end: '250 2.0.0 pris',
  RSET: '250 2.0.0 ok',
}

/** A server that fails exactly where it is told to. `half`: the first bytes of a body have come, its end has not. */
export async function startScriptedSmtp(options: { pipelining?: boolean } = {}): Promise<ScriptedSmtp> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    converse(world, socket, options.pipelining ?? false)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const world: ScriptedSmtp = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: [],
    complete: [],
    lines: [],
    script: {},
    openSockets: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  return world
}

function converse(world: ScriptedSmtp, socket: Socket, pipelining: boolean): void {
  const lines: string[] = []
  world.lines.push(lines)
  let body: string | undefined
  let pending = ''
  /** True when the conversation goes on as if nothing were. */
  const play = (step: Step): boolean => {
    const act = world.script[step]?.shift()
    if (act === 'cut') socket.destroy()
    else if (act !== 'silence') {
      const answer = act ?? (step === 'EHLO' && pipelining ? '250-essai\r\n250 PIPELINING' : wellDone[step])
      if (answer !== '') socket.write(`${answer}\r\n`)
      if (answer.startsWith('421')) socket.end()
    }
    return act === undefined
  }
  const endBody = () => {
    const whole = body ?? ''
    body = undefined
    world.complete.push(whole)
    if (play('end')) world.accepted.push(whole)
  }
  const command = (line: string) => {
    lines.push(line)
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'QUIT') socket.end('221 au revoir\r\n')
    else if (play(verb as Step) && verb === 'DATA') body = ''
  }
  socket.on('data', (bytes) => {
    pending += bytes.toString('latin1')
    if (body !== undefined && body === '' && pending !== '' && !pending.includes('\r\n.\r\n')) play('half')
    for (;;) {
      if (body !== undefined) {
        const end = pending.indexOf('\r\n.\r\n')
        if (end < 0) return
        body = pending.slice(0, end + 2)
        pending = pending.slice(end + 5)
        endBody()
      } else {
        const end = pending.indexOf('\r\n')
        if (end < 0) return
        const line = pending.slice(0, end)
        pending = pending.slice(end + 2)
        command(line)
      }
    }
  })
  play('greeting')
}
