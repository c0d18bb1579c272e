import { beforeEach, describe, expect, it } from 'vitest'
import type { Cue } from '#src/axis/taxonomy.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import { applyEdits, mostEdits } from '#src/taxonomy/cue-edits.ts'
import { changesBetween, cueLines } from '#src/taxonomy/cue-lines.ts'
import { abandonDraft, importDraft, putCue, resetCue, takeCue } from '#src/taxonomy/draft.ts'
import { draftedAxes, openLexicon } from '#src/taxonomy/lexicon.ts'
import { openCuration } from '#test/curation/curation-world.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { DI, TC, claire, gestureOf, yanis, zibeline } from './lexicon-world.ts'

let deps: TestDeps
const own: Cue = { term: 'vison municipal', weight: 2 }

/** A code of ten axes where one has two cues: the real words would change under the test. */
beforeEach(async () => {
  deps = await openCuration()
  deps.axes = deps.axes.map((axis) => ({
    ...axis,
    cues: axis.id === DI ? [own, { term: 'LOUTRE', weight: 1, exactCase: true }] : axis.cues.slice(0, 1),
  }))
})

async function termsOf(axis = DI): Promise<string[]> {
  const axes = draftedAxes(deps.axes, await openLexicon(deps))
  return axes.find(({ id }) => id === axis)!.cues.map(({ term, weight }) => `${term} ${weight}`)
}

async function linesOf() {
  const axis = deps.axes.find(({ id }) => id === DI)!
  return cueLines(axis, await openLexicon(deps)).map(({ cue, state, isPending }) => [
    cue.term,
    state,
    isPending,
  ])
}

describe('putCue', () => {
  it('adds a cue to the draft, signed and dated', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    expect(await termsOf()).toEqual(['vison municipal 2', 'LOUTRE 1', 'zibeline communale 3'])
    const { draft, drafted, edits } = await openLexicon(deps)
    expect(draft).toMatchObject({ author: claire, base: 0, changedAt: '2026-11-24T08:00:00.000Z' })
    expect(drafted).toEqual([{ axis: DI, cue: zibeline, by: 'claire', at: '2026-11-24T08:00:00.000Z' }])
    expect(edits).toEqual([])
  })

  it('gives a cue of the code another weight, and forgets the edit when it gets its own again', async () => {
    await putCue(deps, await gestureOf(deps), DI, { ...own, weight: 3 }, 'vison municipal')
    expect(await termsOf()).toContain('vison municipal 3')
    expect(await linesOf()).toContainEqual(['vison municipal', 'changed', true])
    await putCue(deps, await gestureOf(deps), DI, own, 'vison municipal')
    expect((await openLexicon(deps)).drafted).toEqual([])
  })

  it('switches the former off when its words change', async () => {
    await putCue(
      deps,
      await gestureOf(deps),
      DI,
      { term: 'vison départemental', weight: 2 },
      'vison municipal',
    )
    expect(await termsOf()).toEqual(['LOUTRE 1', 'vison départemental 2'])
    expect(await linesOf()).toEqual([
      ['vison municipal', 'off', true],
      ['LOUTRE', 'as-is', false],
      ['vison départemental', 'added', true],
    ])
  })

  it.each([
    [{ term: 'Vison municipal', weight: 1 }, 'twin-cue'],
    [{ term: 'LOUTRE', weight: 3, exactCase: true }, 'twin-cue'],
  ])('refuses a second %o', async (cue, code) => {
    await expect(putCue(deps, await gestureOf(deps), DI, cue)).rejects.toMatchObject({ code })
    expect(await findDraft(deps.db)).toBeUndefined()
  })

  it('lets the same word weigh otherwise near its neighbours, or in another axis', async () => {
    await putCue(deps, await gestureOf(deps), DI, { ...own, weight: 3, needs: ['mairie'] })
    await putCue(deps, await gestureOf(deps), TC, own)
    expect(await termsOf()).toContain('vison municipal 3')
    expect(await termsOf(TC)).toContain('vison municipal 2')
  })
})

describe('takeCue', () => {
  it('switches a cue of the code off, that resetCue gives back', async () => {
    await takeCue(deps, await gestureOf(deps), DI, 'LOUTRE')
    expect(await termsOf()).toEqual(['vison municipal 2'])
    await resetCue(deps, await gestureOf(deps), DI, 'LOUTRE')
    expect(await termsOf()).toEqual(['vison municipal 2', 'LOUTRE 1'])
  })

  it('takes an added cue out of the draft for good', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    await takeCue(deps, await gestureOf(deps), DI, 'zibeline communale')
    expect((await openLexicon(deps)).drafted).toEqual([])
  })

  it('never leaves an axis without a cue', async () => {
    await takeCue(deps, await gestureOf(deps), DI, 'LOUTRE')
    await expect(takeCue(deps, await gestureOf(deps), DI, 'vison municipal')).rejects.toMatchObject({
      code: 'bad-lexicon',
      message: expect.stringContaining('aucun indice'),
    })
  })

  it.each(['', 'inconnu', '__proto__'])('refuses a cue that is not there (%j)', async (key) => {
    await expect(takeCue(deps, await gestureOf(deps), DI, key)).rejects.toMatchObject({ code: 'unknown-cue' })
  })
})

describe('two people', () => {
  it('are told of each other when one writes over what the other has not seen', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    const seen = await gestureOf(deps)
    await putCue(deps, await gestureOf(deps, yanis), DI, { term: 'hermine', weight: 1 })
    await expect(takeCue(deps, seen, DI, 'LOUTRE')).rejects.toMatchObject({
      code: 'draft-changed',
      message: expect.stringMatching(/^Yanis Petit a changé le brouillon/),
    })
    expect(await termsOf()).toContain('hermine 1')
  })

  it('who begin a draft at the same moment do not lose one of theirs in silence', async () => {
    const [one, two] = [await gestureOf(deps), await gestureOf(deps, yanis)]
    const both = await Promise.allSettled([
      putCue(deps, one, DI, zibeline),
      putCue(deps, two, DI, { term: 'hermine', weight: 1 }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await openLexicon(deps)).drafted).toHaveLength(1)
  })

  it('abandon only what they have seen', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    await expect(abandonDraft(deps, 'autre')).rejects.toMatchObject({ code: 'draft-changed' })
    await abandonDraft(deps, (await gestureOf(deps)).seen)
    expect(await findDraft(deps.db)).toBeUndefined()
    await expect(abandonDraft(deps, 'autre')).rejects.toMatchObject({
      message: expect.stringContaining('publié ou abandonné entre-temps'),
    })
  })
})

describe('importDraft', () => {
  const at = '2026-11-24T08:00:00.000Z'

  it('replaces the draft, and keeps who made what stood already', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    await putCue(deps, await gestureOf(deps), DI, { term: 'hermine', weight: 1 })
    const given = [
      { axis: DI, cue: zibeline, at },
      { axis: TC, cue: own, at },
    ] as const
    await importDraft(deps, await gestureOf(deps, yanis), given)
    expect((await openLexicon(deps)).drafted.map(({ cue, by }) => [cue.term, by])).toEqual([
      ['zibeline communale', 'claire'],
      ['vison municipal', 'yanis'],
    ])
  })

  it('refuses more edits than a lexicon may have', async () => {
    const many = Array.from({ length: mostEdits + 1 }, (_, n) => ({
      axis: DI,
      cue: { term: `mot${n}`, weight: 1 },
      at,
    }))
    await expect(importDraft(deps, await gestureOf(deps), many as never)).rejects.toMatchObject({
      code: 'too-many-edits',
    })
  })
})

describe('applyEdits', () => {
  it('does nothing of an edit whose cue the code no longer has, and no harm', () => {
    const off = { axis: DI, cue: { term: 'parti', weight: 1 }, off: true, at: '' } as const
    expect(applyEdits(deps.axes, [off])).toEqual(deps.axes)
    const axis = deps.axes.find(({ id }) => id === DI)!
    expect(cueLines(axis, { edits: [off], drafted: [off] }).map(({ cue }) => cue.term)).not.toContain('parti')
  })
})

describe('changesBetween', () => {
  it('tells what was added, removed and changed, each once', () => {
    const at = ''
    const before = [
      { axis: DI, cue: zibeline, at },
      { axis: DI, cue: { ...own, weight: 3 }, at },
    ] as const
    const after = [
      { axis: DI, cue: { term: 'LOUTRE', weight: 1, exactCase: true }, off: true, at },
      { axis: DI, cue: { ...own, weight: 1 }, at },
    ] as const
    expect(changesBetween(deps.axes, before, after)).toEqual([
      { axis: DI, kind: 'removed', cue: zibeline },
      { axis: DI, kind: 'changed', cue: { ...own, weight: 1 }, former: { ...own, weight: 3 } },
      { axis: DI, kind: 'removed', cue: { term: 'LOUTRE', weight: 1, exactCase: true } },
    ])
    expect(changesBetween(deps.axes, after, after)).toEqual([])
  })
})
