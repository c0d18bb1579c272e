import { axes } from '#feeds/axes/index.ts'
import { regionMap } from '#feeds/territories/map/index.ts'
import { vocabulary } from '#feeds/vocabulary/index.ts'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { readConfig } from '#src/config.ts'
import type { Deps } from '#src/deps.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { extractFullText } from '#src/fulltext/extract-full-text.ts'
import { silentLog } from '#src/log.ts'
import type { MailMessage } from '#src/mail/mailer.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { openTestDatabase } from './database.ts'
import { shippedEnricher } from './enricher.ts'

export interface TestDeps extends Deps {
  /** What the mailer was given, in order. */
  sent: MailMessage[]
  /** Moves the clock. */
  clock: { at: Date }
}

/** Real parts in memory; the clock, the chance and the mailer are the test's own. */
export async function createTestDeps(
  options: { feeds?: readonly FeedDefinition[]; env?: Record<string, string>; at?: string } = {},
): Promise<TestDeps> {
  const db = await openTestDatabase()
  const sent: MailMessage[] = []
  const clock = { at: new Date(options.at ?? '2026-11-24T08:00:00Z') }
  return {
    config: readConfig({ VIGIE_FETCH_PRIVATE: '1', VIGIE_FETCH_TIMEOUT: '2', ...options.env }),
    db,
    search: createFts5Index(db),
    mailer: {
      async send(message, sending) {
        await sending?.beforeHandover?.()
        sent.push(message)
        return { messageId: `<${sent.length}@essai.example>` }
      },
      check: async () => 'mémoire',
    },
    log: silentLog,
    feeds: options.feeds ?? [],
    axes,
    synonyms: readSynonyms(vocabulary),
    enricher: shippedEnricher(),
    regionMap,
    extractFullText,
    fetch,
    now: () => clock.at,
    random: () => 0,
    secret: (name) => options.env?.[name],
    sent,
    clock,
  }
}

/** A syndication feed of an invented publisher. */
export function feedAt(url: string, fields: Partial<FeedDefinition> = {}): FeedDefinition {
  return {
    id: 'essai',
    publisher: 'Éditeur d’essai',
    title: 'Actualités',
    url,
    homepage: url,
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 60,
    format: 'syndication',
    ...fields,
  } as FeedDefinition
}

/** A small RSS document. */
export function rssOf(
  items: readonly { guid?: string; title: string; link?: string; text?: string; date?: string }[],
): string {
  const body = items.map(
    ({ guid, title, link, text, date }) =>
      `<item>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}<title>${title}</title>` +
      `${link ? `<link>${link}</link>` : ''}${text ? `<description>${text}</description>` : ''}` +
      `${date ? `<pubDate>${date}</pubDate>` : ''}</item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Essai</title>${body.join('')}</channel></rss>`
}
