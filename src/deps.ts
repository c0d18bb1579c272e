import type { SynonymGroup } from './axis/synonyms.ts'
import type { Axis } from './axis/taxonomy.ts'
import type { Config } from './config.ts'
import type { Enricher } from './enrich/enricher.ts'
import type { RegionMap } from './enrich/places/region-map.ts'
import type { FeedDefinition } from './feed/definition.ts'
import type { ExtractFullText } from './fulltext/full-text.ts'
import type { Log } from './log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { SearchIndex } from './search/search-index.ts'
import type { SearchServer } from './search/search-server.ts'
import type { Database } from './store/database.ts'

/** Everything that a program needs from outside, built once at its entry and passed down. Nothing is looked up. */
export interface Deps {
  config: Config
  db: Database
  /** What the site asks: the server where there is one, else the embedded engine. Writes go to the embedded one. */
  search: SearchIndex
  /** Where MEILI_URL is given: filled from its own queue, after the embedded index. */
  searchServer?: SearchServer
  mailer: Mailer
  log: Log
  feeds: readonly FeedDefinition[]
  axes: readonly Axis[]
  /** As they ship; staff change them on the site (table `synonym_edits`). */
  synonyms: readonly SynonymGroup[]
  enricher: Enricher
  /** What the dashboard draws. */
  regionMap: RegionMap
  /** Reads the text of a page or a PDF; in Node in a thread of its own, bounded in time and memory. */
  extractFullText: ExtractFullText
  /** `fetch` of the runtime, already guarded against private addresses where the runtime allows it. */
  fetch: typeof fetch
  now: () => Date
  /** 0 ≤ n < 1. */
  random: () => number
  /** Reads a secret named by a feed definition; undefined when it is not set. */
  secret: (name: string) => string | undefined
}
