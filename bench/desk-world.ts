import { axes } from '#feeds/axes/index.ts'
import { regionMap } from '#feeds/territories/map/index.ts'
import { shippedEnricher } from '#test/helpers/enricher.ts'
import { feeds } from '#feeds/index.ts'
import { startSession } from '#src/account/sign-in/sessions.ts'
import { vocabulary } from '#feeds/vocabulary/index.ts'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { readConfig } from '#src/config.ts'
import { extractFullText } from '#src/fulltext/extract-full-text.ts'
import type { Deps } from '#src/deps.ts'
import { silentLog } from '#src/log.ts'
import { roles } from '#src/roles.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { type AuditEntry, recordAudits } from '#src/store/audit-log.ts'
import type { Database, Statement } from '#src/store/database.ts'
import { registerFeeds, saveFeedState } from '#src/store/feed-state.ts'
import { writeDecisions } from '#src/store/item-decisions.ts'
import { setMark } from '#src/store/item-marks.ts'
import { insertNote } from '#src/store/item-notes.ts'
import { insertLetter } from '#src/store/letters.ts'
import { findPerson, insertPerson } from '#src/store/people.ts'
import { insertItems } from '#src/store/write-items.ts'
import { type Draws, drawsFrom, makeItem } from './desk-items.ts'

/** The hour of the bench: a Tuesday morning. */
const now = new Date('2026-11-24T08:00:00Z')
const day = 86_400_000
const instant = (daysAgo: number): string => new Date(now.getTime() - daysAgo * day).toISOString()

export interface World {
  deps: Deps
  itemIds: string[]
  /** Opens a session of this role; what counts as new for the person starts so many days ago. */
  signIn(role: (typeof roles)[number], newsDays: number): Promise<string>
}

/** Two years of a busy watch. The same at every run, but for the tokens. */
export async function buildWorld(db: Database, size: number): Promise<World> {
  const draws = drawsFrom(7)
  const deps = depsOf(db)
  const itemIds = await writeItems(db, draws, size)
  await writeFeedStates(db, draws)
  for (let n = 0; n < 10; n += 1) await db.batch([newPerson(n)])
  await writeWork(db, draws, itemIds)
  await writeJournal(db, draws, itemIds)
  await writeLetter(db, itemIds)
  await db.run('pragma optimize')
  return { deps, itemIds, signIn: (role, newsDays) => signIn(deps, role, newsDays) }
}

function depsOf(db: Database): Deps {
  const refuse = () => Promise.reject(new Error('The bench neither fetches nor writes to anyone.'))
  return {
    config: { ...readConfig({ VIGIE_SECRET: 's'.repeat(40) }), port: 0 },
    db,
    search: createFts5Index(db),
    mailer: { send: refuse, check: refuse },
    log: silentLog,
    feeds,
    axes,
    synonyms: readSynonyms(vocabulary),
    extractFullText,
    enricher: shippedEnricher(),
    regionMap,
    fetch: refuse,
    now: () => now,
    random: () => 0.5,
    secret: () => undefined,
  }
}

/** Twenty at a time, as a check of a feed brings them; a hundred checks a transaction, to be quick. */
async function writeItems(db: Database, draws: Draws, size: number): Promise<string[]> {
  const ids: string[] = []
  const perCheck = 20
  for (let at = 0; at < size; at += 100 * perCheck) {
    const statements: Statement[] = []
    for (let n = at; n < Math.min(at + 100 * perCheck, size); n += perCheck) {
      const seenAt = now.getTime() - 730 * day * (1 - n / size) - 60_000
      const items = Array.from({ length: Math.min(perCheck, size - n) }, (_, k) =>
        makeItem(draws, n + k, seenAt),
      )
      const stories = new Map(items.slice(0, 3).map(({ id }) => [id, items[0]!.id]))
      statements.push(...insertItems(items, new Date(seenAt).toISOString(), stories))
      ids.push(...items.map(({ id }) => id))
    }
    await db.batch(statements)
  }
  // The search engine has long caught up.
  await db.run('delete from index_queue')
  return ids
}

async function writeFeedStates(db: Database, { next, below }: Draws): Promise<void> {
  await registerFeeds(
    db,
    feeds.map(({ id }) => id),
    instant(0),
  )
  const states = feeds.map(({ id }) => {
    const drawn = next()
    const outcome =
      drawn < 0.08 ? 'failed' : drawn < 0.1 ? 'limited' : drawn < 0.12 ? 'unconfigured' : 'unchanged'
    return saveFeedState({
      feedId: id,
      outcome,
      nextCheckAt: instant(-below(100) / 1_000),
      checkedAt: instant(0.02),
      succeededAt: instant(outcome === 'failed' ? 3 : 0.02),
      changedAt: instant(below(100)),
      failures: outcome === 'failed' ? 5 : 0,
      ...(outcome === 'failed'
        ? {
            failingSince: instant(3),
            errorCode: 'http-status',
            errorMessage: '404 : la page n’existe plus.',
            httpStatus: 404,
          }
        : {}),
      itemsSeen: 20,
      itemsNew: 1,
      itemsDropped: 0,
      durationMs: 700,
    })
  })
  await db.batch(states)
}

function newPerson(n: number): Statement {
  const role = roles[n % roles.length]!
  return insertPerson({
    id: `personne-${n}`,
    email: `personne-${n}@mairie.example`,
    name: `Camille Martin ${n}`,
    role,
    status: 'active',
    createdAt: instant(700),
  })
}

/** 2,000 decisions, 5,000 marks, 300 notes; twelve items wait for the letter. */
async function writeWork(db: Database, { pick, below, next }: Draws, ids: readonly string[]): Promise<void> {
  const latest = ids.slice(-5_000)
  const decided = Array.from({ length: 2_000 }, (_, n) => ({
    id: pick(n < 1_000 ? latest : ids),
    change: {
      retained: true,
      reviewed: instant(below(700)),
      ...(n < 12 ? { letter: true } : {}),
      ...(next() < 0.3 ? { axesOverride: [pick(axes).id] } : {}),
    },
  }))
  const marks = Array.from({ length: 10 }, (_, n) =>
    setMark(
      n % 2 === 0 ? 'starred' : 'read',
      `personne-${n}`,
      Array.from({ length: 500 }, () => pick(n < 5 ? latest : ids)),
      instant(1),
    ),
  )
  const notes = Array.from({ length: 300 }, (_, n) =>
    insertNote({
      id: `note-${n}`,
      itemId: pick(latest),
      personId: `personne-${below(10)}`,
      author: 'Camille Martin',
      text: 'À reprendre dans la prochaine lettre, avec le calendrier.',
      writtenAt: instant(below(30)),
    }),
  )
  await db.batch([...writeDecisions(decided, instant(1), { name: 'banc' }), ...marks.flat(), ...notes])
  await db.run('delete from index_queue')
}

async function writeJournal(db: Database, { pick, below }: Draws, ids: readonly string[]): Promise<void> {
  const actions = ['item.retain', 'item.letter', 'item.reject', 'item.note', 'person.sign-in']
  const entries = Array.from({ length: 50_000 }, (_, n): AuditEntry => {
    const actor = below(10)
    const action = pick(actions)
    const person = { type: 'person', id: `personne-${actor}`, words: `Camille Martin ${actor}` } as const
    const item = {
      type: 'item',
      id: pick(ids),
      words: 'Ce qui change pour la fibre optique à Blois',
    } as const
    return {
      at: instant(700 - n / 72),
      actor: { id: person.id, name: person.words },
      action,
      subject: action === 'person.sign-in' ? person : item,
      ...(action === 'item.retain' ? { before: { retained: false }, after: { retained: true } } : {}),
      ...(action === 'item.reject' ? { after: { withdrawn: { reason: 'Hors sujet' } } } : {}),
      operation: `geste-${Math.floor(n / 3)}`,
    }
  })
  for (let at = 0; at < entries.length; at += 1_000)
    await db.batch(recordAudits(entries.slice(at, at + 1_000)))
}

async function writeLetter(db: Database, ids: readonly string[]): Promise<void> {
  await insertLetter(db, {
    id: '2026-S47',
    number: 12,
    periodStart: '2026-11-15T23:00:00Z',
    periodEnd: '2026-11-22T23:00:00Z',
    subject: 'Veille n° 12 : 2 échéances, 1 texte',
    html: 'x'.repeat(90_000),
    text: 'x'.repeat(20_000),
    content: JSON.stringify({ filler: 'x'.repeat(40_000) }),
    itemIds: ids.slice(-600, -570),
    createdAt: '2026-11-23T07:00:00Z',
  })
  await db.run(
    `insert into subscribers (id, email, status, created_at, confirmed_at)
     with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)
     select 'abonne-' || i, 'abonne-' || i || '@mairie.example', iif(i % 20 = 0, 'pending', 'confirmed'), ?, ? from n`,
    instant(300),
    instant(299),
  )
}

async function signIn(deps: Deps, role: (typeof roles)[number], newsDays: number): Promise<string> {
  const person = await findPerson(deps.db, `personne-${roles.indexOf(role)}`)
  await deps.db.run('update people set news_since = ? where id = ?', instant(newsDays), person!.id)
  const { token } = await startSession(deps, person!, { method: 'link', device: 'Firefox sur Linux' })
  return `vigie=${token}`
}
