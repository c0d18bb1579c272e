/**
 * Claim: what staff look for stands first, more often than with FTS5 as it comes or Meilisearch as it comes.
 * Run: [MEILI_URL=… MEILI_KEY=…] npx node bench/relevance.ts [--kinds] [--errors]
 * 184 queries that two judges wrote over 9,049 recorded items (bench/relevance/judged-*.jsonl), without seeing the code: exact,
 * faulty, elided, acronym, reference, question, prefix, filtered. nDCG@10 (gain 2^grade - 1, ideal over all that was judged),
 * success@1 (grade 2 or 3 first), recall@50 (grade 1 and more). Errors were read of the half `dev` only.
 */
import { parseArgs } from 'node:util'
import { readCorpus } from './relevance/corpus.ts'
import { type BenchDocument, toDocuments } from './relevance/documents.ts'
import { openEngines } from './relevance/engines.ts'
import { type JudgedQuery, readJudged } from './relevance/judged.ts'
import { type Figures, meanOf, measureOne } from './relevance/measures.ts'
import { type Engine, type Server, deleteIndexes } from './relevance/rivals.ts'

interface Answer extends Figures {
  judged: JudgedQuery
  keys: readonly string[]
}

const { values } = parseArgs({ options: { kinds: { type: 'boolean' }, errors: { type: 'boolean' } } })
const { MEILI_URL: url, MEILI_KEY: key = '' } = process.env
const server: Server | undefined = url
  ? { url, key, index: (which) => `relevance-${which}-${process.pid}` }
  : undefined

const corpus = await readCorpus()
if (corpus) await compare(toDocuments(corpus))
else console.log('The recorded items (../shared/samples) are not beside the project: nothing is measured.')

async function compare(documents: readonly BenchDocument[]): Promise<void> {
  const judged = readJudged()
  const engines = await openEngines(documents, server)
  if (!server) console.log('MEILI_URL is not set: Meilisearch is not measured.')
  console.log(
    `${judged.length} queries, ${documents.length} items; nDCG@10, success@1, recall@50 in per cent\n`,
  )
  const answers = new Map<string, Answer[]>()
  for (const [name, engine] of engines) answers.set(name, await askAll(engine, judged))
  if (server) await deleteIndexes(server)
  for (const half of ['dev', 'test'] as const) printTable(half, answers)
  if (values.errors) printErrors(documents, answers.get('Vigie, embedded') ?? [])
}

async function askAll(engine: Engine, queries: readonly JudgedQuery[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const judged of queries) {
    const keys = await engine(judged)
    answers.push({ judged, keys, ...measureOne(keys, judged.grades) })
  }
  return answers
}

function printTable(half: JudgedQuery['half'], answers: ReadonlyMap<string, readonly Answer[]>): void {
  const of = (all: readonly Answer[], kind: string) =>
    all.filter(({ judged }) => judged.half === half && (kind === 'all' || judged.kind === kind))
  const [first = []] = answers.values()
  const kinds = [...new Set(first.map(({ judged }) => judged.kind))].toSorted()
  console.log(`${half}`.padEnd(16), [...answers.keys()].map((name) => name.padStart(22)).join(''))
  for (const kind of ['all', ...(values.kinds ? kinds : [])]) {
    const cells = [...answers.values()].map((all) => figuresText(meanOf(of(all, kind))).padStart(22))
    console.log(`${kind} (${of(first, kind).length})`.padEnd(16), cells.join(''))
  }
  console.log('')
}

function figuresText({ ndcg, success, recall }: Figures): string {
  return [ndcg, success, recall].map((figure) => (100 * figure).toFixed(1).padStart(6)).join('')
}

/** Of `dev` alone: who reads those of `test` can no longer be measured by it. */
function printErrors(documents: readonly BenchDocument[], answers: readonly Answer[]): void {
  const titles = new Map(documents.map(({ key: name, document }) => [name, document.title]))
  const poor = answers.filter(({ judged, ndcg }) => judged.half === 'dev' && ndcg < 0.9)
  for (const { judged, keys, ndcg } of poor.toSorted((a, b) => a.ndcg - b.ndcg)) {
    console.log(
      `${judged.id} « ${judged.q} » ${JSON.stringify(judged.filters ?? {})} ${(100 * ndcg).toFixed(0)}`,
    )
    for (const name of keys.slice(0, 10)) console.log(`  ${judged.grades[name] ?? '·'} ${titles.get(name)}`)
    for (const [name, grade] of Object.entries(judged.grades))
      if (grade > 1 && !keys.slice(0, 10).includes(name))
        console.log(`  missed ${grade}, at ${keys.indexOf(name) + 1}: ${titles.get(name)}`)
  }
}
