import { type AxisId, axisIds } from '#src/axis/taxonomy.ts'
import { blockOf, cardsIn } from '#src/letter/desk/blocks.ts'
import type { Block, DraftChange } from '#src/letter/desk/draft-change.ts'
import { most } from '#src/letter/desk/check-text.ts'
import type { Letter } from '#src/letter/letter.ts'
import type { FormBody } from '../../form-body.ts'

/** What a form of the desk asks for, and where its page comes back to. */
export type Gesture = { anchor: string } & (
  | { kind: 'change'; change: DraftChange }
  | { kind: 'add'; itemId: string }
  | { kind: 'return'; version: number }
  | { kind: 'refresh' }
  | { kind: 'propose'; cardId: string }
)

/** Longer than what is kept: a text that is too long is refused with its length, not cut. */
const typed = (name: keyof typeof most): number => 4 * most[name]

/** Reads the button that was pressed and the fields beside it; undefined when they mean nothing. */
export function readGesture(form: FormBody, letter: Letter): Gesture | undefined {
  const [name = '', ...rest] = form.text('geste', 200).split(':')
  const target = rest.join(':')
  const card = target || form.text('carte', 100)
  return (
    moveOf(name, card) ??
    sectionOf(name, target) ??
    cardGesture(name, card, form, letter) ??
    wordsOf(name, form) ??
    wholeOf(name, form)
  )
}

const moves = { monter: 'up', descendre: 'down', tete: 'first', fin: 'last' } as const

function moveOf(name: string, cardId: string): Gesture | undefined {
  if (!Object.hasOwn(moves, name) || cardId === '') return undefined
  const to = moves[name as keyof typeof moves]
  return { kind: 'change', anchor: `c-${cardId}`, change: { kind: 'move', cardId, to } }
}

function sectionOf(name: string, target: string): Gesture | undefined {
  const axis = axisIds.find((id) => id === target)
  const to = name === 'section-monter' ? 'up' : name === 'section-descendre' ? 'down' : undefined
  if (!axis || !to) return undefined
  return { kind: 'change', anchor: `bloc-${axis}`, change: { kind: 'move-section', axis, to } }
}

function cardGesture(name: string, cardId: string, form: FormBody, letter: Letter): Gesture | undefined {
  if (cardId === '') return undefined
  const anchor = `c-${cardId}`
  switch (name) {
    case 'retirer':
      return { kind: 'change', anchor: besideOf(letter, cardId), change: { kind: 'drop', cardId } }
    case 'remettre':
      return { kind: 'change', anchor, change: { kind: 'restore', cardId } }
    case 'placer': {
      const block = readBlock(form.text('bloc', 100))
      return block && { kind: 'change', anchor, change: { kind: 'place', cardId, block, index: Infinity } }
    }
    case 'modifier':
      return { kind: 'change', anchor, change: editOf(cardId, form) }
    case 'ajouter':
      return { kind: 'add', anchor, itemId: cardId }
    case 'proposer':
      return { kind: 'propose', anchor, cardId }
    default:
      return undefined
  }
}

function editOf(cardId: string, form: FormBody): DraftChange {
  const origin = form.text('origine', 10) === 'model' ? 'model' : 'editor'
  const [title, summary] = [form.raw('titre', typed('title')), form.raw('resume', typed('summary'))]
  return { kind: 'edit', cardId, title, summary, origin }
}

function wordsOf(name: string, form: FormBody): Gesture | undefined {
  if (name === 'intro')
    return {
      kind: 'change',
      anchor: 'ouverture',
      change: { kind: 'intro', text: form.raw('texte', typed('intro')) },
    }
  if (name === 'sujet')
    return {
      kind: 'change',
      anchor: 'ouverture',
      change: { kind: 'subject', text: form.raw('sujet', typed('subject')) },
    }
  return undefined
}

function wholeOf(name: string, form: FormBody): Gesture | undefined {
  if (name === 'actualiser') return { kind: 'refresh', anchor: 'atelier' }
  const version = readNumber(form.text('numero', 10))
  return name === 'revenir' && version > 0 ? { kind: 'return', anchor: 'versions', version } : undefined
}

/** A whole number of a form; 0 when it is none. */
export function readNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

function readBlock(value: string): Block | undefined {
  return (['deadlines', 'texts', 'further', ...axisIds] as (Block | AxisId)[]).find(
    (block) => block === value,
  )
}

/** Where the eyes go once a story is gone: the next one, else the one before, else the part. */
function besideOf(letter: Letter, cardId: string): string {
  const block = blockOf(letter, cardId)
  if (!block) return 'retirees'
  const cards = cardsIn(letter, block)
  const at = cards.findIndex(({ id }) => id === cardId)
  const beside = cards[at + 1] ?? cards[at - 1]
  return beside ? `c-${beside.id}` : 'retirees'
}
