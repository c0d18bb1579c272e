import { axisIds, domains, kinds } from '#src/axis/taxonomy.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import {
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
  searchFor,
} from '#src/search/search-index.ts'
import { migrate, readMigrations } from '#src/store/migrate.ts'
import { type NodeDatabase, openNodeDatabase } from '#src/store/node-sqlite.ts'

// node bench/search.ts [documents]: how fast each engine indexes and answers, beside a scan of the same rows.
// MEILI_URL adds Meilisearch. Made-up documents: 150 words drawn by Zipf's law, always the same.
const size = Number(process.argv[2] ?? 20_000)
const documents = makeDocuments(size)
const queries: [string, Partial<SearchQuery> & { text?: string }][] = [
  ['everything', {}],
  ['everything of one domain', { facets: { domain: ['juridique'] } }],
  ['one rare word', { text: 'cuivre' }],
  ['one common word', { text: 'numérique' }],
  ['three words', { text: 'fermeture réseau communes' }],
  ['a phrase', { text: '"aménagement numérique"' }],
  ['a beginning', { text: 'amén*' }],
  ['a word, not another', { text: 'numérique -cuivre' }],
  ['two facets', { text: 'numérique', facets: { axis: ['donnees-ia'], domain: ['financiere'] } }],
  ['a month', { text: 'numérique', from: '2026-05-01', to: '2026-05-31', sort: 'date' }],
  ['deadlines', { deadlineFrom: '2026-06-01', sort: 'echeance' }],
]

const db = openNodeDatabase(':memory:')
await migrate(
  db,
  readMigrations().filter((migration) => migration.name.endsWith('_search.sql')),
)
await measure('FTS5', createFts5Index(db), 500)
const url = process.env.MEILI_URL
if (url) await measure('Meilisearch', createMeilisearchIndex({ url, apiKey: '', index: 'bench' }), 5_000)
else console.log('Meilisearch: not measured, MEILI_URL is not set')
await measureScan(db)

async function measure(name: string, index: SearchIndex, together: number): Promise<void> {
  await index.clear()
  const started = performance.now()
  for (let at = 0; at < size; at += together) await index.put(documents.slice(at, at + together))
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${name}: ${Math.round(size / seconds)} documents/s (${size} in ${seconds.toFixed(1)} s, ${together} at once)`,
  )
  for (const [label, query] of queries) {
    const { text = '', ...part } = query
    const asked = searchFor({
      now: new Date('2026-11-24T09:00:00Z'),
      includeOffScope: true,
      asked: parseQuery(text),
      ...part,
    })
    const { total } = await index.search(asked)
    await report(`${name}, ${label} (${total})`, async () => void (await index.search(asked)))
  }
}

/** The rival: what a site does before it has an index. No stem, no accent, no rank, no facet. */
async function measureScan(rows: NodeDatabase): Promise<void> {
  await rows.run('create table scanned (id text, words text, sort_date text) strict')
  await rows.batch(
    documents.map(({ id, title, text, sortDate }) => ({
      sql: 'insert into scanned values (?, ?, ?)',
      params: [id, `${title} ${text}`.toLowerCase(), sortDate],
    })),
  )
  for (const words of [['cuivre'], ['numérique'], ['fermeture', 'réseau', 'communes']]) {
    await report(`scan with instr, ${words.join(' ')}`, async () => {
      await rows.all(
        `select id from scanned where ${where(words.length)} order by sort_date desc limit 20`,
        ...words,
      )
      await rows.get(`select count(*) from scanned where ${where(words.length)}`, ...words)
    })
  }
}

function where(words: number): string {
  return Array.from({ length: words }, () => 'instr(words, ?) > 0').join(' and ')
}

async function report(label: string, run: () => Promise<void>): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 30; round += 1) {
    const started = performance.now()
    await run()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  console.log(`  ${label}: p50 ${times[15]?.toFixed(1)} ms, p95 ${times[28]?.toFixed(1)} ms`)
}

function makeDocuments(count: number): SearchDocument[] {
  const random = seeded(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const words = vocabulary()
  // Zipf's law: the n-th word comes 1/n times as often as the first.
  const word = () => words[Math.floor(words.length ** random()) - 1] as string
  const some = (n: number) => Array.from({ length: n }, word).join(' ')
  return Array.from({ length: count }, (_, n) => ({
    id: `item-${n}`,
    title: some(10),
    text: some(150),
    publisher: `Éditeur ${Math.floor(random() * 120)}`,
    feedId: 'bench',
    axes: [pick(axisIds), pick(axisIds)],
    domain: pick(domains),
    kind: pick(kinds),
    territories: [String(Math.floor(random() * 101))],
    relevant: true,
    sortDate: new Date(Date.UTC(2026, 0, 1) + random() * 3.1e10).toISOString(),
    ...(random() < 0.15
      ? { deadline: new Date(Date.UTC(2026, 0, 1) + random() * 3.1e10).toISOString().slice(0, 10) }
      : {}),
  }))
}

// From very common to rare: every 150th word is one that the queries ask for.
function vocabulary(): string[] {
  const known =
    'numérique aménagement territoire collectivités réseau communes projet données région fermeture fibre cuivre'
  const syllables = 'ta re mi col nu vé dro lan pi sou ga tion bel fer or ment cha li'.split(' ')
  const made = syllables.flatMap((a) => syllables.flatMap((b) => syllables.map((c) => a + b + c)))
  return known
    .split(' ')
    .flatMap((word, n) => [word, ...made.slice(n * 150, n === 11 ? undefined : (n + 1) * 150)])
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
