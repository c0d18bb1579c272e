import { WatchError } from '../../errors.ts'
import { quote } from '../french.ts'
import { cardsOf, type Letter, type LetterCard, originAfterEdit } from '../letter.ts'
import { shorten } from '../summarise.ts'
import { blockOf, cardsIn, homeOf, isList, placeOf, type SectionHead, withCards } from './blocks.ts'
import { mostCards, readLine, readParagraphs } from './check-text.ts'
import type { Block, DraftChange } from './draft-change.ts'

/** The draft after a gesture, and the gesture in French: « a retiré « Fermeture du cuivre » ». */
export interface Applied {
  letter: Letter
  /** '' when the letter stays as it was. */
  gesture: string
}

/**
 * One gesture on a draft. Pure. `heads`: the axes, for a section that comes anew. Throws a WatchError when the story is
 * not there, the text is too long or the block is full.
 */
export function applyChange(
  letter: Letter,
  change: DraftChange,
  heads: readonly SectionHead[] = [],
): Applied {
  const applied = apply(letter, change, heads)
  const isSame = JSON.stringify(applied.letter) === JSON.stringify(letter)
  return isSame ? { letter, gesture: '' } : applied
}

function apply(letter: Letter, change: DraftChange, heads: readonly SectionHead[]): Applied {
  switch (change.kind) {
    case 'move':
      return move(letter, change, heads)
    case 'place':
      return place(letter, change, heads)
    case 'move-section':
      return moveSection(letter, change)
    case 'drop':
      return drop(letter, change.cardId, heads)
    case 'restore':
      return restore(letter, change.cardId, heads)
    case 'add':
      return add(letter, change.card, change.block, heads)
    case 'edit':
      return edit(letter, change, heads)
    case 'intro':
      return {
        letter: { ...letter, intro: readParagraphs(change.text, 'intro') },
        gesture: introGesture(change.text),
      }
    case 'subject':
      return setSubject(letter, readLine(change.text, 'subject'))
    default:
      return change satisfies never
  }
}

type Of<Kind extends DraftChange['kind']> = Extract<DraftChange, { kind: Kind }>

function move(letter: Letter, { cardId, to }: Of<'move'>, heads: readonly SectionHead[]): Applied {
  const { block, card, rest, at } = take(letter, cardId)
  const target = { first: 0, up: Math.max(0, at - 1), down: at + 1, last: rest.length }[to]
  return {
    letter: withCards(letter, block, rest.toSpliced(target, 0, card), heads),
    gesture: `a ${{ first: 'mis en tête', up: 'remonté', down: 'descendu', last: 'mis en dernier' }[to]} ${titleOf(card)}`,
  }
}

function place(letter: Letter, change: Of<'place'>, heads: readonly SectionHead[]): Applied {
  const aside = letter.dropped.find(({ id }) => id === change.cardId)
  const from = aside ? undefined : take(letter, change.cardId)
  const card = aside ?? from?.card
  if (!card) throw unknownCard()
  const lifted = from
    ? from.block === change.block
      ? letter
      : withCards(letter, from.block, from.rest, heads)
    : { ...letter, dropped: letter.dropped.filter(({ id }) => id !== change.cardId) }
  const others = cardsIn(lifted, change.block).filter(({ id }) => id !== change.cardId)
  const index = Number.isFinite(change.index)
    ? Math.min(Math.max(0, Math.trunc(change.index)), others.length)
    : others.length
  const next = putIn(lifted, change.block, [...others].toSpliced(index, 0, card), heads)
  return { letter: next, gesture: `a déplacé ${titleOf(card)} vers ${nameOf(change.block, heads)}` }
}

function moveSection(letter: Letter, { axis, to }: Of<'move-section'>): Applied {
  const at = letter.sections.findIndex((section) => section.axis === axis)
  const section = letter.sections[at]
  if (!section)
    throw new WatchError('no-section', 'Cet axe n’est pas dans la lettre\u00A0: rechargez la page.')
  const target = to === 'up' ? Math.max(0, at - 1) : at + 1
  const sections = letter.sections.toSpliced(at, 1).toSpliced(target, 0, section)
  return {
    letter: { ...letter, sections },
    gesture: `a ${to === 'up' ? 'remonté' : 'descendu'} l’axe ${quote(section.label)}`,
  }
}

function drop(letter: Letter, cardId: string, heads: readonly SectionHead[]): Applied {
  const { block, card, rest } = take(letter, cardId)
  const next = withCards(letter, block, rest, heads)
  return { letter: { ...next, dropped: [card, ...next.dropped] }, gesture: `a retiré ${titleOf(card)}` }
}

function restore(letter: Letter, cardId: string, heads: readonly SectionHead[]): Applied {
  const card = letter.dropped.find(({ id }) => id === cardId)
  if (!card) throw unknownCard()
  const next = { ...letter, dropped: letter.dropped.filter((one) => one !== card) }
  return { letter: insert(next, card, homeOf(card), heads), gesture: `a remis ${titleOf(card)}` }
}

function add(letter: Letter, card: LetterCard, block: Block, heads: readonly SectionHead[]): Applied {
  const there = [...cardsOf(letter), ...letter.dropped].find(({ id }) => id === card.id)
  if (there) {
    const where = letter.dropped.includes(there) ? 'parmi les histoires retirées' : 'dans la lettre'
    throw new WatchError('already-there', `${titleOf(card)} est déjà ${where}.`)
  }
  return { letter: insert(letter, card, block, heads), gesture: `a ajouté ${titleOf(card)}` }
}

/** The story where one that nobody placed goes in its block. */
export function insert(
  letter: Letter,
  card: LetterCard,
  block: Block,
  heads: readonly SectionHead[],
): Letter {
  const cards = cardsIn(letter, block)
  return putIn(letter, block, cards.toSpliced(placeOf(cards, card, block), 0, card), heads)
}

function edit(letter: Letter, change: Of<'edit'>, heads: readonly SectionHead[]): Applied {
  const { block, card } = take(letter, change.cardId)
  const title = readLine(change.title, 'title')
  if (title === '')
    throw new WatchError('no-title', 'Le titre est vide\u00A0: écrivez-en un, ou retirez l’histoire.')
  const summary = readLine(change.summary, 'summary')
  const next = { ...card, title, summary, summaryOrigin: originOf(card, summary, change.origin) }
  const cards = cardsIn(letter, block).map((one) => (one === card ? next : one))
  const what =
    title === card.title ? 'le résumé' : summary === card.summary ? 'le titre' : 'le titre et le résumé'
  return { letter: withCards(letter, block, cards, heads), gesture: `a réécrit ${what} de ${titleOf(card)}` }
}

function originOf(
  card: LetterCard,
  summary: string,
  origin: 'editor' | 'model',
): LetterCard['summaryOrigin'] {
  if (summary !== '' && origin === 'model') return 'model'
  return summary === card.summary ? card.summaryOrigin : originAfterEdit(card.summaryOrigin)
}

function introGesture(text: string): string {
  return text.trim() === '' ? 'a effacé l’introduction' : 'a écrit l’introduction'
}

function setSubject(letter: Letter, subject: string): Applied {
  const gesture = subject === '' ? 'a remis l’objet d’origine' : `a écrit l’objet ${quote(subject)}`
  return { letter: { ...letter, subject }, gesture }
}

function take(letter: Letter, cardId: string) {
  const block = blockOf(letter, cardId)
  const cards = block ? cardsIn(letter, block) : []
  const at = cards.findIndex(({ id }) => id === cardId)
  const card = cards[at]
  if (!block || !card) throw unknownCard()
  return { block, card, at, rest: cards.toSpliced(at, 1) }
}

function putIn(letter: Letter, block: Block, cards: LetterCard[], heads: readonly SectionHead[]): Letter {
  const grows = cards.length > cardsIn(letter, block).length
  if (grows && (cards.length > mostCards.block || cardsOf(letter).length >= mostCards.letter)) {
    throw new WatchError('letter-full', 'La lettre est pleine\u00A0: retirez d’abord une histoire.')
  }
  const next = withCards(letter, block, cards, heads)
  if (!isList(block) && next === letter) {
    throw new WatchError('no-section', 'Cet axe n’existe plus\u00A0: choisissez un autre endroit.')
  }
  return next
}

function unknownCard(): WatchError {
  return new WatchError(
    'no-card',
    'Cette histoire n’est plus à cet endroit de la lettre\u00A0: rechargez la page.',
  )
}

function titleOf({ title }: LetterCard): string {
  return quote(shorten(title, 80))
}

function nameOf(block: Block, heads: readonly SectionHead[]): string {
  if (block === 'deadlines') return 'les échéances'
  if (block === 'texts') return 'les textes parus'
  if (block === 'further') return quote('À lire aussi')
  return `l’axe ${quote(heads.find(({ axis }) => axis === block)?.label ?? block)}`
}
