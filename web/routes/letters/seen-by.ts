import type { Deps } from '#src/deps.ts'
import { foldLatin } from '#src/enrich/places/fold-latin.ts'
import type { Letter } from '#src/letter/letter.ts'
import { everything } from '#src/letter/preferences.ts'
import { type RenderedLetter, renderEdition } from '#src/letter/render-edition.ts'
import { listMembers } from '#src/store/members.ts'
import type { Subscriber } from '#src/store/subscribers.ts'

const most = 8

/** Confirmed members whose address or name holds these words. */
export async function findMembers({ db }: Pick<Deps, 'db'>, words: string): Promise<Subscriber[]> {
  if (words === '') return []
  const filter = { address: words.toLowerCase(), nameKey: foldLatin(words), status: 'confirmed' } as const
  return listMembers(db, filter, { limit: most })
}

/** The letter of whoever chose nothing, as the archive has it. */
export function editionOf(letter: Letter): RenderedLetter | undefined {
  return renderEdition(letter, everything, { kind: 'public' })
}

/** What the mail says it holds, as the letter stands. */
export function subjectOf(letter: Letter): string {
  return editionOf(letter)?.subject ?? 'La lettre est vide'
}
