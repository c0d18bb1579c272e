/**
 * Makes feeds/axes/model/weights.json from every labelled item that is here: gold beside the project, told and recorded in
 * bench/labelled. Run it after a change of the lexicon or of the labels: node bench/quality/train.ts, then npm run format
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLabelled } from './labelled.ts'
import { ExampleReader, trainModel } from './train-model.ts'

const target = join(import.meta.dirname, '..', '..', 'feeds', 'axes', 'model', 'weights.json')
const labelled = readLabelled()
const sets = Object.entries(Object.groupBy(labelled, ({ set }) => set))
if (sets.length < 3)
  throw new Error('gold or the recorded texts are not beside the project: the model would lose by it')
const reader = new ExampleReader()
const model = trainModel(
  labelled.map((item) => reader.read(item)),
  reader.names,
)
const trainedOn = Object.fromEntries(sets.map(([set, items]) => [set, items.length]))
writeFileSync(target, `${JSON.stringify({ trainedOn, ...model }, undefined, 1)}\n`)
console.log(`${target}: ${labelled.length} items, ${model.features.split('\n').length} features`)
