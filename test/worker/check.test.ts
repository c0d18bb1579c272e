import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonLines, vigie } from '#test/helpers/vigie.ts'
import { type DemoWorld, startDemoWorld } from '#worker/demo/serve-world.ts'

let world: DemoWorld
let data: string

beforeAll(async () => {
  world = await startDemoWorld({ now: () => new Date() })
  data = mkdtempSync(join(tmpdir(), 'vigie-check-'))
})
afterAll(async () => {
  await world.close()
  rmSync(data, { recursive: true, force: true })
})

const run = (...words: string[]) =>
  vigie(words, { env: { VIGIE_DATA: data, VIGIE_DEMO_URL: world.url, VIGIE_FETCH_PRIVATE: '1' } })

function query(sql: string): unknown[] {
  const db = new DatabaseSync(join(data, 'vigie.sqlite'), { readOnly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

describe('vigie check', { timeout: 60_000 }, () => {
  it('reads a known source of any format, stores none of its items, and notes that it works', async () => {
    for (const id of ['demo-region-ligerienne-aides', 'demo-marches-du-centre']) {
      const { code, stdout } = await run('check', id, '--json')
      expect(code).toBe(0)
      expect(jsonLines(stdout)[0]?.['items']).toSatisfy((items: unknown[]) => items.length > 5)
    }
    expect(query('select count(*) as n from items')).toEqual([{ n: 0 }])
    expect(query('select feed_id from feed_state where confirmed_at is not null order by feed_id')).toEqual([
      { feed_id: 'demo-marches-du-centre' },
      { feed_id: 'demo-region-ligerienne-aides' },
    ])
  })

  it('looks at a page: the feeds that it announces, the lists that it holds', async () => {
    const { code, stdout } = await run('check', `${world.url}/region-ligerienne-aides/aides-et-appels.html`)
    expect(code).toBe(0)
    expect(stdout).toContain('une page web')
    expect(stdout).toMatch(/liste {2}\{"item":"[^"]+"/)
    const json = await run('check', `${world.url}/region-ligerienne-aides/aides-et-appels.html`, '--json')
    expect(jsonLines(json.stdout)).toMatchObject([
      { feeds: [], lists: [{ list: { item: expect.any(String) } }] },
    ])
  })

  it('says in one sentence why a source cannot be read', async () => {
    const { code, stderr } = await run('check', `${world.url}/pannes/interdite`)
    expect(code).toBe(1)
    expect(stderr).toMatch(/Échec \(http-status\) : .*403/)
    const json = await run('check', `${world.url}/pannes/videe`, '--json')
    expect([json.code, jsonLines(json.stdout)]).toMatchObject([1, [{ error: { code: 'empty' } }]])
  })

  it('tells what is odd in what it read', async () => {
    const { stdout } = await run('check', `${world.url}/pannes/demenagee`)
    expect(stdout).toContain('1 éléments')
    expect((await run('check', `${world.url}/pannes/sans-nouvelles`)).stdout).toContain(
      'Attention : Aucun élément',
    )
  })
})

describe('vigie doctor', { timeout: 60_000 }, () => {
  it('counts the sources by their health', async () => {
    const { stdout } = await run('doctor', '--json')
    const sources = jsonLines(stdout).find(({ what }) => what === 'sources')
    expect(sources).toMatchObject({ level: 'ok', told: '18 sources : jamais lue (18).' })
  })
})
