import type { Deps } from '../../deps.ts'
import type { Letter as StoredLetter } from '../../store/letters.ts'
import { findSubscriber, type Subscriber } from '../../store/subscribers.ts'
import { openEditions } from '../deliver/editions.ts'
import type { RenderedLetter } from '../render-edition.ts'

/** What one member would get, were the letter sent as it stands. */
export interface MemberPreview {
  member: Subscriber
  /** False: every fortnight or every month, and it is not their week. */
  isDue: boolean
  /** Undefined when nothing of it concerns them. */
  rendered: RenderedLetter | undefined
}

/**
 * Exactly the member's edition (a fortnight's holds two letters), but for its link, which opens nothing: an editor who
 * looks must not be able to act in the member's place. Undefined when there is no such member.
 */
export async function previewFor(
  deps: Pick<Deps, 'db' | 'config' | 'enricher'>,
  stored: StoredLetter,
  memberId: string,
): Promise<MemberPreview | undefined> {
  const member = await findSubscriber(deps.db, memberId)
  if (!member) return undefined
  const editions = await openEditions(deps, stored)
  return { member, isDue: editions.isDue(member), rendered: await editions.render(member, '') }
}
