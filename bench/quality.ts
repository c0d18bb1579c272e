/**
 * Claim: Vigie files items and reads their facts better than plain keyword rules and than a TF-IDF linear model alone.
 * Run: node bench/quality.ts [--set gold|told|recorded] [--part dev|test] [--shipped] [--errors axes|kind|domain|deadline|amounts|territories|refs|beneficiaries|relevance]
 * Without an option: what is learnt is learnt without what it answers for, beside the rivals. `--shipped`: the model as it ships,
 * which has seen every item. `test` is the part that nobody reads while writing rules: its errors are not shown.
 */
import { parseArgs } from 'node:util'
import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { kindModel } from '#feeds/kinds/index.ts'
import { territories } from '#feeds/territories/index.ts'
import type { AxisModel } from '#src/enrich/axes/model.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { answerOf } from './quality/answers.ts'
import { compareCandidates, printCandidates, trainWithoutTest } from './quality/candidates.ts'
import { learnKindsFrom } from './quality/kind-models.ts'
import { type Labelled, type LabelledSet, asItem, labelledSets, readLabelled } from './quality/labelled.ts'
import { type FactName, printErrors, printFigures } from './quality/report.ts'
import { type Pair, measure } from './quality/scores.ts'
import { splitStories } from './quality/split.ts'

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    part: { type: 'string' },
    errors: { type: 'string' },
    shipped: { type: 'boolean' },
  },
})
const sets = values.set ? [values.set as LabelledSet] : labelledSets
const everything = readLabelled()
const missing = labelledSets.filter((set) => !everything.some((item) => item.set === set))
for (const set of missing) console.log(`${set}: not beside the project, not run.`)
const whole = !values.set && !values.part && !values.errors && !values.shipped

/** Of the `test` parts nothing is learnt but by what ships. */
let kinds = kindModel

if (everything.length > 0) {
  if (whole) printCandidates(everything, compareCandidates(everything))
  const { model, test } = trainWithoutTest(everything)
  if (!values.shipped) kinds = learnKindsFrom(everything.filter((item) => !test.includes(item)))
  if (whole) printUnseen(test, model)
  else for (const set of sets) printSet(set, values.shipped ? axisModel : model)
}

function printUnseen(test: readonly Labelled[], model: AxisModel): void {
  for (const set of labelledSets) {
    const items = test.filter((item) => item.set === set)
    if (items.length > 0)
      printFigures(
        `${set}, test: ${items.length} items that neither rules nor model saw`,
        measure(read(items, model)),
      )
  }
  const gold = everything.filter(({ set }) => set === 'gold')
  if (gold.length > 0)
    printFigures(`gold: ${gold.length} items, SEEN by rules and model`, measure(read(gold, model)))
}

/** The model has seen gold and the `dev` parts, whatever is asked. */
function printSet(set: LabelledSet, model: AxisModel): void {
  const all = everything.filter((item) => item.set === set)
  const [dev = [], test = []] = splitStories(all, 2)
  const items = values.part === 'dev' ? dev : values.part === 'test' ? test : all
  const seen =
    values.shipped || set === 'gold' || values.part !== 'test' ? ', SEEN at least in part' : ', unseen'
  const pairs = read(items, model)
  printFigures(`${set}${values.part ? `, ${values.part}` : ''}: ${items.length} items${seen}`, measure(pairs))
  if (values.errors && (set === 'gold' || values.part === 'dev'))
    printErrors(pairs, values.errors as FactName)
}

function read(items: readonly Labelled[], model: AxisModel): Pair[] {
  const enricher = compileEnricher(axes, { territories, model, kinds })
  return items.map((item) => ({ item, answer: answerOf(enrichItem(asItem(item), undefined, enricher)) }))
}
