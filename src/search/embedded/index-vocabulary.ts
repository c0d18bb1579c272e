import type { Database } from '../../store/database.ts'
import type { Vocabulary } from '../words/plan.ts'
import { createVocabulary } from '../words/vocabulary.ts'
import { countBits } from './document-set.ts'
import type { Mirror } from './mirror.ts'
import { readForms } from './search-forms.ts'

const mostForms = 60_000
/** Beyond so many documents, a word that one alone has is likelier a slip than a word. */
const smallIndex = 5_000
/** Read again when the index has changed by more than one part in so many. */
const staleShare = 20

interface Held {
  mirror: Mirror
  last: number
  documents: number
  vocabulary: Vocabulary
}

/** The words of the index, read when first needed and again as it grows. */
export function createIndexVocabulary(db: Database): (mirror: Mirror) => Promise<Vocabulary> {
  let held: Held | undefined
  let changed = -1
  return async (mirror) => {
    const known = held?.mirror === mirror ? held : undefined
    const due = known === undefined || isDue(known, mirror, changed)
    if (known && !due) return known.vocabulary
    const { last, version } = mirror
    const documents = countBits(mirror.alive)
    const least = documents > smallIndex ? 2 : 1
    const forms = await readForms(db, { least, most: mostForms })
    changed = version
    held = { mirror, last, documents, vocabulary: createVocabulary(forms, documents) }
    return held.vocabulary
  }
}

function isDue({ last, documents }: Held, mirror: Mirror, version: number): boolean {
  if (mirror.version === version) return false
  return documents < smallIndex / 5 || mirror.last - last > documents / staleShare
}
