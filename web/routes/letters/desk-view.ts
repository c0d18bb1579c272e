import { type DeskView, previewForms } from '../../views/letters/desk-answer.ts'

const most = { card: 100, search: 300, member: 100 } as const

/** Reads what the address of the desk asks to see: whatever it holds, this is valid and bounded. */
export function readView(given: URLSearchParams): DeskView {
  const text = (name: string, length: number): string =>
    (given.get(name) ?? '')
      .toWellFormed()
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, length)
  const card = text('carte', most.card)
  const seenBy = text('vu', most.card)
  return {
    form: previewForms.find((form) => form === given.get('forme')) ?? 'large',
    search: text('q', most.search),
    member: text('membre', most.member),
    ...(card === '' ? {} : { card }),
    ...(seenBy === '' ? {} : { seenBy }),
  }
}
