import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { collectPersonalData, erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { builtInPages } from '#src/pages/built-in.ts'
import { pageFault } from '#src/pages/edit-page.ts'
import { renderMarkdown } from '#src/pages/markdown.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { openD1 } from '#src/store/d1.ts'
import { disablePerson } from '#src/store/people.ts'
import { lea, paul, seedPersonalWorld } from '#test/account/privacy/personal-world.ts'
import { cleanUpNow, leftByDefault, namesLeft, seedOldRows } from '#test/pipeline/clean-up-world.ts'

const deps = { db: openD1(env.DB), now: () => cleanUpNow }

it('forgets on D1 what is past its time, once', async () => {
  await seedOldRows(deps.db)
  expect(await cleanUp(deps)).toContain('2 sessions finies')
  expect(await namesLeft(deps.db)).toMatchObject(leftByDefault)
  expect(await cleanUp(deps)).toBe('Rien à effacer.')
})

it('erases a person on D1, and never the last administrator', async () => {
  await deps.db.run(`delete from items where id = 'appel'`)
  await seedPersonalWorld(deps.db)
  expect(await erasePersonalData(deps, paul, lea.email)).toEqual({
    kind: 'erased',
    account: true,
    subscription: true,
  })
  expect(await collectPersonalData(deps.db, lea.email)).toBeUndefined()
  const authors = await deps.db.all(`select author from item_notes where id = 'n-lea'`)
  expect(authors).toEqual([{ author: 'compte effacé' }])
  expect(JSON.stringify(await listAudit(deps.db, { limit: 20 }))).not.toContain('Léa Martin')
  expect(await erasePersonalData(deps, paul, paul.email)).toEqual({ kind: 'last-administrator' })
  await deps.db.batch([disablePerson(paul.id)])
  expect((await collectPersonalData(deps.db, paul.email))?.account?.person.status).toBe('active')
})

it('renders the legal pages, and survives what is nested too deep', () => {
  const html = renderMarkdown(builtInPages.confidentialite.markdown, { typeset: (text) => text })
  expect(html).toContain('<h2>Vos droits</h2>')
  const deep = Array.from({ length: 130 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n')
  for (const hostile of [deep, '*a **b'.repeat(500), '!['.repeat(9_000), '> '.repeat(9_000)]) {
    expect(['string', 'undefined']).toContain(typeof pageFault(hostile))
  }
})
