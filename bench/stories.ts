/**
 * Claim: the same event told by several publishers meets and is put together, and two calls of one funder never are.
 * Run: node bench/stories.ts [items] [--eyes 60]. 100,000 invented items over a year, always the same (bench/stories/world.ts), every pair
 * labelled by the event that was told; beside the title key of before, the likeness of title words alone, and SimHash bands.
 * Then the recorded items of a year of watch, when they stand beside the project.
 */
import { parseArgs } from 'node:util'
import { linkAll } from './stories/link-all.ts'
import { reportRecorded } from './stories/recorded.ts'
import { jaccardPairs, simHashPairs, titleKeyPairs } from './stories/rivals.ts'
import { type Pairs, printScores, truePairs } from './stories/scores.ts'
import { makeWorld } from './stories/world.ts'

const { values, positionals } = parseArgs({ options: { eyes: { type: 'string' } }, allowPositionals: true })
const world = makeWorld(Number(positionals[0] ?? 100_000))
const truth = truePairs(world)
console.log(`${world.length} items, ${truth.count} true pairs of other feeds within 45 days`)

const linked = linkAll(world.map(({ item }) => item))
console.log(
  `stories: keys and evidence ${linked.perItemMs.toFixed(3)} ms an item; ${linked.compared.size} candidate pairs ` +
    `(${(linked.compared.size / world.length).toFixed(1)} an item), decided at ${Math.round(linked.pairsASecond)} a second`,
)
printScores('candidates, MinHash and typed keys', linked.compared, truth, world)
printScores('candidates, bands of MinHash alone', linked.byBands, truth, world)
printScores('candidates, bands of SimHash alone', rival('SimHash', simHashPairs), truth, world)
printScores('same story, pair by pair', linked.same, truth, world)
printScores('same story, as grouped', linked.grouped, truth, world)
printScores('rival: title key or address', rival('title key', titleKeyPairs), truth, world)
printScores('rival: title words alike over 0.5', rival('title words', jaccardPairs), truth, world)
reportRecorded(Number(values.eyes ?? 0))

function rival(name: string, find: (items: typeof world) => Pairs): Pairs {
  const started = performance.now()
  const pairs = find(world)
  console.log(`  (${name}: ${((performance.now() - started) / 1000).toFixed(1)} s)`)
  return pairs
}
