import { connect } from 'node:net'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

export interface Load {
  port: number
  path: string
  headers: readonly string[]
  connections: number
  seconds: number
}

/** Requests a second that a server answers to so many connections, each asking again as soon as it has the whole answer. */
export function load(given: Load): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: given })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread && workerData) {
  const rate = await ask(workerData as Load)
  parentPort?.postMessage(rate, [])
}

async function ask({ port, path, headers, connections, seconds }: Load): Promise<number> {
  const request = Buffer.from(
    [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, ...headers, '', ''].join('\r\n'),
  )
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askInTurn(port, request, () => performance.now() < until)),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1000)
}

function askInTurn(port: number, request: Buffer, goesOn: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let count = 0
    let left = 0
    const next = () => {
      if (goesOn()) socket.write(request)
      else socket.end(() => resolve(count))
    }
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('connect', next)
    socket.on('data', (chunk: Buffer) => {
      left = left === 0 ? lengthOf(chunk) - chunk.length : left - chunk.length
      if (left > 0) return
      count += 1
      left = 0
      next()
    })
  })
}

/** Of the whole answer, by its head: the first chunk holds it. */
function lengthOf(first: Buffer): number {
  const end = first.indexOf('\r\n\r\n') + 4
  const head = first.subarray(0, end).toString('latin1')
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!/^HTTP\/1\.1 (?:200|304)/.test(head)) throw new Error(head)
  return end + Number(length ?? 0)
}
