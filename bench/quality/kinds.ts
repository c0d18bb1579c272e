/**
 * Claim: rules where they are certain, then a model of 18 kinds over words, cues, address and places, file items better
 * than either alone. Five parts, one story in one part; each item is filed by a model that never saw its part.
 * Run: node bench/quality/kinds.ts [--write]   (--write learns from every item and writes feeds/kinds/model.json)
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Domain, Kind } from '#src/axis/taxonomy.ts'
import { readKind } from '#src/enrich/kind/kind.ts'
import { type KindModel, openKindModel } from '#src/enrich/kind/kind-model.ts'
import {
  type LearningOptions,
  type Lesson,
  asLesson,
  learnKinds,
  learnKindsFrom,
  learning,
} from './kind-models.ts'
import { labelledSets, readLabelled } from './labelled.ts'
import { splitStories } from './split.ts'

interface Filed {
  lesson: Lesson
  kind: Kind
  domain: Domain
}

const { values } = parseArgs({ options: { write: { type: 'boolean' } } })
const items = readLabelled()
const lessons = new Map(items.map((item) => [item, asLesson(item)]))
const parts = splitStories(items, 5).map((part) => part.map((item) => lessons.get(item)!))

if (values.write) {
  const path = join(import.meta.dirname, '../../feeds/kinds/model.json')
  const written = JSON.stringify(learnKindsFrom(items))
  writeFileSync(path, `${written}\n`)
  console.log(`${path}: ${Buffer.byteLength(written)} bytes`)
} else {
  print('rules alone', crossFile(undefined))
  const learnt = crossFile(learning)
  print('model alone', learnt.map(modelAlone))
  print('rules, then the model', learnt)
  print('  penalty 0.02', crossFile({ ...learning, penalty: 0.02 }))
  print('  every weight', crossFile({ ...learning, smallest: 0 }))
  print('  news not behind', crossFile({ ...learning, newsBehind: 0 }))
}

type Answered = Filed & { model?: KindModel }

function crossFile(options: LearningOptions | undefined): Answered[] {
  return parts.flatMap((part, index) => {
    const others = parts.filter((_, other) => other !== index).flat()
    const model = options && openKindModel(learnKinds(others, options))
    return part.map((lesson) => {
      const { title, text, url } = lesson.item
      return { lesson, model, ...readKind({ title, text, url }, { model, places: lesson.places }) }
    })
  })
}

function modelAlone({ lesson, model }: Answered): Answered {
  return { lesson, kind: model!.kind(lesson.signs), domain: model!.domain(lesson.signs) }
}

function print(name: string, filed: readonly Filed[]): void {
  const share = (of: readonly Filed[], isRight: (one: Filed) => boolean): string =>
    (of.filter(isRight).length / Math.max(1, of.length)).toFixed(3)
  const cells = labelledSets.flatMap((set) => {
    const own = filed.filter(({ lesson }) => lesson.item.set === set)
    const relevant = own.filter(({ lesson }) => lesson.item.domain !== null)
    return [
      `${set} kind ${share(own, ({ lesson, kind }) => kind === lesson.item.kind)}`,
      `domain ${share(relevant, ({ lesson, domain }) => domain === lesson.item.domain)}`,
    ]
  })
  console.log(name.padEnd(28) + cells.join('  '))
}
