import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { feeds } from '#feeds/index.ts'
import { kindModel } from '#feeds/kinds/index.ts'
import { territories } from '#feeds/territories/index.ts'
import { regionMap } from '#feeds/territories/map/index.ts'
import { validateAxes } from '../axis/validate.ts'
import { type Config, readConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import { compileEnricher } from '../enrich/enricher.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { validateFeeds } from '../feed/validate.ts'
import { createLog, type Log } from '../log.ts'
import { migrate } from '../store/migrate.ts'
import { openNodeDatabase, type NodeDatabase } from '../store/node-sqlite.ts'
import { createFullTextPool } from './fulltext-pool.ts'
import type { GuardedFetch } from './guarded-fetch.ts'
import { createNodeMailer } from './node-mailer.ts'
import { openSearch } from './search-engines.ts'

export interface NodeProgram {
  deps: Deps
  db: NodeDatabase
  /** Names of the migrations that this start applied. */
  migrated: string[]
  close(): Promise<void>
}

/** Builds everything a Node program needs, once, from the environment. Throws ConfigError with every fault. */
export async function openNodeProgram(
  env: Record<string, string | undefined>,
  options: { log?: Log } = {},
): Promise<NodeProgram> {
  const config = readConfig(env)
  const watched = validateFeeds(config.demoUrl ? await readDemoFeeds(config.demoUrl) : feeds)
  validateAxes(axes)
  mkdirSync(config.dataFolder, { recursive: true })
  const db = openNodeDatabase(databasePath(config))
  const migrated = await migrate(db)
  const guarded = guardFetch(config)
  const fullText = createFullTextPool({ timeoutMs: 20_000, maxMemoryMb: 256 })
  const now = () => new Date()
  const log = options.log ?? createLog({ json: config.logJson, now, write: writeLine })
  const deps: Deps = {
    config,
    db,
    ...openSearch({ config, db, log, now }),
    mailer: createNodeMailer(config),
    log,
    feeds: watched,
    axes,
    enricher: compileEnricher(axes, { territories, model: axisModel, kinds: kindModel }),
    regionMap,
    fetch: guarded.fetch,
    extractFullText: fullText.extract,
    now,
    random: Math.random,
    secret: (name) => env[name] || undefined,
  }
  const close = async () => {
    await deps.mailer.close?.()
    await fullText.close()
    await guarded.close()
    db.close()
  }
  return { deps, db, migrated, close }
}

export function databasePath(config: Config): string {
  return join(config.dataFolder, 'vigie.sqlite')
}

// Its HTTP client takes 10 MB: a program that asks the web nothing, as one that sends letters, never reads it.
function guardFetch({ fetch: reach }: Config): GuardedFetch {
  let opened: Promise<GuardedFetch> | undefined
  const open = () =>
    (opened ??= import('./guarded-fetch.ts').then(({ createGuardedFetch }) => createGuardedFetch(reach)))
  return {
    fetch: async (...asked) => (await open()).fetch(...asked),
    close: async () => (await opened)?.close(),
  }
}

// An invented world, which a real program has no use for.
async function readDemoFeeds(url: string): Promise<FeedDefinition[]> {
  const { demoFeeds } = await import('#feeds/demo/world.ts')
  return demoFeeds(url)
}

// Standard error: standard output belongs to what a program may read.
function writeLine(line: string): void {
  process.stderr.write(`${line}\n`)
}
