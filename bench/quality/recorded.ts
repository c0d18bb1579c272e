import { readFileSync } from 'node:fs'
import { sharedPath } from '#test/helpers/shared.ts'
import type { Labelled } from './labelled.ts'
import { type Words, readWords } from './recorded-words.ts'

/** Words of the recorded items of one file, by the id that the labels use. */
const files = new Map<string, ReadonlyMap<string, Words>>()

/** A label with the words of its recorded item; nothing where the recorded file is absent or does not hold it. */
export function readRecorded(label: Labelled & { source: string }): Labelled[] {
  const path = sharedPath(`samples/${label.source}`)
  if (!path) return []
  const known = files.get(label.source) ?? readWords(label.source, readFileSync(path, 'utf8'))
  files.set(label.source, known)
  const words = known.get(String(label.id))
  return words ? [{ ...label, ...words, id: `${label.source}#${label.id}` }] : []
}
