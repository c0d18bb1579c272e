import { beforeEach, describe, expect, it } from 'vitest'
import { dryRunBounds, tryLexicon } from '#src/pipeline/dry-run.ts'
import { enricherWith } from '#src/taxonomy/current-enricher.ts'
import { applyEdits, type CueEdit } from '#src/taxonomy/cue-edits.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { DI, openLexiconWorld, readItem, zibeline } from '#test/taxonomy/lexicon-world.ts'

let deps: TestDeps

beforeEach(async () => {
  deps = await openLexiconWorld()
})

async function tryEdits(edits: Omit<CueEdit, 'at'>[], with_: TestDeps = deps) {
  const wanted = edits.map((edit) => ({ ...edit, at: '2026-11-24T08:00:00.000Z' }))
  return tryLexicon(with_, await enricherWith(deps, applyEdits(deps.axes, wanted)))
}

const add = { axis: DI, cue: zibeline } as const

describe('tryLexicon', () => {
  it('finds nothing where nothing changes, and writes nothing', async () => {
    const before = await digestOf(deps.db)
    expect(await tryEdits([])).toEqual({
      read: 5,
      isCut: false,
      gained: 0,
      lost: 0,
      entering: 0,
      leaving: 0,
      gains: [],
      losses: [],
    })
    await tryEdits([add])
    expect(await digestOf(deps.db)).toBe(before)
  })

  it('shows each item with the axis that it would get, and the words that say it', async () => {
    const { gains } = await tryEdits([add])
    expect(gains.map(({ item, axes }) => [item.id, axes.map(({ id }) => id)])).toEqual([
      ['ailleurs', [DI]],
      ['zibeline', [DI]],
      ['les-deux', [DI]],
    ])
    for (const { item, axes } of gains) {
      const { field, start, end } = axes[0]!.reasons[0]!
      const text = field === 'title' ? item.title : item.text
      expect(text.slice(start, end)).toBe('zibeline communale')
    }
  })

  it('leaves out what is older than 90 days, and what no longer shows', async () => {
    await deps.db.run(`update items set first_seen_at = '2026-08-01T00:00:00.000Z' where id = 'zibeline'`)
    await deps.db.run(`update items set withdrawn_at = '2026-11-20T00:00:00Z' where id = 'les-deux'`)
    expect(await tryEdits([add])).toMatchObject({ read: 3, gained: 1, isCut: false })
  })

  it('counts them all and shows the latest fifty', async () => {
    for (let n = 0; n < 60; n += 1)
      await readItem(deps, { id: `z${n}`, title: 'La zibeline communale', text: 'La commune la choisit.' })
    const { gained, gains } = await tryEdits([add])
    expect([gained, gains.length, gains[0]?.item.id]).toEqual([63, dryRunBounds.shown, 'z59'])
  })

  it('says so when its time is spent before the end', async () => {
    for (let n = 0; n < dryRunBounds.page; n += 1)
      await readItem(deps, { id: `n${n}`, title: 'Rien', text: 'Rien.' })
    let at = deps.clock.at.getTime()
    const slow = { ...deps, now: () => new Date((at += dryRunBounds.ms / 2)) }
    expect(await tryEdits([add], slow)).toMatchObject({ read: dryRunBounds.page, isCut: true, gained: 0 })
  })
})
