import type { LegalRef, RefRelation } from '../../enrich/facts.ts'
import { kindWords } from '../../french/kinds.ts'
import type { StoredItem } from '../../store/stored-item.ts'
import { type JsonObject, some } from './giver.ts'

/** A text and what it does to others, in the properties that schema.org took from ELI. */
export function legislationFields({ kind, facts: { refs, dates } }: StoredItem): JsonObject {
  const itself = refs.filter(({ relation }) => relation === 'is')
  return {
    '@type': 'Legislation',
    legislationType: kindWords[kind],
    legislationIdentifier: itself[0]?.ref,
    sameAs: some([...new Set(itself.flatMap(({ url }) => url ?? []))]),
    legislationDateOfApplicability: dates.find(({ role }) => role === 'entry-into-force')?.value,
    legislationChanges: textsOf(refs, 'modifies'),
    legislationRepeals: textsOf(refs, 'repeals'),
    legislationApplies: textsOf(refs, 'applies'),
    citation: textsOf(refs, 'cites'),
  }
}

function textsOf(refs: readonly LegalRef[], relation: RefRelation): readonly JsonObject[] | undefined {
  // A text cites the same article ten times.
  const texts = new Map(refs.filter((one) => one.relation === relation).map((one) => [one.ref, one.url]))
  return some(
    [...texts].slice(0, mostTexts).map(([ref, url]) => ({
      '@type': 'Legislation',
      legislationIdentifier: ref,
      url,
    })),
  )
}

const mostTexts = 50
