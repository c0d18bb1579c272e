import { sendAccountMails } from '#src/account/send-mails.ts'
import type { Deps } from '#src/deps.ts'
import { messageOf } from '#src/errors.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { createIndexer, drainIndexQueue } from '#src/pipeline/index-items.ts'
import { drainServerQueue } from '#src/pipeline/index/drain-server.ts'
import { findDueFeeds, refreshFeeds, type RefreshOptions } from '#src/pipeline/refresh-due.ts'
import { advance } from '#src/pipeline/retag.ts'
import type { LetterBatch } from '#src/letter/deliver/deliver-batch.ts'
import { queueHealthMails } from '#src/letter/health-news.ts'
import { hasWaitingMails } from '#src/store/account-mails.ts'
import { hasUntoldChanges } from '#src/store/health-changes.ts'
import { finishJob, startJob } from '#src/store/jobs.ts'
import { hasServerWork } from '#src/store/server-queue.ts'
import { needsRetag, settleFiling } from '#src/taxonomy/filing.ts'
import { learn, needsLearning } from '#src/taxonomy/learn.ts'
import { isHubToBeTold, tellHub } from '#src/websub/tell-hub.ts'
import { isAlertsJobNeeded, runAlertsJob } from './alerts-job.ts'
import { isLetterJobNeeded, runLetterJob } from './letter-job.ts'
import { hasMemberWork, runMembersJob } from './members-job.ts'

/** One scheduled task, the same in Node (node-cron) and on Workers (`scheduled()`). */
export interface Job {
  name:
    | 'refresh'
    | 'alerts'
    | 'letter'
    | 'clean-up'
    | 'account-mails'
    | 'members'
    | 'source-health'
    | 'retag'
    | 'learn'
    | 'search-server'
    | 'websub'
  /** In UTC, as Workers read it. */
  cron: string
  /** A run that lasts longer has crashed: another may start. */
  leaseMinutes: number
  /** Asked first by a job that runs often and mostly finds nothing to do: false writes nothing, not even a lease. */
  isNeeded?: (deps: Deps) => Promise<boolean>
  /** Answers a French sentence for the jobs table; '' is not worth a line of the log. */
  run: (deps: Deps, context: JobContext) => Promise<string>
}

export interface JobContext {
  holder: string
  signal?: AbortSignal
  /** Told as each feed ends, for a person who watches. */
  onReport?: RefreshOptions['onReport']
  /** On Workers: how long a long work may go on in one run; the next goes on with it. */
  mostMs?: number
  /** On Workers: one message a feed. Absent: the feeds are read in this process. */
  enqueue?: (feedIds: readonly string[]) => Promise<void>
  /** The same for letters: some persons a message. Absent: they leave from this process. */
  enqueueLetters?: (batches: readonly LetterBatch[]) => Promise<void>
}

export const jobs: readonly Job[] = [
  { name: 'refresh', cron: '*/15 * * * *', leaseMinutes: 30, run: refresh },
  // After the sources were read, by the same cron: a Worker has five. In Node the two run side by side, and what this
  // quarter of an hour brings is told with the next.
  {
    name: 'alerts',
    cron: '*/15 * * * *',
    leaseMinutes: 30,
    isNeeded: isAlertsJobNeeded,
    run: runAlertsJob,
  },
  // The hours of the letter are those of Paris, and staff choose them: the job itself looks at the clock.
  {
    name: 'letter',
    // Somebody who says « tout de suite » is waiting.
    cron: '*/2 * * * *',
    leaseMinutes: 120,
    isNeeded: isLetterJobNeeded,
    run: runLetterJob,
  },
  { name: 'clean-up', cron: '30 2 * * *', leaseMinutes: 30, run: (deps) => cleanUp(deps) },
  {
    name: 'account-mails',
    cron: '*/2 * * * *',
    leaseMinutes: 10,
    isNeeded: ({ db, now }) => hasWaitingMails(db, now().toISOString()),
    run: sendWaitingMails,
  },
  // Beside the messages to staff, by the same cron.
  { name: 'members', cron: '*/2 * * * *', leaseMinutes: 10, isNeeded: hasMemberWork, run: runMembersJob },
  {
    // Before the working day of Paris, whatever the season.
    name: 'source-health',
    cron: '30 5 * * *',
    leaseMinutes: 10,
    isNeeded: ({ db }) => hasUntoldChanges(db),
    run: tellSourceHealth,
  },
  // Beside the messages to staff, by the same cron: a Worker has five.
  { name: 'retag', cron: '*/2 * * * *', leaseMinutes: 10, isNeeded: needsRetag, run: fileAgain },
  // A server that was away catches up within minutes, not at the next reading of the sources.
  {
    name: 'search-server',
    cron: '*/2 * * * *',
    leaseMinutes: 10,
    isNeeded: async ({ db, searchServer, now }) =>
      searchServer !== undefined && (await hasServerWork(db, now().toISOString())),
    run: fillServer,
  },
  // Soon after the index has what was read: a hub reads a feed once when it is told.
  {
    name: 'websub',
    cron: '*/2 * * * *',
    leaseMinutes: 10,
    isNeeded: isHubToBeTold,
    run: (deps) => tellHub(deps),
  },
  { name: 'learn', cron: '30 2 * * *', leaseMinutes: 10, isNeeded: needsLearning, run: learnTonight },
]

/** Of one run of a long work in Node: shorter than its lease. */
const longestRunMs = 5 * 60_000

export type JobOutcome = 'done' | 'failed' | 'busy' | 'idle'

/** Runs one job unless another run of it is under way. Its failure is logged and kept in the jobs table. */
export async function runJob(deps: Deps, job: Job, context: JobContext): Promise<JobOutcome> {
  if (job.isNeeded && !(await job.isNeeded(deps))) return 'idle'
  const now = deps.now()
  const until = new Date(now.getTime() + job.leaseMinutes * 60_000).toISOString()
  const lease = { holder: context.holder, now: now.toISOString(), until }
  if (!(await startJob(deps.db, job.name, lease))) {
    deps.log.info('job-busy', { job: job.name })
    return 'busy'
  }
  const end = async (outcome: 'done' | 'failed', detail: string) => {
    await finishJob(deps.db, job.name, {
      holder: context.holder,
      now: deps.now().toISOString(),
      outcome,
      detail,
    })
    return outcome
  }
  try {
    const detail = await job.run(deps, context)
    if (detail !== '') deps.log.info('job-done', { job: job.name, detail })
    return await end('done', detail)
  } catch (error) {
    deps.log.error('job-failed', { job: job.name, error: messageOf(error) })
    return await end('failed', messageOf(error))
  }
}

async function refresh(deps: Deps, context: JobContext): Promise<string> {
  // Before the first items of a new base: later, they would seem filed by an older Vigie.
  await settleFiling(deps)
  const due = await findDueFeeds(deps)
  if (context.enqueue) {
    await context.enqueue(due.map((feed) => feed.id))
    return `${due.length} sources mises en file, ${await drainIndexQueue(deps)} éléments indexés`
  }
  const indexer = createIndexer(deps)
  const reports = await refreshFeeds(deps, due, {
    ...context,
    onlyDue: true,
    onReport: (report, done, total) => {
      indexer.kick()
      context.onReport?.(report, done, total)
    },
  })
  const failed = reports.filter(({ result }) => result?.kind === 'failed').length
  const added = reports.reduce((sum, { result }) => sum + (result?.kind === 'fresh' ? result.added : 0), 0)
  const indexed = await indexer.finish()
  return `${due.length} sources vérifiées (${failed} en échec), ${added} nouveautés, ${indexed} éléments indexés`
}

async function fileAgain(deps: Deps, { mostMs = longestRunMs, signal }: JobContext): Promise<string> {
  const retag = await advance(deps, { mostMs, ...(signal ? { signal } : {}) })
  const indexed = await drainIndexQueue(deps)
  if (!retag) return ''
  const told = `${retag.done} éléments relus sur ${Math.max(retag.total, retag.done)}, ${retag.changed} changés, ${indexed} indexés`
  return retag.failure ? `${told}. Arrêt : ${retag.failure}` : told
}

async function fillServer(deps: Deps, { mostMs = longestRunMs }: JobContext): Promise<string> {
  const sent = await drainServerQueue(deps, { mostMs })
  return sent === 0 ? '' : `${sent} éléments portés au serveur de recherche`
}

async function learnTonight(deps: Deps): Promise<string> {
  const { learnt } = await learn(deps)
  return learnt
    ? `modèle ajusté à ${learnt.examples} corrections`
    : 'trop peu de corrections : poids d’origine'
}

// What does not leave has its own warning, from sendAccountMails.
async function sendWaitingMails(deps: Deps): Promise<string> {
  const sent = await sendAccountMails(deps)
  return sent === 0 ? '' : `${sent} ${sent === 1 ? 'message parti' : 'messages partis'} vers l’équipe`
}

async function tellSourceHealth(deps: Deps): Promise<string> {
  const { changes, queued } = await queueHealthMails(deps)
  const told = `${changes} ${changes === 1 ? 'changement' : 'changements'} d’état des sources`
  return queued ? `${told}, le message à l’équipe est en file` : `${told}, rien à dire à l’équipe`
}
