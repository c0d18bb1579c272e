import { emptySearch } from '../../search-params.ts'
import { readAsked } from '../../read-asked.ts'
import { idsOf } from '#src/search/search-index.ts'
import { listShownItems } from '#src/store/items.ts'
import { searchPageOf } from '../../search-answer.ts'
import type { Frame } from '../../site.ts'
import type { DeskAnswer } from '../../views/letters/desk-answer.ts'

const most = 10

/** The best answers of the watch, one a story, to add from. */
export async function findForDraft(frame: Frame, text: string): Promise<NonNullable<DeskAnswer['found']>> {
  const params = { ...emptySearch(), text }
  const result = await searchPageOf(frame, params, await readAsked(frame, params), { limit: most })
  return { items: await listShownItems(frame.site.deps.db, idsOf(result)), total: result.total }
}
