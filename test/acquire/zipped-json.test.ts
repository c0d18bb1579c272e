import { strToU8, zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import type { JsonFeed } from '#src/feed/definition.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { acquire, readSource } from '#test/helpers/read-source.ts'

let server: LocalServer
afterEach(() => server.close())

async function serve(files: Record<string, string>): Promise<void> {
  const archive = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  )
  server = await startServer((request, response) => {
    response.statusCode = request.url === '/robots.txt' ? 404 : 200
    response.end(archive)
  })
}

const feedOf = (fields: Partial<JsonFeed> = {}): JsonFeed =>
  feedAt(`${server.url}/dossiers.json.zip`, {
    format: 'json',
    zipped: { files: 'dossiers/' },
    mapping: {
      items: 'dossier',
      guid: 'uid',
      title: 'titre',
      url: 'https://exemple.fr/{uid}',
      updated: '**.date',
    },
    ...fields,
  }) as JsonFeed

const bill = (uid: string, date: string) =>
  JSON.stringify({ dossier: { uid, titre: `Loi ${uid}`, etapes: [{ date }] } })

describe('a zip of JSON files', () => {
  it('gives an item a file, latest first, and passes over what was not asked for', async () => {
    await serve({
      'json/dossiers/a.json': bill('a', '2026-01-01'),
      'json/dossiers/b.json': bill('b', '2026-11-01'),
      'json/dossiers/c.json': bill('c', '2025-01-01'),
      'json/documents/d.json': '{"document":{}}',
    })
    const { items } = await readSource(feedOf({ most: 2 }))
    expect(items.map(({ guid, url }) => [guid, url])).toEqual([
      ['b', 'https://exemple.fr/b'],
      ['a', 'https://exemple.fr/a'],
    ])
  })

  it('tells the files that are broken and reads the others', async () => {
    await serve({ 'dossiers/a.json': '{"dossier":', 'dossiers/b.json': bill('b', '2026-11-01') })
    const { items, parsed } = await readSource(feedOf())
    expect(items).toHaveLength(1)
    expect(parsed.bozo).toContain('dossiers/a.json')
  })

  it('is unchanged for the same bytes', async () => {
    await serve({ 'dossiers/b.json': bill('b', '2026-11-01') })
    const { bodyHash } = await readSource(feedOf())
    expect(await acquire(feedOf(), { known: { bodyHash } })).toMatchObject({ kind: 'unchanged' })
  })

  it('fails when its files are elsewhere', async () => {
    await serve({ 'textes/b.json': bill('b', '2026-11-01') })
    expect(await acquire(feedOf())).toMatchObject({
      kind: 'failed',
      error: { code: 'mapping-found-nothing' },
    })
  })
})
