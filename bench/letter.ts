import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { composeEdition } from '#src/letter/compose-edition.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { queueLetter } from '#src/letter/deliver/queue-letter.ts'
import { cardsOf } from '#src/letter/letter.ts'
import { everything } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import type { MailMessage } from '#src/mail/mailer.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { countDeliveries } from '#src/store/deliveries.ts'
import { insertLetter } from '#src/store/letters.ts'
import { regionPlaces, seedMembers, seedStories, week } from './letter-world.ts'

/**
 * Claim: a letter of 400 stories to 10,000 members with mixed preferences is composed and queued in less than 60 s and
 * 150 MB. Then it leaves to an SMTP server in another process, beside a plain nodemailer loop over a pool of as many
 * connections that sends messages as large. Run: npx node bench/letter.ts [members]
 */
const members = Number(process.argv[2] ?? 10_000)
const role = process.argv[3] ?? 'all'
const folder = process.argv[4] ?? mkdtempSync(join(tmpdir(), 'vigie-bench-'))
const port = process.argv[5] ?? ''
const sampleFile = join(folder, 'sample.jsonl')
const connections = 4
/** What `npm start` gives to Node; it keeps what it compiled too, which spares 20 MB from the second start on. */
const startFlags = ['--max-semi-space-size=1', '--heap-growing-percent=40', '--optimize-for-size']

const roles: Record<string, () => Promise<void>> = { all: runAll, seed, ours, rival }
await roles[role]?.()

async function runAll(): Promise<void> {
  const sink = fork(join(import.meta.dirname, 'letter-sink.ts'))
  try {
    const [{ port: listens }] = (await once(sink, 'message')) as [{ port: number }]
    await child('seed', [])
    for (const name of ['ours', 'rival']) {
      await child(name, name === 'ours' ? startFlags : [], String(listens))
      sink.send('count')
      const [{ messages, bytes }] = (await once(sink, 'message')) as [{ messages: number; bytes: number }]
      console.log(
        `  the server took ${messages} messages, ${Math.round(bytes / 1e6)} MB (${Math.round(bytes / messages / 1000)} kB each)\n`,
      )
    }
  } finally {
    sink.kill()
    rmSync(folder, { recursive: true })
  }
}

async function child(name: string, execArgv: string[], listens = ''): Promise<void> {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  const one = fork(import.meta.filename, [String(members), name, folder, listens], { execArgv, env })
  const [code] = (await once(one, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${name} ended with ${code}`)
}

function program() {
  const pace = { VIGIE_MAIL_RATE: '100000', VIGIE_MAIL_DOMAIN_RATE: '100000', VIGIE_MAIL_PER_RUN: '100000' }
  const env = { VIGIE_DATA: folder, VIGIE_SECRET: 's'.repeat(40), VIGIE_BASE_URL: 'https://veille.example' }
  const smtp = { SMTP_URL: `smtp://127.0.0.1:${port || '25'}`, VIGIE_MAIL_CONNECTIONS: String(connections) }
  const silent = { info: () => {}, warn: () => {}, error: console.error }
  return openNodeProgram({ ...env, ...smtp, ...pace }, { log: silent })
}

async function seed(): Promise<void> {
  const { deps, close } = await program()
  const places = regionPlaces(deps.enricher.territories)
  await seedStories(deps, places)
  await seedMembers(deps.db, members, places)
  // Compiled here, since it is read at the first message only.
  await import('#src/mail/smtp.ts')
  console.log(`${members} members over ${places.length} places of region 24, 400 stories\n`)
  await close()
}

async function ours(): Promise<void> {
  const { deps, close } = await program()
  let seen = 0
  const mailer = {
    ...deps.mailer,
    send: (message: MailMessage, options?: Parameters<typeof deps.mailer.send>[1]) => {
      if (seen++ % 100 === 0) appendFileSync(sampleFile, `${JSON.stringify(message)}\n`)
      return deps.mailer.send(message, options)
    },
  }
  const before = performance.now()
  const letter = await composeEdition(deps, week)
  if (!letter) throw new Error('nothing to tell')
  const rendered = renderEdition(letter, everything, { kind: 'public' })!
  const { id, number, periodStart, periodEnd } = letter
  const content = { content: JSON.stringify(letter), itemIds: cardsOf(letter).map((card) => card.id) }
  const row = { id, number, periodStart, periodEnd, ...rendered, ...content, createdAt: week.now }
  await insertLetter(deps.db, { ...row, state: 'sending' })
  await queueLetter(deps, id)
  const queued = performance.now()
  console.log(`ours: composed and queued in ${((queued - before) / 1000).toFixed(2)} s (claim: under 60)`)
  const report = await deliverLetters({ ...deps, mailer })
  const seconds = (performance.now() - queued) / 1000
  const { skipped, sent } = await countDeliveries(deps.db, id)
  console.log(
    `  ${sent} sent, ${skipped} with nothing for them, ${report.failed} failed, in ${seconds.toFixed(1)} s: ${Math.round(report.sent / seconds)} mails/s, each rendered for its member and written three times in the ledger`,
  )
  console.log(`  peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (claim: under 150)`)
  await deps.mailer.close?.()
  await close()
}

/** What anybody would write: no ledger, no member's own letter, messages ready in memory. */
async function rival(): Promise<void> {
  const lines = readFileSync(sampleFile, 'utf8').trimEnd().split('\n')
  const sample = lines.map((line) => JSON.parse(line) as MailMessage)
  const transport = createTransport({
    host: '127.0.0.1',
    port: Number(port),
    pool: true,
    maxConnections: connections,
  })
  const before = performance.now()
  let next = 0
  const line = async (): Promise<void> => {
    while (next < members) {
      const { to, subject, html, text, headers } = sample[next++ % sample.length]!
      await transport.sendMail({ from: 'Vigie <veille@vigie.example>', to, subject, html, text, headers })
    }
  }
  await Promise.all(Array.from({ length: connections }, line))
  const seconds = (performance.now() - before) / 1000
  transport.close()
  console.log(`plain nodemailer loop: ${Math.round(members / seconds)} mails/s, ${seconds.toFixed(1)} s`)
  console.log(`  peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}
