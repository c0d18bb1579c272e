import type { ExecutionContext, MessageBatch, Queue, ScheduledController } from '@cloudflare/workers-types'
import type { Deps } from '#src/deps.ts'
import { messageOf } from '#src/errors.ts'
import { type LetterBatch, deliverBatch } from '#src/letter/deliver/deliver-batch.ts'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { refreshSafely } from '#src/pipeline/refresh-due.ts'
import { type Bindings, openWorkersProgram } from '#src/runtime/cloudflare.ts'
import { createApp } from '#web/app.ts'
import { createFeedCache } from '#web/feed-cache.ts'
import { jobs, runJob } from './jobs.ts'

type App = ReturnType<typeof createApp>

interface Program {
  deps: Deps
  app: App
  feeds: ReturnType<typeof createFeedCache>
}

// Built once an isolate: compiling the lexicon costs more than most requests.
const programs = new WeakMap<object, Program>()

function programOf(env: Bindings): Program {
  const known = programs.get(env)
  if (known) return known
  const deps = openWorkersProgram(env)
  // Cloudflare writes this header itself, whatever the client sent.
  const program = {
    deps,
    app: createApp(deps, (c) => c.req.header('cf-connecting-ip')),
    feeds: createFeedCache({ ...feedCopies, now: deps.now }),
  }
  programs.set(env, program)
  return program
}

// An isolate has 128 MB, and each its own copies.
const feedCopies = { mostCopies: 60, mostBytes: 8 * 1024 * 1024, eachItsOwn: true } as const

// A cron may use 30 s of processor (developers.cloudflare.com/workers/platform/limits).
const longestRunMs = 15_000

export default {
  fetch(request: Request, env: Bindings, context?: ExecutionContext): Response | Promise<Response> {
    const { app, feeds } = programOf(env)
    const { method, url } = request
    return feeds(
      { method, url, header: (name) => request.headers.get(name) ?? undefined },
      {
        pass: () => app.fetch(request, env, context),
        fetchWhole: () => app.fetch(new Request(url), env, context),
      },
    )
  },

  /** The crons of wrangler.toml are those of the jobs table (a test compares them). */
  async scheduled(controller: ScheduledController, env: Bindings): Promise<void> {
    const { deps } = programOf(env)
    const { FEEDS: feeds, LETTERS: letters } = env
    const queues = {
      ...(feeds
        ? {
            enqueue: (ids: readonly string[]) =>
              sendAll(
                feeds,
                ids.map((feedId) => ({ feedId })),
              ),
          }
        : {}),
      ...(letters ? { enqueueLetters: (batches: readonly LetterBatch[]) => sendAll(letters, batches) } : {}),
    }
    for (const job of jobs.filter((one) => one.cron === controller.cron)) {
      await runJob(deps, job, { holder: crypto.randomUUID(), mostMs: longestRunMs, ...queues })
    }
  },

  /**
   * One message a feed, or some persons of a letter. A failure is the feed's state, or the ledger's: nothing is retried
   * by the queue.
   */
  async queue(
    batch: MessageBatch<{ feedId: string } | LetterBatch>,
    env: Bindings,
    context: ExecutionContext,
  ): Promise<void> {
    const { deps } = programOf(env)
    const catalogue = await openCatalogue(deps)
    let isRead = false
    for (const message of batch.messages) {
      if ('letterId' in message.body) await deliverSafely(deps, message.body)
      else {
        isRead = true
        const feed = catalogue.find(message.body.feedId)
        if (feed && !feed.paused)
          await refreshSafely(deps, feed, `${batch.queue}:${message.id}`, { onlyDue: true })
      }
      message.ack()
    }
    if (isRead) context.waitUntil(drainIndexQueue(deps))
  },
}

// sendBatch takes a hundred messages at most.
async function sendAll<Body>(queue: Queue<Body>, bodies: readonly Body[]): Promise<void> {
  for (let at = 0; at < bodies.length; at += 100) {
    await queue.sendBatch(bodies.slice(at, at + 100).map((body) => ({ body })))
  }
}

/** Whoever was not written to is still in the ledger, and comes back with the cron. */
async function deliverSafely(deps: Deps, batch: LetterBatch): Promise<void> {
  try {
    await deliverBatch(deps, batch)
  } catch (error) {
    deps.log.error('letter-batch-failed', { lettre: batch.letterId, error: messageOf(error) })
  }
}
