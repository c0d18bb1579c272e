import { beforeEach, describe, expect, it } from 'vitest'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import {
  addSources,
  archiveSource,
  editSource,
  resetSource,
  unarchiveSource,
} from '#src/catalogue/edit-source.ts'
import { pauseSource, resumeSource } from '#src/catalogue/hold-source.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { changedFields, definitionOf, definitionText } from '#src/catalogue/written-definition.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { findDueFeeds } from '#src/pipeline/refresh-due.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findFeedState } from '#src/store/feed-state.ts'
import { listHealthChanges } from '#src/store/health-changes.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'

const ofCode = feedAt('https://essai.example/rss')
const closed = feedAt('https://ferme.example/rss', { id: 'ferme', paused: 'Le site a fermé.' })
const added = feedAt('https://neuf.example/rss', { id: 'neuf', title: 'Neuf' })
const actor = { id: 'edith', name: 'Édith' }

let deps: TestDeps

beforeEach(async () => {
  deps = await createTestDeps({ feeds: [ofCode, closed] })
})

async function find(id: string): Promise<WatchedFeed> {
  const feed = (await openCatalogue(deps)).find(id)
  if (!feed) throw new Error(`no source ${id}`)
  return feed
}

const due = async () => (await findDueFeeds(deps)).map(({ id }) => id).toSorted()
const actions = async () => (await listAudit(deps.db, { limit: 20 })).map(({ action }) => action)
const later = () => void (deps.clock.at = new Date(deps.clock.at.getTime() + 60_000))

/** As if each had just been read. */
const allRead = () =>
  deps.db.run(`update feed_state set next_check_at = '2026-11-30T00:00:00.000Z', health = 'ok'`)

describe('addSources', () => {
  it('makes them due at once, and tells it in the log', async () => {
    await addSources(deps, actor, [added, { ...added, id: 'neuf-2', url: 'https://neuf.example/atom' }])
    expect(await find('neuf')).toMatchObject({ ...added, origin: 'site' })
    expect(await due()).toEqual(['essai', 'neuf', 'neuf-2'])
    const lines = await listAudit(deps.db, { action: 'source.add', limit: 9 })
    expect(lines).toMatchObject([
      { subject: { type: 'source', id: 'neuf-2' }, actor },
      { subject: { id: 'neuf', words: 'Éditeur d’essai, Neuf' }, after: { url: 'https://neuf.example/rss' } },
    ])
    expect(lines[0]?.operation).toBe(lines[1]?.operation)
  })

  it('never writes over a source that has this id', async () => {
    await addSources(deps, actor, [added])
    await addSources(deps, actor, [{ ...added, title: 'Autre' }])
    expect((await find('neuf')).title).toBe('Neuf')
  })
})

describe('editSource', () => {
  it('takes the place of the code’s definition, and has it read again', async () => {
    await due()
    await allRead()
    expect(await due()).toEqual([])
    expect(
      await editSource(deps, actor, await find('essai'), { ...ofCode, title: 'Fil', everyMinutes: 180 }),
    ).toBe(true)
    expect(await find('essai')).toMatchObject({ title: 'Fil', origin: 'edited' })
    later()
    expect(await due()).toEqual(['essai'])
    expect(await listAudit(deps.db, { action: 'source.edit', limit: 1 })).toMatchObject([
      { before: { title: 'Actualités', everyMinutes: 60 }, after: { title: 'Fil', everyMinutes: 180 } },
    ])
  })

  it('changes nothing when it says the same, in any order', async () => {
    const { title, ...rest } = ofCode
    expect(await editSource(deps, actor, await find('essai'), { ...rest, title } as FeedDefinition)).toBe(
      false,
    )
    expect(await actions()).toEqual([])
  })

  it('is the code’s again once it comes to say what the code says', async () => {
    await editSource(deps, actor, await find('essai'), { ...ofCode, title: 'Fil' })
    await editSource(deps, actor, await find('essai'), ofCode)
    expect((await find('essai')).origin).toBe('code')
    expect(await deps.db.all('select * from site_feeds')).toEqual([])
  })

  it('keeps the pause that the code declares', async () => {
    const feed = await find('ferme')
    await editSource(deps, actor, feed, { ...definitionOf(deps, feed), note: 'À revoir.' } as FeedDefinition)
    expect(await find('ferme')).toMatchObject({
      paused: 'Le site a fermé.',
      origin: 'edited',
      note: 'À revoir.',
    })
    const again = await find('ferme')
    await editSource(deps, actor, again, { ...definitionOf(deps, again), note: 'Revue.' } as FeedDefinition)
    expect((await find('ferme')).paused).toBe('Le site a fermé.')
  })
})

describe('resetSource', () => {
  it('comes back to the wording of the code', async () => {
    await editSource(deps, actor, await find('essai'), { ...ofCode, title: 'Fil' })
    expect(await resetSource(deps, actor, await find('essai'))).toBe(true)
    expect(await find('essai')).toMatchObject({ title: 'Actualités', origin: 'code' })
    expect(await actions()).toEqual(['source.reset', 'source.edit'])
  })

  it('has nothing to do for one that nobody changed, nor for one of the site', async () => {
    await addSources(deps, actor, [added])
    expect(await resetSource(deps, actor, await find('essai'))).toBe(false)
    expect(await resetSource(deps, actor, await find('neuf'))).toBe(false)
  })
})

describe('archiveSource', () => {
  it('takes a source of the site out of the watch, and unarchiveSource puts it back', async () => {
    await addSources(deps, actor, [added])
    expect(await archiveSource(deps, actor, await find('neuf'))).toBe(true)
    expect(await find('neuf')).toMatchObject({ archived: true, origin: 'site' })
    expect(await due()).not.toContain('neuf')
    expect(await archiveSource(deps, actor, await find('neuf'))).toBe(false)
    expect(await unarchiveSource(deps, actor, await find('neuf'))).toBe(true)
    expect(await find('neuf')).toMatchObject({ ...added })
    expect(await find('neuf')).not.toHaveProperty('paused')
    expect(await due()).toContain('neuf')
    expect(await actions()).toEqual(['source.unarchive', 'source.archive', 'source.add'])
  })

  it('leaves those of the code, which can be paused', async () => {
    expect(await archiveSource(deps, actor, await find('essai'))).toBe(false)
    expect(await unarchiveSource(deps, actor, await find('essai'))).toBe(false)
  })
})

describe('pauseSource', () => {
  it('stops the reading with a reason, in the log and in the history, and tells nobody by mail', async () => {
    await due()
    await allRead()
    expect(await pauseSource(deps, actor, await find('essai'), 'Site en travaux.')).toBe(true)
    expect((await find('essai')).paused).toBe('Site en travaux.')
    expect(await findFeedState(deps.db, 'essai')).toMatchObject({ health: 'paused' })
    expect(await listHealthChanges(deps.db, 'essai', 1)).toMatchObject([
      { previous: 'ok', health: 'paused', message: 'Site en travaux.', toldAt: deps.now().toISOString() },
    ])
    expect(await listAudit(deps.db, { action: 'source.pause', limit: 1 })).toMatchObject([
      { after: { reason: 'Site en travaux.' } },
    ])
    expect(await pauseSource(deps, actor, await find('essai'), 'Site en travaux.')).toBe(false)
  })

  it('ends with resumeSource, due at once', async () => {
    await due()
    await allRead()
    await pauseSource(deps, actor, await find('essai'), 'Site en travaux.')
    expect(await due()).toEqual([])
    expect(await resumeSource(deps, actor, await find('essai'))).toBe(true)
    expect(await due()).toEqual(['essai'])
    expect(await resumeSource(deps, actor, await find('essai'))).toBe(false)
  })

  it('of the code is overruled on the site, and comes back with its wording', async () => {
    expect(await resumeSource(deps, actor, await find('ferme'))).toBe(true)
    expect(await find('ferme')).toMatchObject({ origin: 'edited' })
    expect(await find('ferme')).not.toHaveProperty('paused')
    expect(await due()).toContain('ferme')
    await resetSource(deps, actor, await find('ferme'))
    expect((await find('ferme')).paused).toBe('Le site a fermé.')
  })
})

describe('definitionText', () => {
  it('is the same whatever the order of the fields, at any depth', () => {
    const one = { a: 1, b: { c: [1, { d: 2, e: 3 }], f: undefined } } as unknown as FeedDefinition
    const other = { b: { c: [1, { e: 3, d: 2 }] }, a: 1 } as unknown as FeedDefinition
    expect(definitionText(one)).toBe(definitionText(other))
  })
})

describe('changedFields', () => {
  it('names only what differs, and what is no more', () => {
    expect(changedFields({ ...ofCode, note: 'x' }, { ...ofCode, title: 'Fil' })).toEqual({
      before: { title: 'Actualités', note: 'x' },
      after: { title: 'Fil', note: null },
    })
  })
})
