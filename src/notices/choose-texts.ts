import type { NoticeKey, ToldNotice } from '../store/notices-told.ts'
import type { TextChange } from '../store/text-changes.ts'

/** What came out that changes texts which the person follows: one line, whatever many texts it changes. */
export interface TextNotice {
  change: Pick<TextChange, 'itemId' | 'title' | 'feedId' | 'publishedAt' | 'entryIntoForce'>
  refs: Pick<TextChange, 'ref' | 'relation'>[]
  keys: NoticeKey[]
}

/** Of several publishers who tell one event, the latest speaks; a story that was told is not told by another item. */
export function chooseTexts(changes: readonly TextChange[], told: readonly ToldNotice[]): TextNotice[] {
  const isTold = (storyId: string, ref: string) =>
    told.some((one) => one.kind === 'texte' && one.storyId === storyId && one.value === ref)
  const fresh = changes.filter(({ storyId, ref }) => !storyId || !isTold(storyId, ref))
  const stories = Map.groupBy(fresh, ({ itemId, storyId }) => storyId ?? itemId)
  return [...stories.values()].map(([first, ...others]) => {
    const all = [first!, ...others]
    const entryIntoForce = all.find((one) => one.entryIntoForce)?.entryIntoForce
    const refs = new Map(all.map(({ ref, relation }) => [ref, { ref, relation }]))
    return {
      change: { ...first!, ...(entryIntoForce ? { entryIntoForce } : {}) },
      refs: [...refs.values()],
      keys: all.map(({ itemId, ref }) => ({ kind: 'texte', itemId, value: ref })),
    }
  })
}
