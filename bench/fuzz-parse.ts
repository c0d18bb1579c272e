import { readFileSync, readdirSync } from 'node:fs'
import { ParseError } from '#src/errors.ts'
import { readDate, readDeadline } from '#src/normalise/date/date.ts'
import { sanitiseHtml } from '#src/normalise/html/html.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { plainTitle } from '#src/normalise/text.ts'
import { canonicaliseUrl } from '#src/normalise/url.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { damage, encode, pick, randomFrom } from './fuzz-mutate.ts'

// node bench/fuzz-parse.ts [seconds] [seed]: damaged documents, dates, markup and addresses through the code that reads
// what publishers write. Claim: no crash, no case over two seconds of processor (documents have 400,000 characters at
// most), no memory kept (it runs under --max-old-space-size=160). `… 0 <number>` runs one case again.
const seconds = Number(process.argv[2] ?? 60)
const seed = Number(process.argv[3] ?? 1)

const folder = new URL('../test/fixtures/feeds/', import.meta.url)
const documents = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
const markup = documents
  .flatMap((text) => text.match(/<[a-z][\s\S]{0,2000}/g) ?? [])
  .concat(
    '<table><tr><td><ul><li><a href="/x"><img alt="x"></a></li></ul></td></tr></table><p>a<center>b</center><!-- c -->',
  )
const dates = [
  'Thu, 26 Nov 2026 09:05:00 +0100',
  '2026-11-26T09:05:00.123Z',
  'le jeudi 26 novembre 2026 à 9 h 05',
].concat(
  'Thu Nov 26 09:05:00 PST 2026',
  '26/11/2026',
  '2026-W48-4',
  '1770120000',
  '2026년 11월 26일 오후 1:31:15',
)
const addresses = [
  'https://www.exemple.fr/a/b;jsessionid=1?utm_source=x&id=3#!/c',
  '../%7ejean/d%c3%a9j%C3%A0?x=&amp;y=é',
]

interface Worst {
  milliseconds: number
  number: number
}

const worst: Record<string, Worst> = {}
const faults: string[] = []
let cases = 0
let peak = 0
const started = performance.now()
const before = process.memoryUsage().rss
do {
  await runCase(seed + cases)
  cases += 1
  if (cases % 50 === 0) peak = Math.max(peak, process.memoryUsage().rss)
} while (performance.now() - started < seconds * 1000)
report()

async function runCase(number: number): Promise<void> {
  const random = randomFrom(number)
  const kind = pick(['document', 'document', 'markup', 'date', 'address'], random)
  const began = process.threadCpuUsage()
  try {
    const fault = await tryKind(kind, random)
    if (fault) faults.push(`case ${number}, ${kind}: ${fault}`)
  } catch (error) {
    if (!(error instanceof ParseError)) faults.push(`case ${number}, ${kind}: ${String(error)}`)
  }
  const { user, system } = process.threadCpuUsage(began)
  const milliseconds = (user + system) / 1000
  if (milliseconds > (worst[kind]?.milliseconds ?? 0)) worst[kind] = { milliseconds, number }
}

/** What is wrong with what came out, if anything is. */
async function tryKind(kind: string, random: () => number): Promise<string | undefined> {
  if (kind === 'document')
    return tryDocument(encode(damage(pick(documents, random), documents, random), random))
  if (kind === 'markup') return tryMarkup(damage(pick(markup, random), markup, random))
  return kind === 'date'
    ? tryDate(damage(pick(dates, random), dates, random))
    : tryAddress(damage(pick(addresses, random), addresses, random))
}

async function tryDocument(body: Uint8Array): Promise<undefined> {
  const url = 'https://www.exemple.fr/rss'
  await normaliseItems(await parseFeed(body, { url }), { id: 'essai', url })
}

function tryMarkup(html: string): string | undefined {
  const clean = sanitiseHtml(html, 'https://www.exemple.fr/')
  if (sanitiseHtml(clean, 'https://www.exemple.fr/') !== clean) return 'sanitised twice, it differs'
  return plainTitle(html).length > 500 ? 'the title is too long' : undefined
}

function tryDate(written: string): string | undefined {
  const all = [readDate(written), readDate(written, 'Europe/Paris'), readDeadline(written)]
  const bad = all.find((date) => date !== undefined && Number.isNaN(Date.parse(date)))
  return bad && `${bad} is no date`
}

function tryAddress(written: string): string | undefined {
  const once = canonicaliseUrl(written, 'https://www.exemple.fr/')
  return once === undefined || canonicaliseUrl(once) === once ? undefined : `${once} changes the second time`
}

function report(): void {
  const grown = Math.max(0, Math.max(peak, process.memoryUsage().rss) - before)
  console.log(
    `${cases} cases from seed ${seed} in ${((performance.now() - started) / 1000).toFixed(0)} s; memory grew by ${Math.round(grown / 1e6)} MB at most`,
  )
  for (const [kind, { milliseconds, number }] of Object.entries(worst)) {
    console.log(`slowest ${kind}: ${milliseconds.toFixed(0)} ms of processor (case ${number})`)
  }
  console.log(faults.length === 0 ? 'no fault' : faults.slice(0, 20).join('\n'))
  if (faults.length > 0) process.exitCode = 1
}
