import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let server: LocalServer
let child: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-arret-'))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(verb: string, env: Record<string, string>): { output: () => string; ended: Promise<unknown> } {
  let output = ''
  child = spawn(process.execPath, ['worker/cli.ts', verb], {
    env: {
      PATH: process.env['PATH'],
      VIGIE_DATA: folder,
      VIGIE_DEMO_URL: server.url,
      VIGIE_FETCH_PRIVATE: '1',
      VIGIE_FETCH_TIMEOUT: '60',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise((resolve) => child?.once('exit', (code, signal) => resolve(signal ?? code)))
  return { output: () => output, ended }
}

describe('SIGTERM while a server does not answer', () => {
  it.each([
    ['start', 0],
    ['worker', 0],
    // Done, but in part.
    ['refresh', 3],
  ] as const)('ends vigie %s within seconds, with nothing half done', async (verb, code) => {
    // The first feed is read; the others hang until the timeout, a minute away.
    server = await startServer((_, response) => {
      if (server.requests.length === 1)
        response.end(
          '<rss version="2.0"><channel><item><title>La fibre arrive</title></item></channel></rss>',
        )
    })
    const { output, ended } = start(verb, {})
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThanOrEqual(2), 20_000)
    const asked = performance.now()
    child?.kill('SIGTERM')
    expect(await ended).toBe(code)
    expect(performance.now() - asked).toBeLessThan(5_000)
    expect(output()).not.toMatch(/    at |crashed|Error/)

    const db = new DatabaseSync(join(folder, 'vigie.sqlite'))
    const all = (sql: string) =>
      db
        .prepare(sql)
        .all()
        .map((row) => ({ ...row }))
    expect(all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(
      all(`select feed_id from feed_state where lease_until is not null
             union all select name from jobs where lease_until is not null`),
    ).toEqual([])
    // Nobody is blamed for our stop: what was under way is as it was, and still due.
    expect(all('select outcome, count(*) as n from feed_state group by outcome order by n')).toEqual([
      expect.objectContaining({ n: 1 }),
      { outcome: null, n: expect.any(Number) },
    ])
    expect(all('select count(*) as waiting from index_queue')).toEqual([{ waiting: 0 }])
    db.close()
  })
})

describe('while nobody has an account', () => {
  it.each(['start', 'web'])('vigie %s shows the link to the first one, outside the log', async (verb) => {
    server = await startServer((_, response) => response.end())
    const { output, ended } = start(verb, { VIGIE_LOG: 'json' })
    const line =
      /^Premier compte\u00A0: ouvrez http:\/\/\S+\/lien\?jeton=[\w-]{43} \(une seule fois, 24\u00A0heures\)$/m
    await vi.waitFor(() => expect(output()).toMatch(line), 20_000)
    child?.kill('SIGTERM')
    expect(await ended).toBe(0)
    const logged = output()
      .split('\n')
      .filter((one) => one.startsWith('{'))
    expect(logged.filter((one) => one.includes('jeton'))).toEqual([])
  })
})

describe('a port that is taken', () => {
  it.each(['start', 'web'])('makes vigie %s say so in one sentence, exit code 1', async (verb) => {
    server = await startServer((_, response) => response.end())
    const port = new URL(server.url).port
    const { output, ended } = start(verb, { PORT: port })
    expect(await ended).toBe(1)
    expect(output()).toContain(`Le port ${port} est déjà pris`)
    expect(output()).not.toContain('    at ')
  })
})
