import { axes } from '#feeds/axes/index.ts'
import { keptAxes } from '#src/enrich/axes/relevance.ts'
import type { AxisModel } from '#src/enrich/axes/model.ts'
import { compileAxes } from '#src/enrich/axes/tagger.ts'
import { compileKeywordRules } from './keyword-rules.ts'
import type { Labelled } from './labelled.ts'
import { type Answer, measure } from './scores.ts'
import { splitStories } from './split.ts'
import { ExampleReader, type Training, trainModel, training } from './train-model.ts'

type Answers = ReadonlyMap<Labelled, Answer>

const folds = 5

/** Answers of a model to each item by one that was trained without its fold; stories stay on one side. */
function answersOutOfFold(items: readonly Labelled[], options: Training, grid: Grid): Map<string, Answers> {
  const reader = new ExampleReader()
  const read = new Map(items.map((item) => [item, reader.read(item)]))
  const answers = new Map([...grid.keys()].map((name) => [name, new Map<Labelled, Answer>()]))
  for (const fold of splitStories(items, folds)) {
    const left = new Set(fold)
    const model = trainModel(
      items.filter((item) => !left.has(item)).map((item) => read.get(item)!),
      reader.names,
      options,
    )
    for (const [name, thresholds] of grid) {
      const answer = answerBy({ ...model, thresholds })
      for (const item of fold) answers.get(name)!.set(item, answer(item))
    }
  }
  return answers
}

type Grid = ReadonlyMap<string, AxisModel['thresholds']>

/** How a tagger files, with a model or, without, by the lexicon alone. */
export function answerBy(model?: AxisModel): (item: Labelled) => Answer {
  const tagger = compileAxes(axes, model ? { model } : {})
  return (item) => {
    const kept = keptAxes(tagger.read(item), undefined)
    return { relevant: kept.length > 0, axes: kept.map(({ id }) => id) }
  }
}

/** The ways of filing that were tried, beside the two rivals; what is learnt is learnt without the fold that it answers for. */
export function compareCandidates(items: readonly Labelled[]): Map<string, Answers> {
  const all = (answer: (item: Labelled) => Answer): Answers =>
    new Map(items.map((item) => [item, answer(item)]))
  const rules = compileKeywordRules()
  const lexicon = all(answerBy())
  const [words] = answersOutOfFold(
    items,
    { ...training, evidence: 0 },
    new Map([['', training.thresholds]]),
  ).values()
  const grid = new Map(
    [-0.4, 0.1, 0.6].flatMap((relevance) =>
      [-1, -0.25, 0.5].map(
        (axis) => [`together, odds over ${relevance} and ${axis}`, { relevance, axis }] as const,
      ),
    ),
  )
  return new Map([
    ...(rules ? [['rival: keyword rules', all(rules)] as const] : []),
    ['rival: TF-IDF linear model alone', words!],
    ['lexicon alone', lexicon],
    ['union of both', combine(items, lexicon, words!, true)],
    ['intersection of both', combine(items, lexicon, words!, false)],
    ...answersOutOfFold(items, training, grid),
  ])
}

function combine(items: readonly Labelled[], one: Answers, other: Answers, either: boolean): Answers {
  return new Map(
    items.map((item) => {
      const [a, b] = [one.get(item)!.axes, other.get(item)!.axes]
      const both = either ? [...new Set([...a, ...b])].slice(0, 3) : a.filter((axis) => b.includes(axis))
      return [item, { relevant: both.length > 0, axes: both }]
    }),
  )
}

/** One line a candidate: relevance, micro and macro F1 and main axis, over all and set by set. */
export function printCandidates(items: readonly Labelled[], candidates: ReadonlyMap<string, Answers>): void {
  const sets = Object.entries(Object.groupBy(items, ({ set }) => set))
  console.log(
    `\n${'relevance, micro, macro F1, main axis'.padEnd(40)}${['all', ...sets.map(([set]) => set)].map((set) => set.padEnd(26)).join('')}`,
  )
  for (const [name, answers] of candidates) {
    const cells = [items, ...sets.map(([, some]) => some)].map((some) => {
      const figures = measure(some.map((item) => ({ item, answer: answers.get(item)! })))
      const { relevance, axesMicro, axesMacroF1, mainAxis } = figures
      return [relevance.f1, axesMicro.f1, axesMacroF1, mainAxis]
        .map((value) => value.toFixed(3))
        .join(' ')
        .padEnd(26)
    })
    console.log(name.padEnd(40) + cells.join(''))
  }
}

/**
 * What to expect of text that nobody saw: a model of gold and the `dev` parts, on the `test` parts, which no rule was written
 * from either.
 */
export function trainWithoutTest(items: readonly Labelled[]): { model: AxisModel; test: Labelled[] } {
  const sets = Object.values(Object.groupBy(items, ({ set }) => set))
  const test = sets.flatMap((some) => (some[0]!.set === 'gold' ? [] : splitStories(some, 2)[1]!))
  const left = new Set(test)
  const reader = new ExampleReader()
  const model = trainModel(
    items.filter((item) => !left.has(item)).map((item) => reader.read(item)),
    reader.names,
  )
  return { model, test }
}
