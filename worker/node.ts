import cron from 'node-cron'
import type { Deps } from '#src/deps.ts'
import { messageOf } from '#src/errors.ts'
import { holderName, releaseDeadHolders } from './holder.ts'
import { type Job, type JobContext, jobs, runJob } from './jobs.ts'

export interface Scheduler {
  /** Runs a job now, as the clock would. */
  runNow(name: Job['name']): Promise<void>
  /** Starts nothing more and waits for what runs. */
  stop(): Promise<void>
}

/** Runs the jobs table by the clock in this process. */
export async function startScheduler(
  deps: Deps,
  options: { onReport?: JobContext['onReport'] } = {},
): Promise<Scheduler> {
  await releaseDeadHolders(deps.db)
  const stopping = new AbortController()
  const running = new Set<Promise<unknown>>()
  const launch = (job: Job) => {
    const run = runJob(deps, job, {
      holder: holderName(),
      signal: stopping.signal,
      onReport: options.onReport,
    }).catch((error: unknown) =>
      // Even the jobs table cannot be written: the next run may, and until then the site must stay up.
      deps.log.error('job-crashed', { job: job.name, error: messageOf(error) }),
    )
    running.add(run)
    return run.finally(() => running.delete(run))
  }
  // The crons are in UTC, as Workers read them; the database's lease keeps a job from running over itself.
  const tasks = jobs.map((job) =>
    cron.schedule(job.cron, () => launch(job), { timezone: 'UTC', name: job.name }),
  )
  return {
    async runNow(name) {
      await Promise.all(jobs.filter((job) => job.name === name).map(launch))
    },
    async stop() {
      stopping.abort()
      for (const task of tasks) await task.stop()
      await Promise.all(running)
    },
  }
}
