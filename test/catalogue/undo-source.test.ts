import { beforeEach, describe, expect, it } from 'vitest'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { addSources, archiveSource, editSource, resetSource } from '#src/catalogue/edit-source.ts'
import { pauseSource, resumeSource } from '#src/catalogue/hold-source.ts'
import { undoSourceOperation } from '#src/catalogue/undo-source.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { definitionOf } from '#src/catalogue/written-definition.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { recordAudit } from '#src/store/audit-log.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'

const ofCode = feedAt('https://essai.example/rss', { note: 'Une note.' })
const added = feedAt('https://neuf.example/rss', { id: 'neuf', title: 'Neuf' })
const actor = { id: 'edith', name: 'Édith' }

let deps: TestDeps

beforeEach(async () => {
  deps = await createTestDeps({ feeds: [ofCode] })
})

async function find(id: string): Promise<WatchedFeed> {
  const feed = (await openCatalogue(deps)).find(id)
  if (!feed) throw new Error(`no source ${id}`)
  return feed
}

const undo = (operation: string) => undoSourceOperation(deps, actor, operation)
const edit = async (id: string, change: Partial<FeedDefinition>, operation?: string) => {
  const feed = await find(id)
  const next = { ...definitionOf(deps, feed), ...change } as FeedDefinition
  return editSource(deps, actor, feed, next, operation)
}

describe('undoSourceOperation', () => {
  it('puts back every field that an edit changed, added or emptied, and can itself be undone', async () => {
    const { note: _, ...bare } = ofCode
    await editSource(
      deps,
      actor,
      await find('essai'),
      { ...bare, title: 'Fil', licence: 'Etalab' } as FeedDefinition,
      'un',
    )
    const { operation, done } = await undo('un')
    expect(done).toEqual(['essai'])
    expect(await find('essai')).toEqual({ ...ofCode, origin: 'code' })
    expect((await undo(operation)).done).toEqual(['essai'])
    expect(await find('essai')).toMatchObject({ title: 'Fil', licence: 'Etalab', origin: 'edited' })
    expect(await find('essai')).not.toHaveProperty('note')
  })

  it('leaves what a colleague wrote since, and what they wrote elsewhere', async () => {
    await edit('essai', { title: 'Fil' }, 'un')
    await edit('essai', { everyMinutes: 720 })
    expect((await undo('un')).done).toEqual(['essai'])
    expect(await find('essai')).toMatchObject({ title: 'Actualités', everyMinutes: 720 })
    await edit('essai', { title: 'Fil' }, 'deux')
    await edit('essai', { title: 'De ma collègue' })
    expect((await undo('deux')).done).toEqual([])
    expect((await find('essai')).title).toBe('De ma collègue')
  })

  it('gives back the wording of the site after a return to that of the code', async () => {
    await edit('essai', { title: 'Fil' })
    await resetSource(deps, actor, await find('essai'), 'un')
    expect((await undo('un')).done).toEqual(['essai'])
    expect(await find('essai')).toMatchObject({ title: 'Fil', origin: 'edited' })
  })

  it('takes a whole import off the watch', async () => {
    const feeds = [added, feedAt('https://autre.example/rss', { id: 'autre' })]
    await addSources(deps, actor, feeds, 'un')
    await archiveSource(deps, actor, await find('autre'))
    expect((await undo('un')).done).toEqual(['neuf'])
    expect((await find('neuf')).archived).toBe(true)
    expect((await undo('un')).done).toEqual([])
  })

  it('ends a pause, and takes up one that was ended, with its reason', async () => {
    await pauseSource(deps, actor, await find('essai'), 'Site en travaux.', 'un')
    const { operation } = await undo('un')
    expect(await find('essai')).not.toHaveProperty('paused')
    await undo(operation)
    expect((await find('essai')).paused).toBe('Site en travaux.')
    await resumeSource(deps, actor, await find('essai'))
    await pauseSource(deps, actor, await find('essai'), 'Une autre raison.')
    expect((await undo('un')).done).toEqual([])
  })

  it('puts back nothing that the rules of today refuse', async () => {
    const about = { at: '2026-11-24T08:00:00Z', actor, action: 'source.edit', operation: 'un' }
    await edit('essai', { title: 'Fil' })
    await deps.db.batch([
      recordAudit({
        ...about,
        subject: { type: 'source', id: 'essai', words: 'Essai' },
        before: { title: '' },
        after: { title: 'Fil' },
      }),
    ])
    expect((await undo('un')).done).toEqual([])
  })

  it('touches neither items nor what nobody did', async () => {
    const item = { type: 'item', id: 'essai', words: 'x' } as const
    await deps.db.batch([
      recordAudit({
        at: '2026-11-24T08:00:00Z',
        actor,
        action: 'item.reject',
        subject: item,
        operation: 'un',
      }),
    ])
    expect((await undo('un')).done).toEqual([])
    expect((await undo('rien')).done).toEqual([])
  })
})
