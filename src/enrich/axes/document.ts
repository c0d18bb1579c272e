import type { AxisId } from '../../axis/taxonomy.ts'
import type { Reason } from '../enriched-item.ts'
import { type Word, splitWords } from '../text/words.ts'
import { scoring } from './scoring.ts'

/** What an axis may be read from. */
export interface Readable {
  title: string
  text: string
  categories?: readonly string[]
  /** Weight a publisher adds to an axis that already has a cue. */
  priors?: Partial<Record<AxisId, number>>
  /** Named by the reasons of `priors`. */
  publisher?: string
}

export interface Field {
  field: Reason['field']
  text: string
  /** Where the field stands in the joined text that is searched. */
  offset: number
}

/** An item cut into words once, for the lexicon and for the model. */
export interface Document {
  fields: readonly Field[]
  joined: string
  words: readonly Word[]
}

/** Title, categories and text as one string, so that a word of the title may give context to the text. */
export function readDocument(item: Readable): Document {
  const fields: Field[] = []
  let joined = ''
  const add = (field: Reason['field'], text: string): void => {
    fields.push({ field, text, offset: joined.length })
    joined += `${text}\n`
  }
  add('title', item.title.slice(0, scoring.titleLength))
  for (const category of (item.categories ?? []).slice(0, scoring.categories)) {
    add('category', category.slice(0, scoring.titleLength))
  }
  add('text', item.text)
  return { fields, joined, words: splitWords(joined) }
}

/** The field in which an offset of the joined text falls. */
export function fieldAt(fields: readonly Field[], offset: number): Field {
  let index = fields.length - 1
  while (index > 0 && fields[index]!.offset > offset) index -= 1
  return fields[index]!
}
