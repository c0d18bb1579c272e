import { statSync } from 'node:fs'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import type { SearchIndex } from '#src/search/search-index.ts'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { measureQueries, told, toldByKind } from './search-measure.ts'
import { makeQueries } from './search-queries.ts'
import { createRival } from './search-rival.ts'
import { createWriter } from './search-vocabulary.ts'
import { makeItem } from './search-world.ts'

// node bench/search.ts [items] [file] [queries]: how fast each engine indexes and answers, on invented items.
// The file (default: in memory) keeps the index of a former run, so that queries may be measured again alone.
// MEILI_URL and MEILI_KEY add Meilisearch; its figures hold the time of HTTP on the same machine.
const [size, file, asked] = [
  Number(process.argv[2] ?? 20_000),
  process.argv[3] ?? ':memory:',
  Number(process.argv[4] ?? 2_000),
]
const writer = createWriter()
const queries = makeQueries(writer, asked, size)
const texts = openNodeDatabase(file === ':memory:' ? file : `${file}-texts`)
await texts.run('create table if not exists texts (id text primary key, text text) strict')
console.log(`${size} items: ${writer.method}; titles of 6 to 14 words, texts of 40 to 320.`)
console.log(
  `${asked} mixed queries, with facets, one item a story, and the best passages of 20 stored texts.`,
)

const db = openNodeDatabase(file)
// A file of a former run has the tables it was measured with.
if (!(await db.get("select 1 from sqlite_master where name = 'search_state'"))) await migrate(db)
await measure('FTS5, ours', createFts5Index(db), 500, () => sizeOf(file))
if (size <= 100_000) {
  const plain = openNodeDatabase(file === ':memory:' ? file : `${file}-plain`)
  await measure('FTS5, untuned', await createRival(plain), 500, () => sizeOf(`${file}-plain`))
}
const { MEILI_URL: url, MEILI_KEY: apiKey = '' } = process.env
if (url)
  await measure('Meilisearch', createMeilisearchIndex({ url, apiKey, index: 'bench' }), 5_000, () => '')
else console.log('Meilisearch: not measured, MEILI_URL is not set')

async function measure(
  name: string,
  index: SearchIndex,
  together: number,
  bytes: () => string,
): Promise<void> {
  console.log(`\n${name}`)
  const { documents } = await index.status()
  if (documents === size) console.log('  index of a former run')
  else await build(index, together)
  console.log(`  size ${bytes()}`)
  const cold = await measureQueries(index, queries.slice(0, 1), 1, textsOf)
  console.log(`  first query (memory filled) ${cold.times[0]!.toFixed(0)} ms`)
  const one = await measureQueries(index, queries, 1, textsOf)
  console.log(`   1 client:   ${told(one)}`)
  console.log(`   of its thread: ${told({ times: one.busy, seconds: one.seconds })}`)
  for (const line of toldByKind(queries, one)) console.log(line)
  console.log(`  16 clients:  ${told(await measureQueries(index, queries, 16, textsOf))}`)
  console.log(`  memory (rss) ${Math.round(process.memoryUsage.rss() / 1e6)} MB`)
}

async function build(index: SearchIndex, together: number): Promise<void> {
  await index.clear()
  let busy = 0
  for (let at = 0; at < size; at += together) {
    const items = Array.from({ length: Math.min(together, size - at) }, (_, n) =>
      makeItem(writer, at + n, size),
    )
    await keepTexts(items)
    const started = performance.now()
    await index.put(items)
    busy += performance.now() - started
  }
  console.log(`  built at ${Math.round((size / busy) * 1_000)} items/s (${(busy / 1_000).toFixed(1)} s)`)
}

async function keepTexts(items: readonly { id: string; text: string }[]): Promise<void> {
  await texts.run(
    'insert or ignore into texts select value->>0, value->>1 from json_each(?)',
    JSON.stringify(items.map(({ id, text }) => [id, text])),
  )
}

function textsOf(ids: readonly string[]): Promise<string[]> {
  return texts
    .all<{ text: string }>(
      'select text from texts where id in (select value from json_each(?))',
      JSON.stringify(ids),
    )
    .then((rows) => rows.map((row) => row.text))
}

function sizeOf(path: string): string {
  return file === ':memory:' ? 'not told: in memory' : `${Math.round(statSync(path).size / 1e6)} MB`
}
