import type { Operation } from './operation.ts'
import { listAxes, readAxis, readVocabulary } from './operations/axes.ts'
import { listDeadlines } from './operations/deadlines.ts'
import { listFeeds } from './operations/feeds.ts'
import { listItems, readItem } from './operations/items.ts'
import { listSentLetters, readSentLetter } from './operations/letters.ts'
import { findTerritories } from './operations/places.ts'
import { search } from './operations/search.ts'
import { listSources, readSource } from './operations/sources.ts'
import { readStory } from './operations/stories.ts'

/** Everything that the API answers, in the order of its documentation. */
export const operations: readonly Operation[] = [
  listItems,
  readItem,
  search,
  readStory,
  listDeadlines,
  listAxes,
  readAxis,
  readVocabulary,
  findTerritories,
  listSources,
  readSource,
  listFeeds,
  listSentLetters,
  readSentLetter,
]
