import { statfsSync } from 'node:fs'
import { watchedFeeds } from '#src/catalogue/watched-feeds.ts'
import type { Deps } from '#src/deps.ts'
import { messageOf } from '#src/errors.ts'
import { brokenHealths, healthOf, healths, healthWords } from '#src/feed/health.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { countItems } from '#src/store/items.ts'
import { listJobs } from '#src/store/jobs.ts'
import { checkAccounts } from './check-accounts.ts'
import { checkSearch } from './check-search.ts'
import type { Environment } from './environment.ts'
import { print, printJson, readArguments } from './usage.ts'

type Level = 'ok' | 'attention' | 'panne'

interface Finding {
  what: string
  level: Level
  told: string
}

type Check = (deps: Deps) => Promise<Omit<Finding, 'what'>>

const checks: Record<string, Check> = {
  réglages: checkSettings,
  base: checkDatabase,
  recherche: checkSearch,
  courrier: checkMail,
  comptes: checkAccounts,
  horloge: checkClock,
  disque: checkDisk,
  sources: checkFeeds,
  tâches: checkJobs,
}

/** Looks at everything that Vigie stands on, and says what to do. 1 when something keeps it from serving. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  if (argv[0] === 'mail') return (await import('./doctor-mail.ts')).run(argv.slice(1), env)
  const { values } = readArguments(argv, { json: { type: 'boolean' } })
  const program = await openNodeProgram(env)
  try {
    const findings: Finding[] = []
    for (const [what, check] of Object.entries(checks)) {
      const found = await check(program.deps).catch((error: unknown) => ({
        level: 'panne' as const,
        told: messageOf(error),
      }))
      findings.push({ what, ...found })
    }
    const marks: Record<Level, string> = { ok: '✔', attention: '!', panne: '✘' }
    for (const finding of findings) {
      if (values.json) printJson(finding)
      else print(`${marks[finding.level]} ${finding.what.padEnd(10)} ${finding.told}`)
    }
    return findings.some((finding) => finding.level === 'panne') ? 1 : 0
  } finally {
    await program.close()
  }
}

/** What works on one machine and embarrasses in public: nobody to write to, links that lead nowhere. */
async function checkSettings({ config }: Deps): Promise<Omit<Finding, 'what'>> {
  const missing = [
    ...(config.contact.endsWith('.example')
      ? ['VIGIE_CONTACT (à qui les éditeurs et les abonnés écrivent)']
      : []),
    ...(/^http:\/\/localhost[:/]?/.test(config.baseUrl)
      ? ['VIGIE_BASE_URL (les liens des lettres et des flux)']
      : []),
  ]
  return missing.length > 0
    ? { level: 'attention', told: `À régler avant d’ouvrir au public : ${missing.join(', ')}.` }
    : { level: 'ok', told: `Site public : ${config.baseUrl}, contact : ${config.contact}.` }
}

async function checkDatabase(deps: Deps): Promise<Omit<Finding, 'what'>> {
  const integrity = await deps.db.get<{ quick_check: string }>('pragma quick_check')
  const { items, relevant } = await countItems(deps.db)
  if (integrity?.quick_check !== 'ok') {
    return {
      level: 'panne',
      told: `La base est abîmée (${integrity?.quick_check}) : remettez une sauvegarde (vigie restore).`,
    }
  }
  return { level: 'ok', told: `${items} éléments, dont ${relevant} classés.` }
}

async function checkMail(deps: Deps): Promise<Omit<Finding, 'what'>> {
  return { level: 'ok', told: await deps.mailer.check() }
}

/** Deadlines and leases are compared with this clock: a machine set to another year would close everything. */
async function checkClock(deps: Deps): Promise<Omit<Finding, 'what'>> {
  const now = deps.now()
  const last = await deps.db.get<{ at: string | null }>('select max(checked_at) as at from feed_state')
  if (now.getUTCFullYear() < 2026 || (last?.at && Date.parse(last.at) > now.getTime() + 60_000)) {
    return {
      level: 'panne',
      told: `L’horloge dit ${now.toISOString()}, avant la dernière vérification (${last?.at ?? '—'}) : réglez-la.`,
    }
  }
  const paris = now.toLocaleString('fr-FR', {
    timeZone: 'Europe/Paris',
    dateStyle: 'long',
    timeStyle: 'short',
  })
  return { level: 'ok', told: `${paris} à Paris.` }
}

async function checkDisk(deps: Deps): Promise<Omit<Finding, 'what'>> {
  const { bavail, bsize } = statfsSync(deps.config.dataFolder)
  const free = Math.round((bavail * bsize) / 1024 / 1024)
  return {
    level: free < 100 ? 'panne' : free < 1000 ? 'attention' : 'ok',
    told: `${free} Mo libres dans ${deps.config.dataFolder}.`,
  }
}

/** Every source by its health: what a person must look at, and which are the worst. */
async function checkFeeds(deps: Deps): Promise<Omit<Finding, 'what'>> {
  const watched = await watchedFeeds(deps)
  const states = new Map((await listFeedStates(deps.db)).map((state) => [state.feedId, state]))
  const found = watched.map((feed) => ({
    feed,
    health: healthOf(feed, states.get(feed.id), deps.now()).health,
  }))
  const counts = healths.flatMap((health) => {
    const count = found.filter((one) => one.health === health).length
    return count > 0 ? [`${healthWords[health].toLowerCase()} (${count})`] : []
  })
  const broken = found.filter(({ health }) => brokenHealths.has(health))
  const worst = broken.slice(0, 3).map(({ feed }) => `${feed.id} (${states.get(feed.id)?.errorCode ?? '?'})`)
  const told = `${watched.length} sources : ${counts.join(', ')}.`
  return broken.length > 0
    ? { level: 'attention', told: `${told} ${worst.join(', ')}… : voir /sources.` }
    : { level: 'ok', told }
}

async function checkJobs(deps: Deps): Promise<Omit<Finding, 'what'>> {
  const states = await listJobs(deps.db, deps.now().toISOString())
  const failed = states.filter((job) => job.outcome === 'failed')
  if (failed.length > 0)
    return { level: 'attention', told: failed.map((job) => `${job.name} : ${job.detail}`).join(' ; ') }
  const last = states.find((job) => job.name === 'refresh')?.finishedAt
  return {
    level: 'ok',
    told: last ? `Dernière lecture des sources : ${last}.` : 'Aucune tâche n’a encore tourné.',
  }
}
