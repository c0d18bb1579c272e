import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { vigie } from '#test/helpers/vigie.ts'

vi.setConfig({ testTimeout: 60_000 })

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vigie-lexique-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const run = (...words: string[]) => vigie(words, { env: { VIGIE_DATA: data } })

describe('vigie taxonomy', () => {
  it('writes the lexicon in force, and puts a file in the draft without publishing it', async () => {
    const exported = await run('taxonomy', 'export')
    expect(exported.code).toBe(0)
    const file = JSON.parse(exported.stdout) as { edits: unknown[]; lexicon: unknown[] }
    expect([file.edits, file.lexicon.length]).toEqual([[], 10])
    const path = join(data, 'lexique.json')
    const edits = [{ axis: 'donnees-ia', term: 'zibeline communale', weight: 3 }]
    writeFileSync(path, JSON.stringify({ ...file, edits }))
    expect(await run('taxonomy', 'import', path)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('dans le brouillon'),
    })
    const db = new DatabaseSync(join(data, 'vigie.sqlite'))
    expect(db.prepare('select author, base from taxonomy_draft').all()).toMatchObject([
      { author: 'ligne de commande', base: 0 },
    ])
    expect(db.prepare('select count(*) as n from taxonomy_versions').get()).toMatchObject({ n: 0 })
    db.close()
  })

  it('answers 2 to what it does not know, and 1 to a file that is no lexicon', async () => {
    expect(await run('taxonomy')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') })
    expect(await run('taxonomy', 'import', join(data, 'absent.json'))).toMatchObject({ code: 2 })
    const path = join(data, 'autre.json')
    writeFileSync(path, '{"edits":[]}')
    const { code, stderr } = await run('taxonomy', 'import', path)
    expect([code, stderr]).toEqual([1, 'Lexique refusé : ce n’est pas un lexique exporté par Vigie.\n'])
  })
})

describe('vigie learn', () => {
  it('says that there is too little to learn from, and forgets when it is told to', async () => {
    expect(await run('learn')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('0 corrections, il en faut 20'),
    })
    expect((await run('learn', '--oublier')).stderr).toContain('n’apprend plus')
    expect((await run('learn')).stderr).toContain('vigie learn --permettre')
    expect((await run('learn', '--permettre')).stderr).toContain('il en faut 20')
  })
})
