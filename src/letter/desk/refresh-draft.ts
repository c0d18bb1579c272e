import { listStoryIds } from '../../store/letters.ts'
import { composeEdition } from '../compose-edition.ts'
import { count } from '../french.ts'
import { cardsOf, type Letter, type LetterCard } from '../letter.ts'
import { storyKey } from '../story.ts'
import { insert } from './apply-change.ts'
import { cardsIn, isList, type SectionHead } from './blocks.ts'
import { mostCards } from './check-text.ts'
import type { Actor, DeskDeps, Saved } from './desk-deps.ts'
import type { Block } from './draft-change.ts'
import { readDraft } from './read-draft.ts'
import { saveDraft } from './save-draft.ts'
import { listSectionHeads } from './section-heads.ts'

/**
 * Adds the stories seen since the draft was made, each at the end of its block (a deadline at its date): what a person
 * placed, wrote or dropped stays as it is. `added`: how many came.
 */
export async function refreshDraft(
  deps: DeskDeps,
  actor: Actor,
  letterId: string,
  version: number,
): Promise<Saved & { added: number }> {
  const draft = await readDraft(deps, letterId, version)
  const { id, number, periodStart } = draft.stored
  const now = deps.now().toISOString()
  const fresh = await composeEdition(deps, { id, number, periodStart, now })
  const mine = [...cardsOf(draft.letter), ...draft.letter.dropped].map((card) => card.id)
  const stories = await listStoryIds(deps.db, mine)
  const { letter, added } = addFresh(draft.letter, fresh, await listSectionHeads(deps), stories)
  if (added === 0) return { version, letter: draft.letter, gesture: '', added }
  const gesture = `a ajouté ${count(added, 'histoire parue', 'histoires parues')} depuis`
  const saved = await saveDraft(deps, actor, draft, { ...letter, periodEnd: now }, gesture)
  return { ...saved, added }
}

/** Pure. A letter that is full takes no more. `stories`: those that its cards belong to today, beside what they say. */
export function addFresh(
  letter: Letter,
  fresh: Letter | undefined,
  heads: readonly SectionHead[],
  stories: readonly string[] = [],
): { letter: Letter; added: number } {
  if (!fresh) return { letter, added: 0 }
  const all = [...cardsOf(letter), ...letter.dropped]
  const keys = all.flatMap((card) => [`item ${card.id}`, storyKey(card)])
  const known = new Set([...keys, ...stories.map((storyId) => storyKey({ id: '', storyId }))])
  let [next, added] = [letter, 0]
  for (const [block, card] of placed(fresh)) {
    const isKnown = known.has(`item ${card.id}`) || known.has(storyKey(card))
    const isFull = cardsIn(next, block).length >= mostCards.block || all.length + added >= mostCards.letter
    if (isKnown || isFull) continue
    const changed = insert(next, card, block, heads)
    next = isList(block) ? changed : withTotal(changed, fresh, block)
    added += 1
  }
  return { letter: next, added }
}

function placed(letter: Letter): [Block, LetterCard][] {
  const blocks: Block[] = ['deadlines', 'texts', ...letter.sections.map(({ axis }) => axis), 'further']
  return blocks.flatMap((block) => cardsIn(letter, block).map((card): [Block, LetterCard] => [block, card]))
}

// « et 3 autres » counts the week as the machine sees it today.
function withTotal(letter: Letter, fresh: Letter, block: Block): Letter {
  const total = fresh.sections.find(({ axis }) => axis === block)?.total ?? 0
  return {
    ...letter,
    sections: letter.sections.map((section) =>
      section.axis === block ? { ...section, total: Math.max(section.cards.length, total) } : section,
    ),
  }
}
