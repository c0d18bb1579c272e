import { describe } from 'vitest'
import type { SearchIndex } from '#src/search/search-index.ts'
import { describeAnswers } from './search-suite-answers.ts'
import { describeReading } from './search-suite-reading.ts'
import { describeFilters } from './search-suite-filters.ts'
import { describeHostileInput } from './search-suite-hostile.ts'
import { describeTrees } from './search-suite-tree.ts'
import { describeWriting } from './search-suite-writing.ts'

/** What every search engine behind the port must do. Runs on Node and in workerd: no `node:` import here. */
export function describeSearchIndex(name: string, makeIndex: () => Promise<SearchIndex>): void {
  describe(`search index: ${name}`, () => {
    describeReading(makeIndex)
    describeFilters(makeIndex)
    describeTrees(makeIndex)
    describeAnswers(makeIndex)
    describeHostileInput(makeIndex)
    describeWriting(makeIndex)
  })
}
