import { beforeEach, describe, expect, it } from 'vitest'
import { commandLine } from '#src/account/actor.ts'
import { erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { confirmAxis } from '#src/curation/item-actions.ts'
import { listCorrections } from '#src/store/corrections.ts'
import { listDecisions } from '#src/store/item-decisions.ts'
import { findLatestRetag } from '#src/store/retags.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import { listVersions } from '#src/store/taxonomy-versions.ts'
import { putCue } from '#src/taxonomy/draft.ts'
import { publish } from '#src/taxonomy/publish.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { readItem } from '#test/curation/curation-world.ts'
import { DI, claire, gestureOf, openLexiconWorld, zibeline } from '#test/taxonomy/lexicon-world.ts'

const TC = 'territoires-durables-connectes'
let deps: TestDeps

beforeEach(async () => {
  deps = await openLexiconWorld()
  await readItem(deps, { id: 'a' })
  await confirmAxis(deps, claire, ['a'], TC)
  await putCue(deps, await gestureOf(deps), DI, zibeline)
  await publish(deps, claire, (await findDraft(deps.db))!.stamp, 'La zibeline compte')
  await putCue(deps, await gestureOf(deps), DI, { term: 'belette communale', weight: 1 })
})

const erase = () => erasePersonalData(deps, commandLine, 'claire@veille.example')

describe('erasePersonalData', () => {
  it('leaves no name on what the person decided and published, which stands', async () => {
    expect(await erase()).toMatchObject({ kind: 'erased' })
    const gone = { name: 'compte effacé' }
    expect((await listDecisions(deps.db, ['a'])).get('a')).toMatchObject({
      verdicts: { [TC]: 'yes' },
      axesBy: gone,
    })
    expect(await listVersions(deps.db, 5)).toMatchObject([{ author: gone, note: 'La zibeline compte' }])
    expect(await findDraft(deps.db)).toMatchObject({ author: gone })
    expect(await findLatestRetag(deps.db)).toMatchObject({ author: 'compte effacé' })
    expect(await listCorrections(deps.db, 5)).toHaveLength(1)
    for (const table of ['item_decisions', 'taxonomy_versions', 'taxonomy_draft', 'retags', 'audit_log']) {
      const rows = await deps.db.all(`select * from ${table}`)
      expect([table, JSON.stringify(rows)]).not.toEqual([table, expect.stringContaining('Claire')])
    }
  })

  it('keeps the names of the last administrator, who stays', async () => {
    await deps.db.run(`update people set role = 'administrateur' where id = 'claire'`)
    expect(await erase()).toEqual({ kind: 'last-administrator' })
    expect(await listVersions(deps.db, 5)).toMatchObject([{ author: claire }])
    expect(await findDraft(deps.db)).toMatchObject({ author: claire })
  })
})
