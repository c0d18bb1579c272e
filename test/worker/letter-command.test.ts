import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { type Outcome, vigie } from '#test/helpers/vigie.ts'
import { storeItems } from '#test/letter/world.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigie-lettre-'))
const run = (...words: string[]): Promise<Outcome> =>
  vigie(['letter', ...words], { env: { VIGIE_DATA: folder, VIGIE_SECRET: 's'.repeat(40) } })

beforeAll(async () => {
  const db = openNodeDatabase(join(folder, 'vigie.sqlite'))
  await migrate(db)
  const seen = new Date(Date.now() - 3_600_000).toISOString()
  await storeItems({ db }, [storedItem({ id: 'neuf', firstSeenAt: seen, publishedAt: seen })])
  await db.run(
    `insert into subscribers (id, email, status, created_at, confirmed_at)
     values ('a', 'a@mairie.example', 'confirmed', '2026-11-01', '2026-11-01')`,
  )
  db.close()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('vigie letter', { timeout: 60_000 }, () => {
  it('refuses a word that it does not know', async () => {
    for (const words of [[], ['envoyer'], ['send', 'encore'], ['constructor']]) {
      expect(await run(...words)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('draft | preview [--html | --text] | status | send'),
      })
    }
  })

  it('makes the draft, shows it, says where it is', async () => {
    const drafted = await run('draft')
    expect(drafted).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('La lettre n° 1 est en brouillon'),
    })
    const status = await run('status')
    expect(status.stdout).toContain('La lettre n° 1 est en brouillon : elle attend une approbation.')
    expect(status.stdout).toContain('Prochain brouillon le ')
    const preview = await run('preview', '--text')
    expect(preview).toMatchObject({ code: 0, stderr: expect.stringContaining('Objet : Veille n°\u00A01') })
    expect(preview.stdout).toContain('VEILLE')
    expect((await run('preview', '--html')).stdout).toContain('<!doctype html>')
  })
})
