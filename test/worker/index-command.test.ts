import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startServer } from '#test/helpers/http-server.ts'
import { jsonLines, type Outcome, vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let data: string
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'vigie-index-'))
  await importLines(lines)
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const lines = ['Fermeture du cuivre', 'Fibre optique en zone rurale', 'Rançongiciel dans une mairie']
  .map((title, n) =>
    JSON.stringify({ id: `${n}`, title, url: `https://exemple.fr/${n}`, text: `${title} : le point.` }),
  )
  .join('\n')

const run = (words: string[], env: Record<string, string> = {}): Promise<Outcome> =>
  vigie(words, { env: { VIGIE_DATA: data, ...env } })

async function importLines(text: string, env: Record<string, string> = {}): Promise<void> {
  const file = join(data, 'archive.jsonl')
  writeFileSync(file, text)
  await run(['import', file], env)
}

function sql(text: string): void {
  const db = new DatabaseSync(join(data, 'vigie.sqlite'))
  db.exec(text)
  db.close()
}

describe('vigie index', () => {
  it('tells how the indexes are', async () => {
    const { code, stdout } = await run(['index', 'status'])
    expect(stdout).toContain('Base : 3 éléments.')
    expect(stdout).toContain('FTS5 : 3 documents, 0 en attente.')
    expect(stdout).toContain('MEILI_URL n’est pas donnée')
    expect(code).toBe(0)
    const [told] = jsonLines((await run(['index', 'status', '--json'])).stdout)
    expect(told).toMatchObject({ items: 3, embedded: { documents: 3, waiting: 0, stale: false } })
  })

  it('finds and repairs what the embedded index has lost', async () => {
    expect(await run(['index', 'verify'])).toMatchObject({ code: 0 })
    sql(`delete from items where title = 'Fermeture du cuivre'`)
    const found = await run(['index', 'verify', '--json'])
    expect(found.code).toBe(3)
    expect(jsonLines(found.stdout)).toMatchObject([
      { engine: 'FTS5', documents: 2, missing: [], different: [] },
    ])
    expect((await run(['index', 'verify', '--repair'])).code).toBe(0)
    expect(await run(['index', 'verify'])).toMatchObject({
      code: 0,
      stdout: 'FTS5 : les 2 éléments y sont, ni plus ni moins.\n',
    })
  })

  it('rebuilds, as reindex does', async () => {
    for (const words of [['index', 'rebuild'], ['reindex'], ['index', 'rebuild', '--moteur', 'integre']]) {
      expect(await run(words)).toMatchObject({ code: 0, stderr: '3 éléments indexés.\n' })
    }
  })

  it.each([
    [['index', 'refaire'], 'refaire'],
    [['index', 'status', 'tout'], 'status tout'],
    [['index', 'rebuild', '--moteur', 'solr'], 'integre ou serveur'],
    [['index', 'verify', '--moteur', 'serveur'], 'MEILI_URL'],
    [['index', 'key'], 'MEILI_URL'],
  ])('refuses %j', async (words, told) => {
    expect(await run(words)).toMatchObject({ code: 2, stderr: expect.stringContaining(told) })
  })

  it('says why it cannot rebuild a server that is not there', async () => {
    const { code, stderr } = await run(['index', 'rebuild', '--moteur', 'serveur'])
    expect(code).toBe(1)
    expect(stderr).toContain('MEILI_URL')
  })
})

describe('a search server that is away', () => {
  const away = { MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'une-cle' }

  it('keeps nobody from searching, and is told', async () => {
    const { code, stdout } = await run(['search', 'cuivre', '--tout'], away)
    expect(code).toBe(0)
    expect(stdout).toContain('Fermeture du cuivre')
    const status = await run(['index', 'status'], away)
    expect(status.code).toBe(3)
    expect(status.stdout).toContain('Le serveur de recherche http://127.0.0.1:9 ne répond pas')
    const doctor = jsonLines((await run(['doctor', '--json'], away)).stdout)
    expect(doctor.find((one) => one['what'] === 'recherche')).toMatchObject({
      level: 'panne',
      told: expect.stringContaining('Le moteur intégré répond à sa place.'),
    })
  })

  it('leaves its work in the queue', async () => {
    await importLines(JSON.stringify({ id: '9', title: 'Arrivée plus tard', text: 'Texte.' }), away)
    const [told] = jsonLines((await run(['index', 'status', '--json'], away)).stdout)
    expect(told).toMatchObject({
      items: 4,
      embedded: { documents: 4 },
      server: { state: 'away', waiting: 1 },
    })
  })

  it('tells a key that is refused from a server that is away', async () => {
    const server = await startServer((_, response) =>
      response
        .writeHead(403, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: 'Invalid.', code: 'invalid_api_key', type: 'auth', link: '' })),
    )
    const { stdout } = await run(['index', 'status'], { MEILI_URL: server.url, MEILI_KEY: 'fausse' })
    expect(stdout).toContain('corrigez MEILI_KEY')
    expect(stdout).not.toContain('fausse')
    await server.close()
  })
})

const { MEILI_URL = '', MEILI_KEY = '' } = process.env

describe.skipIf(MEILI_URL === '')('with the server at MEILI_URL (without it: NOT RUN)', () => {
  const server = { MEILI_URL, MEILI_KEY, MEILI_INDEX: `vigie-cli-${process.pid}` }
  const onServer = (method: string, path: string) =>
    fetch(new URL(`indexes/${server.MEILI_INDEX}${path}`, MEILI_URL), {
      method,
      headers: { authorization: `Bearer ${MEILI_KEY}` },
    })
  afterAll(() => onServer('DELETE', ''))

  it('fills, verifies, repairs, rebuilds', async () => {
    expect(await run(['index', 'rebuild', '--moteur', 'serveur'], server)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('3 éléments portés au serveur de recherche.'),
    })
    expect((await run(['index', 'verify'], server)).stdout).toContain('Meilisearch : les 3 éléments y sont')
    expect((await run(['search', 'cuivre', '--tout'], server)).stdout).toContain('Fermeture du cuivre')
    await onServer('DELETE', '/documents')
    await expect
      .poll(async () => (await (await onServer('GET', '/stats')).json()) as object, { timeout: 20_000 })
      .toMatchObject({ numberOfDocuments: 0 })
    const lost = await run(['index', 'verify', '--moteur', 'serveur'], server)
    expect(lost).toMatchObject({ code: 3, stdout: expect.stringContaining('3 manquent') })
    expect((await run(['index', 'verify', '--repair'], server)).code).toBe(0)
    expect((await run(['index', 'verify'], server)).code).toBe(0)
    expect((await run(['index', 'status'], server)).stdout).toContain(
      'Meilisearch : 3 documents, 0 en attente.',
    )
    expect((await run(['index', 'key'], server)).stdout).toMatch(/^[0-9a-f]{64}\n$/)
    expect(jsonLines((await run(['doctor', '--json'], server)).stdout)[2]).toMatchObject({
      what: 'recherche',
      level: 'ok',
    })
  })
})
