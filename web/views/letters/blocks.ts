import type { Block } from '#src/letter/desk/draft-change.ts'
import type { Letter, LetterCard } from '#src/letter/letter.ts'
import type { Frame } from '../../site.ts'

/** One part of a letter, as its page and its desk show it. */
export interface ShownBlock {
  block: Block
  title: string
  cards: readonly LetterCard[]
  /** The section of an axis: it can be moved among the others. */
  isSection: boolean
}

export const blockWords = {
  deadlines: 'Échéances à venir',
  texts: 'Textes parus',
  further: 'À lire aussi',
} as const

/** The parts of a letter in the order in which it is read, those without a story too. */
export function blocksOf(frame: Frame, letter: Letter): ShownBlock[] {
  const list = (block: keyof typeof blockWords): ShownBlock => ({
    block,
    title: blockWords[block],
    cards: letter[block],
    isSection: false,
  })
  const sections = letter.sections.map(({ axis, label, cards }): ShownBlock => ({
    block: axis,
    title: frame.axes.get(axis)?.label ?? label,
    cards,
    isSection: true,
  }))
  return [list('deadlines'), list('texts'), ...sections, list('further')]
}

/** Where a story may be put: the lists, and every axis, those without a section too. */
export function blockChoices(frame: Frame): { value: Block; words: string }[] {
  const lists = Object.entries(blockWords).map(([value, words]) => ({ value: value as Block, words }))
  return [...lists, ...[...frame.axes.values()].map(({ id, label }) => ({ value: id, words: label }))]
}
