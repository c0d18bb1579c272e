import type { AxisId } from '../../axis/taxonomy.ts'
import { legalKinds } from '../labels.ts'
import { cardsOf, type Letter, type LetterCard, type LetterSection } from '../letter.ts'
import type { Block } from './draft-change.ts'

/** An axis as a section is headed by, in reading order: what a section that comes anew is made of. */
export type SectionHead = Omit<LetterSection, 'cards' | 'total'>

const lists = ['deadlines', 'texts', 'further'] as const

export function isList(block: Block): block is (typeof lists)[number] {
  return (lists as readonly string[]).includes(block)
}

/** The stories of a block; none when the axis has no section. */
export function cardsIn(letter: Letter, block: Block): readonly LetterCard[] {
  if (isList(block)) return letter[block]
  return letter.sections.find(({ axis }) => axis === block)?.cards ?? []
}

/** Where a story stands; undefined when it was dropped, or was never there. */
export function blockOf(letter: Letter, cardId: string): Block | undefined {
  const blocks: Block[] = [...lists, ...letter.sections.map(({ axis }) => axis)]
  return blocks.find((block) => cardsIn(letter, block).some(({ id }) => id === cardId))
}

/** What the letter tells, for the record of what was told. */
export function itemIdsOf(letter: Letter): string[] {
  return [...new Set(cardsOf(letter).map(({ id }) => id))]
}

export function isEmpty(letter: Letter): boolean {
  return cardsOf(letter).length === 0
}

/**
 * The letter with these stories in this block. `total` follows, so that « et 3 autres » stays true; a section that has
 * no story left goes, one that comes anew takes its place in the order of the axes.
 */
export function withCards(
  letter: Letter,
  block: Block,
  cards: LetterCard[],
  heads: readonly SectionHead[],
): Letter {
  if (isList(block)) return { ...letter, [block]: cards }
  const section = letter.sections.find(({ axis }) => axis === block)
  const head = section ?? heads.find(({ axis }) => axis === block)
  if (!head) return letter
  const total = Math.max(cards.length, (section?.total ?? 0) + cards.length - (section?.cards.length ?? 0))
  const next = { ...head, cards, total }
  if (cards.length === 0) return { ...letter, sections: letter.sections.filter((one) => one !== section) }
  const sections = section
    ? letter.sections.map((one) => (one === section ? next : one))
    : insertSection(letter.sections, next, heads)
  return { ...letter, sections }
}

function insertSection(
  sections: readonly LetterSection[],
  next: LetterSection,
  heads: readonly SectionHead[],
): LetterSection[] {
  const order = heads.map(({ axis }) => axis)
  const rank = (axis: AxisId) => order.indexOf(axis)
  const at = sections.findIndex(({ axis }) => rank(axis) > rank(next.axis))
  return at < 0 ? [...sections, next] : sections.toSpliced(at, 0, next)
}

/** Where a story that nobody placed goes: by its deadline, its kind, then its main axis. */
export function homeOf(card: LetterCard): Block {
  if (card.closing) return 'deadlines'
  if (legalKinds.has(card.kind)) return 'texts'
  return card.axes[0] ?? 'further'
}

/** Deadlines stay in the order of their dates, whatever an editor moved; anywhere else a new story comes last. */
export function placeOf(cards: readonly LetterCard[], card: LetterCard, block: Block): number {
  if (block !== 'deadlines') return cards.length
  const value = card.closing?.value ?? ''
  const at = cards.findIndex(({ closing }) => (closing?.value ?? '') > value)
  return at < 0 ? cards.length : at
}
