import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Resolver } from '#src/mail/dns/resolver.ts'
import { createNodeResolver } from '#worker/commands/doctor-mail-resolver.ts'

/** What the server answers, by type number and name; a number is an error code (RFC 1035 §4.1.1). */
type Answers = Record<string, Buffer[] | number>

const [typeA, typePtr, typeMx, typeTxt, typeAaaa] = [1, 12, 15, 16, 28]
const [serverFailure, noSuchName] = [2, 3]

let server: Socket
let answers: Answers
let resolver: Resolver

beforeEach(async () => {
  answers = {}
  server = createSocket('udp4')
  server.on('message', (question, peer) => server.send(answer(question, answers), peer.port, peer.address))
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  resolver = createNodeResolver([`127.0.0.1:${server.address().port}`])
})
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

describe('createNodeResolver', () => {
  it('joins the pieces of a long record', async () => {
    answers[`${typeTxt} agglo.fr`] = [pieces('v=DKIM1; p=AA', 'BB'), pieces('autre')]
    expect((await resolver.txt('agglo.fr')).toSorted()).toEqual(['autre', 'v=DKIM1; p=AABB'])
  })

  it('lists mail servers, addresses of both kinds, and names', async () => {
    answers[`${typeMx} agglo.fr`] = [Buffer.concat([Buffer.from([0, 10]), nameOf('mx.agglo.fr')])]
    answers[`${typeA} mx.agglo.fr`] = [Buffer.from([192, 0, 2, 10])]
    answers[`${typeAaaa} mx.agglo.fr`] = [Buffer.from('20010db8000000000000000000000010', 'hex')]
    answers[`${typePtr} 10.2.0.192.in-addr.arpa`] = [nameOf('mx.agglo.fr')]
    expect(await resolver.mx('agglo.fr')).toMatchObject([{ exchange: 'mx.agglo.fr', priority: 10 }])
    expect(await resolver.addresses('mx.agglo.fr')).toEqual(['192.0.2.10', '2001:db8::10'])
    expect(await resolver.names('192.0.2.10')).toEqual(['mx.agglo.fr'])
  })

  it('answers nothing for a name or a type that does not exist', async () => {
    answers[`${typeTxt} rien.fr`] = noSuchName
    expect(await resolver.txt('rien.fr')).toEqual([])
    expect(await resolver.mx('agglo.fr')).toEqual([])
    expect(await resolver.addresses('agglo.fr')).toEqual([])
  })

  it('throws when the server is in trouble, rather than tell that there is nothing', async () => {
    answers[`${typeTxt} agglo.fr`] = serverFailure
    await expect(resolver.txt('agglo.fr')).rejects.toMatchObject({ code: 'ESERVFAIL' })
  })
})

/** RFC 1035 §4: the question comes back, its answers after it. */
function answer(question: Buffer, known: Answers): Buffer {
  const { name, end } = readName(question)
  const found = known[`${question.readUInt16BE(end)} ${name}`] ?? []
  const records = typeof found === 'number' ? [] : found
  const head = Buffer.from(question.subarray(0, 12))
  head.writeUInt16BE(0x8180 | (typeof found === 'number' ? found : 0), 2)
  head.writeUInt16BE(records.length, 6)
  head.writeUInt16BE(0, 8)
  head.writeUInt16BE(0, 10)
  const type = question.subarray(end, end + 2)
  const written = records.map((data) => {
    const fixed = Buffer.from([0xc0, 0x0c, ...type, 0, 1, 0, 0, 0, 60, 0, 0])
    fixed.writeUInt16BE(data.length, 10)
    return Buffer.concat([fixed, data])
  })
  return Buffer.concat([head, question.subarray(12, end + 4), ...written])
}

function readName(question: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  while (question[at]) {
    const length = question[at] ?? 0
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

function nameOf(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([...labels, Buffer.from([0])])
}

function pieces(...texts: string[]): Buffer {
  return Buffer.concat(texts.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])))
}
