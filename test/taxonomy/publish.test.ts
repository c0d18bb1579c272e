import { beforeEach, describe, expect, it } from 'vitest'
import { addAxis, removeAxis } from '#src/curation/item-actions.ts'
import { tryLexicon } from '#src/pipeline/dry-run.ts'
import { advance } from '#src/pipeline/retag.ts'
import { findItem } from '#src/store/items.ts'
import { findLatestRetag } from '#src/store/retags.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import { listVersions } from '#src/store/taxonomy-versions.ts'
import { currentEnricher, enricherWith } from '#src/taxonomy/current-enricher.ts'
import { putCue, takeCue } from '#src/taxonomy/draft.ts'
import { draftedAxes, openLexicon } from '#src/taxonomy/lexicon.ts'
import { publish, restore } from '#src/taxonomy/publish.ts'
import { auditOf } from '#test/curation/curation-world.ts'
import type { TestDeps } from '#test/helpers/deps.ts'
import { DI, TC, claire, gestureOf, openLexiconWorld, yanis, zibeline } from './lexicon-world.ts'

let deps: TestDeps

beforeEach(async () => {
  deps = await openLexiconWorld()
})

async function filed(): Promise<Record<string, string[]>> {
  const ids = ['hermine', 'les-deux', 'zibeline', 'ailleurs', 'rien']
  const items = await Promise.all(ids.map((id) => findItem(deps.db, id)))
  return Object.fromEntries(items.map((item) => [item?.id, item?.axes.map(({ id }) => id).toSorted() ?? []]))
}

async function tryDraft() {
  const lexicon = await openLexicon(deps)
  return tryLexicon(deps, await enricherWith(deps, draftedAxes(deps.axes, lexicon)))
}

async function publishDraft(note = '') {
  return publish(deps, claire, (await findDraft(deps.db))?.stamp ?? '', note)
}

/** How many items have axes that they had not, and the reverse. */
function shiftsBetween(before: Record<string, string[]>, after: Record<string, string[]>) {
  const more = (a: Record<string, string[]>, b: Record<string, string[]>) =>
    Object.keys(a).filter((id) => b[id]!.some((axis) => !a[id]!.includes(axis))).length
  return { gained: more(before, after), lost: more(after, before) }
}

describe('publish', () => {
  it('changes what the dry run said, no more and no less, once the history is filed again', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    await takeCue(deps, await gestureOf(deps), TC, 'hermine communale')
    const before = await filed()
    const said = await tryDraft()
    await publishDraft()
    await advance(deps, {})
    const { gained, lost } = shiftsBetween(before, await filed())
    expect({ gained, lost }).toEqual({ gained: said.gained, lost: said.lost })
    expect(said).toMatchObject({ read: 5, gained: 3, lost: 2, isCut: false, entering: 2, leaving: 1 })
    expect(said.gains.map(({ item }) => item.id).toSorted()).toEqual(['ailleurs', 'les-deux', 'zibeline'])
  })

  it('leaves to people what they decided, in the dry run as in the history', async () => {
    await removeAxis(deps, claire, ['hermine'], TC)
    await addAxis(deps, yanis, ['rien'], DI)
    await putCue(deps, await gestureOf(deps), DI, { term: 'conseil municipal', weight: 3 })
    await putCue(deps, await gestureOf(deps), TC, { term: 'est là', weight: 3 })
    const said = await tryDraft()
    expect(said.gains.map(({ item }) => item.id)).toEqual(['ailleurs'])
    await publishDraft()
    await advance(deps, {})
    expect(await filed()).toMatchObject({ rien: [DI], ailleurs: [DI] })
    expect((await filed())['hermine']).not.toContain(TC)
  })

  it('is in force for what is read at once, and asks for the history', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    expect((await currentEnricher(deps)).tagger.tag({ title: 'La zibeline communale', text: '' })).toEqual([])
    expect(await publishDraft('  La zibeline\n compte  ')).toBe(1)
    const enricher = await currentEnricher(deps)
    expect(enricher.tagger.tag({ title: 'La zibeline communale', text: '' })).toMatchObject([{ id: DI }])
    expect(await currentEnricher(deps)).toBe(enricher)
    expect(await findDraft(deps.db)).toBeUndefined()
    expect(await findLatestRetag(deps.db)).toMatchObject({
      author: 'Claire Moreau',
      reason: 'version 1 du lexique',
      total: 5,
      done: 0,
    })
    expect(await listVersions(deps.db, 5)).toMatchObject([
      { seq: 1, author: claire, note: 'La zibeline compte', createdAt: '2026-11-24T08:00:00.000Z' },
    ])
    expect((await auditOf(deps)).map(({ action, subject }) => [action, subject.words])).toEqual([
      ['axis.publish', 'La zibeline compte'],
    ])
  })

  it('refuses a draft that a colleague changed since, and names them', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    const seen = (await findDraft(deps.db))!.stamp
    await putCue(deps, await gestureOf(deps, yanis), DI, { term: 'belette communale', weight: 1 })
    await expect(publish(deps, claire, seen, '')).rejects.toMatchObject({
      code: 'draft-changed',
      message: expect.stringContaining('Yanis Petit a changé le brouillon'),
    })
    expect(await listVersions(deps.db, 5)).toEqual([])
    expect(await auditOf(deps)).toEqual([])
  })

  it('publishes once when two press the button together', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    const seen = (await findDraft(deps.db))!.stamp
    const both = await Promise.allSettled([publish(deps, claire, seen, ''), publish(deps, yanis, seen, '')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await listVersions(deps.db, 5)).toHaveLength(1)
    expect(await auditOf(deps)).toHaveLength(1)
  })

  it('keeps the draft that another publication overtook: what is not published is not lost', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    // Begun from the lexicon of the code while the first version was being published.
    await deps.db.run(
      `insert into taxonomy_versions (created_at, author, note, edits) values ('2026-11-24T08:00:00.000Z', 'Yanis', '', '[]')`,
    )
    await expect(publishDraft()).rejects.toMatchObject({
      code: 'draft-changed',
      message: expect.stringContaining('rien n’a été publié'),
    })
    expect((await openLexicon(deps)).drafted.map(({ cue }) => cue.term)).toEqual(['zibeline communale'])
    expect(await auditOf(deps)).toEqual([])
  })

  it.each([
    ['', '', 'no-draft'],
    ['deadbeef', '', 'draft-changed'],
  ])('refuses what is not there (%j)', async (stamp, note, code) => {
    await expect(publish(deps, claire, stamp, note)).rejects.toMatchObject({ code })
  })

  it('refuses a note that is too long, and keeps the draft', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    await expect(publishDraft('x'.repeat(301))).rejects.toMatchObject({ code: 'note-length' })
    expect(await findDraft(deps.db)).toBeDefined()
  })
})

describe('restore', () => {
  it('puts a version back as a new one, and the items as they were', async () => {
    const before = await filed()
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    await publishDraft()
    await advance(deps, {})
    expect(await filed()).not.toEqual(before)
    expect(await restore(deps, yanis, 0)).toBe(2)
    await advance(deps, {})
    expect(await filed()).toEqual(before)
    expect(await restore(deps, yanis, 1)).toBe(3)
    await advance(deps, {})
    expect((await filed())['zibeline']).toEqual([DI])
    expect((await listVersions(deps.db, 5)).map(({ seq, restores, note }) => [seq, restores, note])).toEqual([
      [3, 1, 'Retour à la version 1'],
      [2, 0, 'Retour au lexique d’origine'],
      [1, undefined, ''],
    ])
  })

  it('waits for the draft: its author would lose the ground under it', async () => {
    await putCue(deps, await gestureOf(deps), DI, zibeline)
    await publishDraft()
    await putCue(deps, await gestureOf(deps), DI, { term: 'belette communale', weight: 1 })
    await expect(restore(deps, yanis, 0)).rejects.toMatchObject({ code: 'draft-stands' })
  })

  it.each([
    [0, 'same-version'],
    [7, 'unknown-version'],
    [Number.NaN, 'unknown-version'],
  ])('refuses version %d where nothing was published', async (seq, code) => {
    await expect(restore(deps, claire, seq)).rejects.toMatchObject({ code })
  })
})
