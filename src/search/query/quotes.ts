import { type Place, type Problems, mendAt, report } from './problems.ts'

/** What closes what opens a phrase. */
const closing: Record<string, string> = { '"': '"', '«': '»', '“': '”', '„': '”', '”': '”' }

export function isQuote(mark: string): boolean {
  return mark === '»' || Object.hasOwn(closing, mark)
}

/** The phrase that begins at this mark: where it ends, mark included, and what stands inside; undefined: never closed. */
export function readQuote(text: string, start: number): { end: number; inner: Place } | undefined {
  const mark = closing[text.charAt(start)]
  const close = mark === undefined ? -1 : text.indexOf(mark, start + 1)
  if (close < 0) return undefined
  return { end: close + 1, inner: { start: start + 1, end: close } }
}

/** A mark that nothing pairs with: closed at the end, where something follows it to be closed in. */
export function reportLoneQuote(problems: Problems, start: number): void {
  const { text } = problems
  const mark = text.charAt(start)
  const place = { start, end: start + 1 }
  const close = closing[mark]
  const rest = text.slice(start + 1).trim()
  if (close === undefined || rest === '' || [...rest].some(isQuote)) {
    const message = `Le guillemet ${mark} est seul : retirez-le, ou mettez l’expression entre deux guillemets.`
    return report(problems, 'unclosed-quote', place, message, mendAt(text, place, ''))
  }
  const message = `Le guillemet ${mark} n’est pas refermé : ajoutez ${close} à la fin de l’expression.`
  const space = mark === '«' ? ' ' : ''
  report(
    problems,
    'unclosed-quote',
    place,
    message,
    `${text.slice(0, start)}${mark}${space}${rest}${space}${close}`,
  )
}
