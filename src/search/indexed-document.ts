import { analyse } from './french/analyse.ts'
import { type FilterName, filterNames, type SearchDocument } from './search-index.ts'

/** A document as both engines hold it: stems in place of words. */
export interface IndexedDocument {
  id: string
  relevant: boolean
  sortDate: string
  deadline: string | null
  title: string
  text: string
  publisher: string
  /** Words as written, once each, where the stem is shorter: what beginnings of words are compared with. */
  forms: string
  facets: [FilterName, string][]
}

/** About forty pages. What stands further is not searched: one annex of tables would outweigh a thousand items. */
const maxTextLength = 120_000

/** What an item's publisher, dates and facets weigh beside its words, roughly. */
const besides = 1_000

export function indexDocument(document: SearchDocument): IndexedDocument {
  const forms = new Set<string>()
  const stem = (text: string) => {
    const tokens = analyse(text.slice(0, maxTextLength))
    for (const { term, form } of tokens) if (term !== form) forms.add(form)
    return tokens.map((token) => token.term).join(' ')
  }
  const { id, relevant, sortDate, deadline = null } = document
  const [title, text, publisher] = [stem(document.title), stem(document.text), stem(document.publisher)]
  return {
    id,
    relevant,
    sortDate,
    deadline,
    title,
    text,
    publisher,
    forms: [...forms].join(' '),
    facets: facetsOf(document),
  }
}

/** The latest version of each document, in groups that stay under `maxLength` characters and `maxCount` documents. */
export function* indexInGroups(
  documents: readonly SearchDocument[],
  { maxLength, maxCount }: { maxLength: number; maxCount: number },
): Generator<IndexedDocument[]> {
  let group: IndexedDocument[] = []
  let length = 0
  for (const document of new Map(documents.map((one) => [one.id, one])).values()) {
    const indexed = indexDocument(document)
    const added = indexed.title.length + indexed.text.length + indexed.forms.length + besides
    if (group.length > 0 && (length + added > maxLength || group.length >= maxCount)) {
      yield group
      group = []
      length = 0
    }
    group.push(indexed)
    length += added
  }
  if (group.length > 0) yield group
}

function facetsOf(document: SearchDocument): [FilterName, string][] {
  const values: Record<FilterName, readonly string[]> = {
    axis: document.axes,
    domain: [document.domain],
    kind: [document.kind],
    publisher: [document.publisher],
    territory: [...new Set([...document.territories, ...(document.within ?? [])])],
    beneficiary: document.beneficiaries ?? [],
    // Known at the hour of the search only.
    status: [],
    reach: document.territories,
  }
  return filterNames.flatMap((facet) =>
    values[facet].filter((value) => value !== '').map((value): [FilterName, string] => [facet, value]),
  )
}
