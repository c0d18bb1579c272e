/**
 * Claim: Vigie files items and reads their facts better than plain keyword rules and than a TF-IDF linear model alone.
 * Run: node bench/quality.ts [--set gold|told|recorded] [--part dev|test] [--errors axes|kind|domain|deadline|amounts|territories|refs|beneficiaries|relevance]
 * `test` is the part that nobody reads while writing rules: its errors are not shown.
 */
import { parseArgs } from 'node:util'
import { axes } from '#feeds/axes/index.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { answerOf } from './quality/answers.ts'
import { type LabelledSet, asItem, labelledSets, readLabelled } from './quality/labelled.ts'
import { type FactName, printErrors, printFigures } from './quality/report.ts'
import { type Pair, measure } from './quality/scores.ts'
import { splitStories } from './quality/split.ts'

const { values } = parseArgs({
  options: { set: { type: 'string' }, part: { type: 'string' }, errors: { type: 'string' } },
})
const sets = values.set ? [values.set as LabelledSet] : labelledSets
const enricher = compileEnricher(axes)

for (const set of sets) {
  const all = readLabelled([set])
  if (all.length === 0) {
    console.log(`${set}: not beside the project, not run.`)
    continue
  }
  const [dev = [], test = []] = splitStories(all, 2)
  const items = values.part === 'dev' ? dev : values.part === 'test' ? test : all
  const pairs = items.map((item): Pair => ({
    item,
    answer: answerOf(enrichItem(asItem(item), undefined, enricher)),
  }))
  printFigures(`${set}${values.part ? `, ${values.part}` : ''}: ${items.length} items`, measure(pairs))
  if (values.errors && (set === 'gold' || values.part === 'dev'))
    printErrors(pairs, values.errors as FactName)
}
