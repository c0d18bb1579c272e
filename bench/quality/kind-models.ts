import { territories } from '#feeds/territories/index.ts'
import { type Domain, type Kind, domains, kinds } from '#src/axis/taxonomy.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import type { Place } from '#src/enrich/facts.ts'
import { certainKind } from '#src/enrich/kind/kind.ts'
import type { KindModelData } from '#src/enrich/kind/kind-model.ts'
import { signsOf } from '#src/enrich/kind/kind-signs.ts'
import { readKindWords } from '#src/enrich/kind/kind-words.ts'
import type { SignModelData } from '#src/enrich/kind/sign-model.ts'
import { type Labelled, asItem } from './labelled.ts'
import { type Softmax, trainSoftmax } from './softmax.ts'

/** A labelled item with what is learnt from. */
export interface Lesson {
  item: Labelled
  places: readonly Place[]
  signs: ReadonlyMap<string, number>
  /** What the rules say of it. */
  certain?: Kind
}

export interface LearningOptions {
  penalty: number
  /** A sign seen in fewer items is left out. */
  least: number
  /** A weight that changes a score by less, at the mean value of its sign, is left out: the file is small. */
  smallest: number
  /** What news starts behind by: it is what labels hold most of, and what readers lose least by. */
  newsBehind: number
}

/** Chosen by the table of bench/quality/kinds.ts. */
export const learning: LearningOptions = { penalty: 0.05, least: 3, smallest: 0.165, newsBehind: 0.4 }

const { places } = compileEnricher([], { territories })

export function asLesson(item: Labelled, named: readonly Place[] = places.find(asItem(item))): Lesson {
  const { title, text, url } = item
  const words = readKindWords({ title, text, url })
  return {
    item,
    places: named,
    signs: signsOf(words, named),
    certain: certainKind({ title, text, url }, words),
  }
}

/** What is learnt from these items alone, places read as the pipeline reads them. */
export function learnKindsFrom(items: readonly Labelled[]): KindModelData {
  return learnKinds(items.map((item) => asLesson(item)))
}

/** Learns kinds from every item, domains from those labelled relevant: the others have none. */
export function learnKinds(lessons: readonly Lesson[], options: LearningOptions = learning): KindModelData {
  const kindModel = trainSoftmax(
    lessons.map(({ item, signs }) => ({ signs, target: kinds.indexOf(item.kind), weight: weightOf(item) })),
    kinds.length,
    options,
  )
  kindModel.bias[kinds.indexOf('actualite')]! -= options.newsBehind
  const filed = lessons.filter(({ item }) => item.domain !== null)
  const domainModel = trainSoftmax(
    filed.map(({ item, signs }) => ({
      signs,
      target: domains.indexOf(item.domain as Domain),
      weight: weightOf(item),
    })),
    domains.length,
    options,
  )
  const { smallest } = options
  return {
    kinds: pack(kindModel, meanValues(lessons), smallest),
    domains: pack(domainModel, meanValues(filed), smallest / 2.5),
  }
}

/** Pages told in other words are the hardest, and what a watch reads: they count twice. */
function weightOf({ set, id }: Labelled): number {
  return set === 'told' || (set === 'gold' && !id.startsWith('F')) ? 2 : 1
}

function meanValues(lessons: readonly Lesson[]): (sign: string) => number {
  const sums = new Map<string, [sum: number, times: number]>()
  for (const { signs } of lessons) {
    for (const [sign, value] of signs) {
      const [sum, times] = sums.get(sign) ?? [0, 0]
      sums.set(sign, [sum + value, times + 1])
    }
  }
  return (sign) => {
    const [sum, times] = sums.get(sign) ?? [1, 1]
    return sum / times
  }
}

function pack(
  { weights, bias }: Softmax,
  valueOf: (sign: string) => number,
  smallest: number,
): SignModelData {
  const tenths = (value: number): number => Math.round(value * 10)
  const signs: Record<string, string> = {}
  for (const [sign, own] of [...weights].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const packed = [...own].map((value, index) =>
      Math.abs(value) * valueOf(sign) < smallest ? '' : String.fromCharCode(97 + index) + tenths(value),
    )
    const joined = packed.join('')
    if (joined) signs[sign] = joined
  }
  return { bias: [...bias].map(tenths), signs }
}
