import { stemOf } from '../french/stem.ts'
import { findNear, indexLetters, type LetterIndex } from './near-words.ts'
import type { Vocabulary } from './plan.ts'
import {
  countBeginning,
  countForm,
  countStems,
  type FormCount,
  sharedLetters,
  type SortedForms,
  sortForms,
  type StemCount,
} from './sorted-forms.ts'

/**
 * The words of an index, in memory: a hundred thousand of them weigh about 15 MB. Nothing is computed before it is asked;
 * entries in the order of their forms are taken faster.
 */
export function createVocabulary(entries: Iterable<FormCount>, documents: number): Vocabulary {
  const held = [...entries]
  const stemsBy = new Map<string, Map<string, StemCount>>()
  let letters: LetterIndex | undefined
  let known: SortedForms | undefined
  const sorted = () => (known ??= sortForms(held))
  const stemsOf = (beginning: string) => {
    const before = stemsBy.get(beginning)
    if (before) return before
    const counted = countStems(sorted(), beginning)
    stemsBy.set(beginning, counted)
    return counted
  }
  return {
    documents,
    documentsWith: (stem) =>
      Math.min(documents, stemsOf(stem.slice(0, sharedLetters)).get(stem)?.documents ?? 0),
    documentsWithForm: (form) => countForm(sorted(), form),
    documentsWithBeginning: (prefix) => Math.min(documents, countBeginning(sorted(), prefix)),
    likelyEnd: (prefix) => likelyEnd(sorted(), prefix),
    near: (form) =>
      findNear((letters ??= indexLetters(held)), form).map((near) => ({ ...near, stem: stemOf(near.form) })),
  }
}

/** Where nothing is known of the words: nothing is read otherwise than typed. */
export const noVocabulary: Vocabulary = {
  documents: 0,
  documentsWith: () => 0,
  documentsWithForm: () => 0,
  documentsWithBeginning: () => 0,
  likelyEnd: () => undefined,
  near: () => [],
}

/** Plural and singular are one word. */
function likelyEnd(sorted: SortedForms, prefix: string): { form: string; stem: string } | undefined {
  const all = countBeginning(sorted, prefix)
  if (all === 0 || prefix.length < sharedLetters) return undefined
  const likely = [...countStems(sorted, prefix)].find(([, { documents }]) => documents * 2 > all)
  return likely && { form: likely[1].form, stem: likely[0] }
}
