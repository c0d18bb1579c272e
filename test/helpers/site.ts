import type { Hono } from 'hono'
import { axes } from '#feeds/axes/index.ts'
import { regionMap } from '#feeds/territories/map/index.ts'
import { vocabulary } from '#feeds/vocabulary/index.ts'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { readConfig } from '#src/config.ts'
import type { Deps } from '#src/deps.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { extractFullText } from '#src/fulltext/extract-full-text.ts'
import { type Log, type LogFields, silentLog } from '#src/log.ts'
import type { MailMessage, Mailer } from '#src/mail/mailer.ts'
import type { Item } from '#src/normalise/item.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { openSynonyms } from '#src/search/words/current-synonyms.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { type FeedState, registerFeeds, saveFeedState } from '#src/store/feed-state.ts'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { createApp } from '#web/app.ts'
import type { SiteEnv } from '#web/site.ts'
import { shippedEnricher } from './enricher.ts'
import { sentLetter } from './letter-seed.ts'
import { revisedCopper, siteFeeds, siteItems, siteNow } from './site-seeds.ts'

export { siteFeeds, siteItems, siteNow }

export interface TestSite {
  app: Hono<SiteEnv>
  deps: Deps
  /** What the site asked to send, oldest first. */
  mails: MailMessage[]
  errors: { event: string; fields: LogFields | undefined }[]
  /** The site's hour moves on. */
  wait(ms: number): void
}

/** The real site over a real database in memory; only the clock and the post box are ours. */
export async function openTestSite(
  options: { baseUrl?: string; seeds?: boolean; env?: Record<string, string> } = {},
): Promise<TestSite> {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  const mails: MailMessage[] = []
  const errors: TestSite['errors'] = []
  let now = siteNow.getTime()
  const log: Log = { ...silentLog, error: (event, fields) => errors.push({ event, fields }) }
  const deps: Deps = {
    config: readConfig({
      VIGIE_BASE_URL: options.baseUrl ?? 'https://veille.example',
      VIGIE_SECRET: 's'.repeat(40),
      ...options.env,
    }),
    db,
    search: createFts5Index(db, { synonyms: openSynonyms(db, readSynonyms(vocabulary)) }),
    mailer: postBox(mails),
    log,
    feeds: siteFeeds,
    axes,
    synonyms: readSynonyms(vocabulary),
    enricher: shippedEnricher(),
    regionMap,
    extractFullText,
    fetch: refuseFetch,
    now: () => new Date(now),
    random: () => 0.5,
    secret: () => undefined,
  }
  if (options.seeds ?? true) await seedSite(deps)
  return { app: createApp(deps), deps, mails, errors, wait: (ms) => void (now += ms) }
}

function postBox(mails: MailMessage[]): Mailer {
  return {
    async send(message, options) {
      await options?.beforeHandover?.()
      mails.push(message)
      return { messageId: `<${mails.length}@veille.example>` }
    },
    check: async () => 'Les messages restent en mémoire.',
  }
}

const refuseFetch: typeof fetch = () => Promise.reject(new Error('The site never fetches.'))

async function seedSite(deps: Deps): Promise<void> {
  const { db } = deps
  await registerFeeds(
    db,
    siteFeeds.map((feed) => feed.id),
    '2026-11-24T08:00:00Z',
  )
  for (const feed of siteFeeds) {
    await write(
      deps,
      feed.id,
      siteItems.filter((item) => item.feedId === feed.id),
    )
  }
  await write({ ...deps, now: () => new Date('2026-11-24T07:00:00Z') }, 'autorite-reseaux', [revisedCopper])
  await db.run(
    `update items set withdrawn_at = '2026-11-22T10:00:00Z', withdrawn_reason = 'Annonce démentie par la collectivité.' where id = 'retire'`,
  )
  await drainIndexQueue(deps)
  for (const state of states()) await db.batch([saveFeedState(state)])
  await seedLetter(deps)
}

async function write(deps: Deps, feedId: string, items: readonly Item[]): Promise<void> {
  const feed = siteFeeds.find((one) => one.id === feedId)
  await saveItems(
    deps,
    feedId,
    items.map((item) => enrichItem(item, feed, deps.enricher)),
    () => [],
  )
}

function states(): FeedState[] {
  const counts = {
    failures: 0,
    itemsSeen: 12,
    itemsNew: 2,
    itemsDropped: 0,
    nextCheckAt: '2026-11-24T10:00:00Z',
  }
  const read = {
    ...counts,
    outcome: 'fresh',
    checkedAt: '2026-11-24T07:48:00Z',
    succeededAt: '2026-11-24T07:48:00Z',
    changedAt: '2026-11-24T07:48:00Z',
    httpStatus: 200,
    durationMs: 840,
  } as const
  return [
    { ...read, feedId: 'autorite-reseaux' },
    { ...read, feedId: 'gazette-loire', outcome: 'limited', httpStatus: 429 },
    { ...read, feedId: 'banque-projets', outcome: 'unchanged', bozo: 'une esperluette n’était pas codée.' },
    {
      ...read,
      feedId: 'cyber-vigile',
      outcome: 'failed',
      failures: 3,
      failingSince: '2026-11-22T07:00:00Z',
      errorCode: 'http-status',
      errorMessage: '404 : la page n’existe plus.',
      httpStatus: 404,
      nextCheckAt: '2026-11-24T13:05:00Z',
    },
    {
      ...counts,
      feedId: 'aides-ouvertes',
      outcome: 'unconfigured',
      errorCode: 'missing-secret',
      errorMessage: 'À configurer : AIDES_TOKEN est absente de l’environnement.',
    },
    { ...read, feedId: 'lettre-muette', outcome: 'unchanged', changedAt: '2026-05-02T08:00:00Z' },
  ]
}

async function seedLetter({ db }: Deps): Promise<void> {
  await db.run(
    `insert into letters (id, number, period_start, period_end, subject, html, text, content, item_ids, created_at, sent_at)
     values ('2026-S47', 12, '2026-11-15T23:00:00Z', '2026-11-22T23:00:00Z', 'Veille n° 12 : 2 échéances, 1 texte', ?, ?, ?, ?,
       '2026-11-23T07:00:00Z', '2026-11-23T07:02:00Z')`,
    '<!doctype html><html lang="fr"><head><title>Veille n° 12</title></head><body><main><h1 style="color:#111">Veille n° 12</h1><p>Bonjour.</p></main></body></html>',
    'Veille n° 12\n\nBonjour.\nAppel à projets : https://veille.example/elements/appel',
    JSON.stringify(sentLetter),
    JSON.stringify(['appel', 'cuivre', 'alerte']),
  )
}
