import { axes } from '#feeds/axes/index.ts'
import { readConfig } from '#src/config.ts'
import type { Deps } from '#src/deps.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { noMap } from '#src/enrich/places/region-map.ts'
import { silentLog } from '#src/log.ts'
import type { MailMessage, Mailer } from '#src/mail/mailer.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import type { Database } from '#src/store/database.ts'
import type { StoredItem } from '#src/store/stored-item.ts'

export interface World extends Deps {
  /** What the mailer was given, in order. */
  outbox: MailMessage[]
  /** Sets the clock. */
  at(instant: string): void
  /** Throws instead of sending, as long as it answers an error. */
  failWith(failure: (message: MailMessage) => Error | undefined): void
}

/** Real configuration, given database; the mailer keeps what it is given, the clock is set by hand. */
export function buildWorld(db: Database, start: string, env: Record<string, string>): World {
  let now = start
  let failure: ((message: MailMessage) => Error | undefined) | undefined
  const outbox: MailMessage[] = []
  const mailer: Mailer = {
    async send(message, options) {
      const error = failure?.(message)
      if (error) throw error
      await options?.beforeHandover?.()
      outbox.push(message)
      return { messageId: `<${outbox.length}@veille.example>` }
    },
    check: async () => 'en mémoire',
  }
  return {
    ...unusedParts(),
    config: readConfig({ VIGIE_BASE_URL: 'https://veille.example', VIGIE_SECRET: 's'.repeat(40), ...env }),
    db,
    mailer,
    axes,
    feeds: [feed('arcep-actualites', 'Arcep'), feed('cre-aap', 'Région Centre-Val de Loire')],
    now: () => new Date(now),
    outbox,
    at: (instant) => (now = instant),
    failWith: (given) => (failure = given),
  }
}

/** The token in the first link of this path in a text. */
export function tokenIn(text: string, path: string): string {
  return new RegExp(`https://veille\\.example${path}\\?jeton=([\\w.-]+)`).exec(text)?.[1] ?? 'absent'
}

/** Writes items as the pipeline would have left them. */
export async function storeItems(world: Pick<Deps, 'db'>, items: readonly StoredItem[]): Promise<void> {
  for (const item of items) {
    const values = [item.id, item.feedId, item.identity, item.url ?? null, item.title, item.contentHtml]
    const more = [item.summaryHtml, item.text, item.publishedAt ?? null, item.firstSeenAt, item.lastRevisedAt]
    const filed = [
      JSON.stringify(item.territories),
      item.contentHash,
      Number(item.relevant),
      item.domain,
      item.kind,
    ]
    const closing = [item.closing?.value ?? null, item.closing?.origin ?? null, item.storyId ?? null]
    await world.db.run(
      `insert into items (id, feed_id, identity, url, title, content_html, summary_html, text, published_at,
         first_seen_at, last_revised_at, territories, content_hash, relevant, domain, kind, closing_at, closing_origin, story_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
      ...more,
      ...filed,
      ...closing,
    )
    for (const [position, axis] of item.axes.entries()) {
      await world.db.run(
        `insert into item_axes (item_id, axis_id, position, score, reasons) values (?, ?, ?, ?, '[]')`,
        item.id,
        axis.id,
        position,
        axis.score,
      )
    }
  }
}

function feed(id: string, publisher: string): FeedDefinition {
  return {
    id,
    publisher,
    title: publisher,
    url: `https://${id}.example/rss`,
    homepage: `https://${id}.example/`,
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 60,
    format: 'syndication',
  }
}

function unused(): never {
  throw new Error('not for letters')
}

// A tenth of a second, and the same for every world.
let compiled: Deps['enricher'] | undefined

// What letters never touch fails loudly.
function unusedParts(): Pick<
  Deps,
  'search' | 'synonyms' | 'enricher' | 'regionMap' | 'extractFullText' | 'log' | 'fetch' | 'random' | 'secret'
> {
  return {
    search: { put: unused, remove: unused, search: unused, clear: unused, status: unused },
    extractFullText: unused,
    enricher: (compiled ??= compileEnricher(axes)),
    regionMap: noMap,
    synonyms: [],
    log: silentLog,
    fetch: unused,
    random: () => 0,
    secret: () => undefined,
  }
}
