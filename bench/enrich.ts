/**
 * Claim: Vigie reads at least 3,000 items of 1 kB a second on one core for their axes, and 1,500 with all readers on.
 * Run: node --expose-gc bench/enrich.ts. Items are the recorded ones beside the project, each cut or repeated to 1,000 characters.
 */
import { axes } from '#feeds/axes/index.ts'
import { territories } from '#feeds/territories/index.ts'
import type { Item } from '#src/normalise/item.ts'
import { findAxes, enrichItem } from '#src/enrich/enrich-item.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { shippedEnricher } from '#test/helpers/enricher.ts'
import { findDates } from '#src/enrich/dates/find-dates.ts'
import { readKind } from '#src/enrich/kind/kind.ts'
import { findBeneficiaries } from '#src/enrich/money/find-beneficiaries.ts'
import { findMoney } from '#src/enrich/money/find-money.ts'
import { findRefs } from '#src/enrich/refs/find-refs.ts'
import { asItem, readLabelled } from './quality/labelled.ts'

const size = 1_000
const seconds = 3

const items = readLabelled(['gold', 'recorded']).map((one): Item => {
  const item = asItem(one)
  const said = `${item.text || item.title}\n`
  return { ...item, text: said.repeat(Math.ceil(size / said.length)).slice(0, size) }
})
if (items.length === 0) console.log('No recorded item is beside the project: not run.')
else run()

function run(): void {
  const started = performance.now()
  const enricher = shippedEnricher()
  console.log(`compiled in ${Math.round(performance.now() - started)} ms`)
  const lexiconAlone = compileEnricher(axes, { territories })
  measure('axes, lexicon and model', (item) => findAxes(item, undefined, enricher))
  measure('axes, lexicon alone', (item) => findAxes(item, undefined, lexiconAlone))
  measure('kind and domain', (item) => readKind(item, { model: enricher.kinds }))
  measure('dates', (item) => findDates(item, 'appel-a-projets'))
  measure('money', findMoney)
  measure('beneficiaries', (item) => findBeneficiaries(item, 'appel-a-projets'))
  measure('places', (item) => enricher.places.find(item))
  measure('references', findRefs)
  measure('all readers', (item) => enrichItem(item, undefined, enricher))
  measureHostile((item) => enrichItem(item, undefined, enricher))
}

function measure(name: string, read: (item: Item) => unknown): void {
  for (const item of items) read(item)
  let done = 0
  let peak = 0
  const started = performance.now()
  while (performance.now() - started < seconds * 1_000) {
    read(items[done % items.length]!)
    done += 1
    if (done % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss)
  }
  const rate = Math.round(done / ((performance.now() - started) / 1_000))
  console.log(
    `${name.padEnd(28)}${rate.toLocaleString('en').padStart(9)} items/s   ${Math.round(peak / 2 ** 20)} MB`,
  )
}

/** One item each, the slowest that a publisher may send. */
function measureHostile(read: (item: Item) => unknown): void {
  const hostile: Record<string, string> = {
    '2 MB of words': 'le numérique de la collectivité '.repeat(62_500),
    '10,000 dates': 'le 12 mars 2027, '.repeat(10_000),
    '2 MB of one word': 'a'.repeat(2_000_000),
    '2 MB of cues': 'fibre optique open data RGPD médiation numérique '.repeat(40_000),
    'digits and marks': '1 000 € (50 %) L. 1425-1 '.repeat(80_000),
    emoji: '🚀‍🌍'.repeat(300_000),
    'right to left': 'البيانات المفتوحة '.repeat(100_000),
  }
  for (const [name, text] of Object.entries(hostile)) {
    const started = performance.now()
    read({ ...items[0]!, title: name, text })
    console.log(`${name.padEnd(28)}${(performance.now() - started).toFixed(1).padStart(9)} ms`)
  }
}
