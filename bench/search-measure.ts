import { bestPassage } from '#src/search/passage/highlight.ts'
import { idsOf, type SearchIndex } from '#src/search/search-index.ts'
import type { BenchQuery } from './search-queries.ts'

export interface Measured {
  /** Milliseconds of each query, in the order asked. */
  times: number[]
  /** Milliseconds of this program's thread: what a machine that does nothing else would take, for one client. */
  busy: number[]
  seconds: number
}

/** Asks all queries, `clients` at once, each with its facets and the best passages of its page. */
export async function measureQueries(
  index: SearchIndex,
  queries: readonly BenchQuery[],
  clients: number,
  textsOf: (ids: readonly string[]) => Promise<string[]>,
): Promise<Measured> {
  const times: number[] = []
  const busy: number[] = []
  let next = 0
  const client = async () => {
    while (next < queries.length) {
      const at = next
      next += 1
      const { query } = queries[at]!
      const started = performance.now()
      const used = threadTime()
      const result = await index.search(query)
      for (const text of await textsOf(idsOf(result))) bestPassage(text, query.asked)
      times[at] = performance.now() - started
      busy[at] = threadTime() - used
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return { times, busy, seconds: (performance.now() - started) / 1_000 }
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** One line: the three percentiles that matter, and the worst. */
export function told({ times, seconds }: Omit<Measured, 'busy'>): string {
  const shown = [0.5, 0.95, 0.99, 1].map((part) => percentile(times, part).toFixed(1).padStart(7))
  return `p50 ${shown[0]}  p95 ${shown[1]}  p99 ${shown[2]}  max ${shown[3]} ms  ${(times.length / seconds).toFixed(0).padStart(5)}/s`
}

/** The same by kind of query. */
export function toldByKind(queries: readonly BenchQuery[], { busy: times }: Measured): string[] {
  const kinds = [...new Set(queries.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const its = times.filter((_, at) => queries[at]!.kind === kind)
    return `    ${kind.padEnd(22)} ${told({ times: its, seconds: 1 }).replace(/\s+\d+\/s$/, '')}`
  })
}
