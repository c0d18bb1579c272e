import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readZip, type ZipBounds } from '#src/parse/archive/zip.ts'

async function unzip(archive: Uint8Array, files?: string, bounds?: ZipBounds) {
  const found: [string, string][] = []
  for await (const { name, bytes } of readZip(archive, files, bounds)) {
    found.push([name, new TextDecoder().decode(bytes)])
  }
  return found
}

const archive = zipSync({
  'json/dossiers/1.json': strToU8('{"uid":"1"}'),
  'json/dossiers/2.json': [strToU8('{"uid":"2"}'), { level: 0 }],
  'json/documents/é.json': strToU8('{"titre":"é"}'),
  'vide/': new Uint8Array(),
})
const bounds = { files: 10, file: 1000, total: 2000 }

describe('readZip', () => {
  it('gives each file in turn, packed or stored', async () => {
    expect(await unzip(archive)).toEqual([
      ['json/dossiers/1.json', '{"uid":"1"}'],
      ['json/dossiers/2.json', '{"uid":"2"}'],
      ['json/documents/é.json', '{"titre":"é"}'],
    ])
  })

  it('unpacks only the files asked for', async () => {
    expect((await unzip(archive, 'dossiers/')).map(([name]) => name)).toEqual([
      'json/dossiers/1.json',
      'json/dossiers/2.json',
    ])
  })

  it('reads an archive whose headers do not say the sizes: its directory does', async () => {
    const streamed = archive.slice()
    const view = new DataView(streamed.buffer)
    view.setUint16(6, view.getUint16(6, true) | 8, true)
    for (const at of [14, 18, 22]) view.setUint32(at, 0, true)
    expect((await unzip(streamed))[0]).toEqual(['json/dossiers/1.json', '{"uid":"1"}'])
  })

  it('bears a remark after it', async () => {
    const remarked = new Uint8Array([...archive, 0, 0, 0])
    const end = remarked.length - 3 - 22
    new DataView(remarked.buffer).setUint16(end + 20, 3, true)
    expect(await unzip(remarked)).toHaveLength(3)
  })

  it('stops a bomb that does not say its size, at its first bytes', async () => {
    const bomb = zipSync({ 'a.json': new Uint8Array(5_000_000) })
    lieAboutSize(bomb, 10)
    await expect(unzip(bomb, '', bounds)).rejects.toMatchObject({ code: 'too-complex' })
  })

  it.each([
    ['a file over the cap', zipSync({ a: new Uint8Array(1001) })],
    ['a stored file over the cap', zipSync({ a: [new Uint8Array(1001), { level: 0 }] })],
    [
      'files over the cap together',
      zipSync({ a: new Uint8Array(900), b: new Uint8Array(900), c: new Uint8Array(900) }),
    ],
    [
      'too many files',
      zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`${n}`, strToU8('x')]))),
    ],
  ])('refuses %s', async (_what, large) => {
    await expect(unzip(large, '', bounds)).rejects.toMatchObject({ code: 'too-complex' })
  })

  it('counts what comes out of several files that lie', async () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`${n}`, new Uint8Array(900)])),
    )
    lieAboutSize(many, 1)
    await expect(unzip(many, '', bounds)).rejects.toMatchObject({ code: 'too-complex' })
  })

  it.each([
    ['a page', strToU8('<html>Maintenance</html>')],
    ['nothing', new Uint8Array()],
    ['a cut archive', archive.subarray(0, archive.length - 30)],
    ['an archive without its beginning', archive.subarray(20)],
    ['a locked archive', changed((view, at) => view.setUint16(at + 8, 1, true))],
    ['an unknown packing', changed((view, at) => view.setUint16(at + 10, 14, true))],
    ['a file said to be beyond the end', changed((view, at) => view.setUint32(at + 42, 0xfffffff0, true))],
    ['a zip64', changed((view) => view.setUint16(view.byteLength - 12, 0xffff, true))],
  ])('says that %s is no archive to read', async (_what, bytes) => {
    await expect(unzip(bytes)).rejects.toMatchObject({ code: 'bad-archive' })
  })

  it('says that a damaged file is', async () => {
    const damaged = archive.slice()
    damaged.fill(0xff, 50, 58)
    await expect(unzip(damaged)).rejects.toMatchObject({ code: 'bad-archive' })
  })
})

describe('any bytes', () => {
  it('are read or refused, and nothing else happens', async () => {
    const spoiled = fc
      .array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 12 })
      .map((changes) =>
        changes.reduce((bytes, [at, value]) => bytes.fill(value, at, at + 1), archive.slice()),
      )
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoiled, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        const refused = await unzip(bytes, '', bounds).then(
          () => undefined,
          (error: { code?: string }) => error.code,
        )
        expect([undefined, 'bad-archive', 'too-complex']).toContain(refused)
      }),
      { numRuns: 400 },
    )
  })
})

/** Offsets of the entries of its directory. */
function entriesOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: number[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) found.push(at)
  return found
}

function lieAboutSize(bytes: Uint8Array, size: number): void {
  const view = new DataView(bytes.buffer)
  for (const at of entriesOf(bytes)) view.setUint32(at + 24, size, true)
}

function changed(change: (view: DataView, at: number) => void): Uint8Array {
  const copy = archive.slice()
  change(new DataView(copy.buffer), entriesOf(copy)[0] ?? 0)
  return copy
}
