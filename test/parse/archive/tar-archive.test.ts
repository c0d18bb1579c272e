import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { packTar } from 'modern-tar'
import { describe, expect, it } from 'vitest'
import { readTarGz } from '#src/parse/archive/tar-archive.ts'
import { archiveOf } from '#test/helpers/jorf-archive.ts'

const limits = { bytes: 1_000_000, entries: 50, fileBytes: 100_000 }

/** What was taken, and what the reading said. */
async function read(body: Uint8Array, changed: Partial<typeof limits> = {}) {
  const taken: [string, string][] = []
  const reading = await readTarGz(
    body,
    { ...limits, ...changed },
    {
      wants: (name) => name.endsWith('.xml'),
      take: (name, content) => taken.push([name, new TextDecoder().decode(content)]),
    },
  )
  return { ...reading, taken }
}

const two = new Map([
  ['dossier/a.xml', '<a/>'],
  ['dossier/b.txt', 'non'],
  ['c.xml', '<c/>'],
])

describe('readTarGz', () => {
  it('takes the files that are wanted, by their last name, in order', async () => {
    const { taken, fault, bytes } = await read(await archiveOf(two))
    expect(taken).toEqual([
      ['a.xml', '<a/>'],
      ['c.xml', '<c/>'],
    ])
    expect(fault).toBeUndefined()
    expect(bytes).toBeGreaterThan(2048)
  })

  it('takes nothing of the paths that an archive writes', async () => {
    const body = await archiveOf(new Map([['../../etc/../a.xml', '<a/>']]))
    expect((await read(body)).taken).toEqual([['a.xml', '<a/>']])
  })

  it('passes over links and devices, whatever their names', async () => {
    const tar = await packTar([
      { header: { name: 'lien.xml', size: 0, type: 'symlink', linkname: '/etc/passwd' } },
      { header: { name: 'dur.xml', size: 0, type: 'link', linkname: 'a.xml' } },
      { header: { name: 'tube.xml', size: 0, type: 'fifo' } },
      { header: { name: 'a.xml', size: 4, type: 'file' }, body: '<a/>' },
    ])
    expect((await read(gzipSync(tar))).taken).toEqual([['a.xml', '<a/>']])
  })

  it('says that it is cut, and keeps what came before', async () => {
    const tar = await packTar([
      { header: { name: 'a.xml', size: 4, type: 'file' }, body: '<a/>' },
      { header: { name: 'b.xml', size: 5000, type: 'file' }, body: 'b'.repeat(5000) },
    ])
    const { taken, fault } = await read(gzipSync(tar.slice(0, 2000)))
    expect(taken).toEqual([['a.xml', '<a/>']])
    expect(fault).toBe('L’archive est tronquée ou abîmée')
  })

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['no gzip', new TextEncoder().encode('<html>Erreur 404</html>')],
    ['gzip of something else', gzipSync('du texte sans tar')],
    ['gzip without an end', gzipSync(new Uint8Array(5000)).slice(0, 20)],
    ['noise', gzipSync(Uint8Array.from({ length: 4096 }, (_, at) => (at * 37) % 251))],
  ])('gives nothing of %s, and a reason', async (_, body) => {
    const { taken, fault } = await read(body)
    expect(taken).toEqual([])
    expect(fault).toContain('abîmée')
  })

  it('stops at its cap, however small the file was', async () => {
    const bomb = gzipSync(
      await packTar([{ header: { name: 'a.xml', size: 5e7, type: 'file' }, body: new Uint8Array(5e7) }]),
    )
    expect(bomb.length).toBeLessThan(100_000)
    const { fault, bytes } = await read(bomb, { fileBytes: 1e9 })
    expect(fault).toBe('L’archive dépasse 1 Mo une fois dépliée')
    expect(bytes).toBeLessThan(2_000_000)
  })

  it('does not believe a size that the archive does not hold', async () => {
    const tar = await packTar([{ header: { name: 'a.xml', size: 4, type: 'file' }, body: '<a/>' }])
    // The size field, in octal: eight gigabytes.
    tar.set(new TextEncoder().encode('77777777777'), 124)
    expect(await read(gzipSync(tar))).toMatchObject({ taken: [], fault: expect.stringContaining('abîmée') })
  })

  it('passes over a file that is too long, and says which', async () => {
    const files = new Map([
      ['long.xml', 'x'.repeat(200_000)],
      ['a.xml', '<a/>'],
    ])
    const { taken, fault } = await read(await archiveOf(files), { fileBytes: 100_000 })
    expect(taken).toEqual([['a.xml', '<a/>']])
    expect(fault).toBe('Le fichier long.xml dépasse 0 Mo')
  })

  it('throws at nothing, whatever bytes are wrong', async () => {
    const tar = await packTar([
      { header: { name: 'a.xml', size: 4, type: 'file', pax: { comment: 'x' } }, body: '<a/>' },
      { header: { name: `${'long/'.repeat(60)}b.xml`, size: 600, type: 'file' }, body: 'b'.repeat(600) },
    ])
    const wrong = fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(wrong, fc.nat(tar.length), async (changes, length) => {
        const body = tar.slice(0, length)
        for (const [at, value] of changes) if (at < length) body[at] = value
        const { taken, bytes } = await read(gzipSync(body))
        expect(taken.length).toBeLessThanOrEqual(2)
        expect(bytes).toBeLessThanOrEqual(length)
      }),
      { numRuns: 200 },
    )
  })

  it('stops at so many files', async () => {
    const many = new Map(Array.from({ length: 80 }, (_, at) => [`${at}.xml`, '<a/>'] as const))
    const { taken, fault } = await read(await archiveOf(many))
    // The folder counts too.
    expect(taken).toHaveLength(49)
    expect(fault).toBe('L’archive tient plus de 50 fichiers')
  })
})
