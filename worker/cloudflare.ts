import type { ExecutionContext, MessageBatch, ScheduledController } from '@cloudflare/workers-types'
import type { Deps } from '#src/deps.ts'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { refreshSafely } from '#src/pipeline/refresh-due.ts'
import { type Bindings, openWorkersProgram } from '#src/runtime/cloudflare.ts'
import { createApp } from '#web/app.ts'
import { jobs, runJob } from './jobs.ts'

type App = ReturnType<typeof createApp>

// Built once an isolate: compiling the lexicon costs more than most requests.
const programs = new WeakMap<object, { deps: Deps; app: App }>()

function programOf(env: Bindings): { deps: Deps; app: App } {
  const known = programs.get(env)
  if (known) return known
  const deps = openWorkersProgram(env)
  // Cloudflare writes this header itself, whatever the client sent.
  const program = { deps, app: createApp(deps, (c) => c.req.header('cf-connecting-ip')) }
  programs.set(env, program)
  return program
}

// A cron may use 30 s of processor (developers.cloudflare.com/workers/platform/limits).
const longestRunMs = 15_000

export default {
  fetch(request: Request, env: Bindings, context?: ExecutionContext): Response | Promise<Response> {
    return programOf(env).app.fetch(request, env, context)
  },

  /** The crons of wrangler.toml are those of the jobs table (a test compares them). */
  async scheduled(controller: ScheduledController, env: Bindings): Promise<void> {
    const { deps } = programOf(env)
    const queue = env.FEEDS
    const enqueue =
      queue &&
      (async (feedIds: readonly string[]) => {
        // sendBatch takes a hundred messages at most.
        for (let at = 0; at < feedIds.length; at += 100) {
          await queue.sendBatch(feedIds.slice(at, at + 100).map((feedId) => ({ body: { feedId } })))
        }
      })
    for (const job of jobs.filter((one) => one.cron === controller.cron)) {
      await runJob(deps, job, { holder: crypto.randomUUID(), mostMs: longestRunMs, enqueue })
    }
  },

  /** One message a feed; a failure is the feed's state, so nothing is retried by the queue. */
  async queue(
    batch: MessageBatch<{ feedId: string }>,
    env: Bindings,
    context: ExecutionContext,
  ): Promise<void> {
    const { deps } = programOf(env)
    const catalogue = await openCatalogue(deps)
    for (const message of batch.messages) {
      const feed = catalogue.find(message.body.feedId)
      if (feed && !feed.paused)
        await refreshSafely(deps, feed, `${batch.queue}:${message.id}`, { onlyDue: true })
      message.ack()
    }
    context.waitUntil(drainIndexQueue(deps))
  },
}
