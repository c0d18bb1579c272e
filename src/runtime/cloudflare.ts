import type { D1Database, Queue } from '@cloudflare/workers-types'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { demoFeeds } from '#feeds/demo/world.ts'
import { feeds } from '#feeds/index.ts'
import { kindModel } from '#feeds/kinds/index.ts'
import { territories } from '#feeds/territories/index.ts'
import { regionMap } from '#feeds/territories/map/index.ts'
import { validateAxes } from '../axis/validate.ts'
import { type Config, readConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import { compileEnricher } from '../enrich/enricher.ts'
import { ConfigError, WatchError } from '../errors.ts'
import { validateFeeds } from '../feed/validate.ts'
import type { ExtractFullText } from '../fulltext/full-text.ts'
import { extractFullText } from '../fulltext/extract-full-text.ts'
import { ParseError } from '../errors.ts'
import { createLog } from '../log.ts'
import type { LetterBatch } from '../letter/deliver/deliver-batch.ts'
import { createHttpMailer } from '../mail/http-api.ts'
import type { Mailer } from '../mail/mailer.ts'
import { openD1 } from '../store/d1.ts'
import { openSearch } from './search-engines.ts'

/** Bindings of wrangler.toml; every other variable is read by config.ts, as in Node. */
export interface Bindings {
  DB: D1Database
  FEEDS?: Queue<{ feedId: string }>
  /** Without it, letters leave from the cron, so many a run. */
  LETTERS?: Queue<LetterBatch>
}

/** Builds what the programs need from the bindings of one isolate. Throws ConfigError with every fault. */
export function openWorkersProgram(bindings: Bindings): Deps {
  const env: Record<string, string> = { VIGIE_MAIL_PER_RUN: mostMailsPerRun, ...textsOf(bindings) }
  const config = readConfig(env)
  if (config.mail.transport === 'smtp') {
    throw new ConfigError('Configuration refusée', [
      'SMTP_URL : le SMTP ne sort pas de Workers, donnez MAIL_API_URL.',
    ])
  }
  validateAxes(axes)
  const db = openD1(bindings.DB)
  const now = () => new Date()
  const log = createLog({ json: true, now, write: writeLine })
  return {
    config,
    db,
    ...openSearch({ config, db, log, now }),
    mailer: createMailer(config),
    log,
    feeds: validateFeeds(config.demoUrl ? demoFeeds(config.demoUrl) : feeds),
    axes,
    enricher: compileEnricher(axes, { territories, model: axisModel, kinds: kindModel }),
    regionMap,
    // workerd reaches no private network by itself; literal private addresses are refused by fetch-feed.
    fetch: runtimeFetch,
    extractFullText: extractSmall,
    now,
    random: Math.random,
    secret: (name) => env[name] || undefined,
  }
}

// D1 stops at a thousand statements an invocation: three a message, and the job may go over two letters.
const mostMailsPerRun = '120'

function textsOf(bindings: Bindings): Record<string, string> {
  const texts = Object.entries(bindings).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(texts)
}

function createMailer(config: Config): Mailer {
  const { from, http } = config.mail
  if (http) return createHttpMailer({ ...http, from, replyTo: config.contact, fetch: runtimeFetch })
  const refuse = () => {
    throw new WatchError(
      'mail-unconfigured',
      'Aucun envoi possible : MAIL_API_URL et MAIL_API_KEY sont absentes.',
    )
  }
  return { send: async () => refuse(), check: async () => refuse() }
}

// An isolate has 128 MB and no thread to kill: a PDF unpacks to a hundred times its size, a page to ten.
const mostBytes = 1_000_000

const extractSmall: ExtractFullText = async (document, signal) => {
  if (document.body.byteLength > mostBytes) {
    throw new ParseError('too-costly', 'Le document dépasse 1 Mo : son texte n’est pas lu sur Workers.')
  }
  return extractFullText(document, signal)
}

// workerd refuses `fetch` called as a method of another object.
const runtimeFetch: typeof fetch = (input, init) => fetch(input, init)

function writeLine(line: string): void {
  // oxlint-disable-next-line no-console -- the console is the log of a Worker
  console.log(line)
}
