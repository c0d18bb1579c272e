import type { Frame } from '../../site.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { type Html, html } from '../html.ts'
import { sortTerms } from './telling-terms.ts'

/** A run of a text that speaks for axes. Offsets count UTF-16 units; the label says which: « TH DI ». */
export interface Mark {
  start: number
  end: number
  label: string
}

/** The words of one field that most gave the item its axes, in order and without overlap. */
export function marksOf(frame: Frame, item: StoredItem, field: 'title' | 'text'): Mark[] {
  const marks = item.axes.flatMap((axis) =>
    sortTerms(axis)
      .telling.flatMap(([, reasons]) => reasons)
      .filter((reason) => reason.field === field && reason.end > reason.start)
      .map(({ start, end }) => ({ start, end, label: frame.axes.get(axis.id)?.code ?? axis.id })),
  )
  return mergeMarks(marks)
}

/** Runs that overlap become one that carries every label. */
export function mergeMarks(marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (!last || mark.start >= last.end) {
      merged.push({ ...mark })
      continue
    }
    last.end = Math.max(last.end, mark.end)
    if (!last.label.split(' ').includes(mark.label)) last.label += ` ${mark.label}`
  }
  return merged
}

/** Plain text with its marks. */
export function markText(text: string, marks: readonly Mark[]): Html {
  const pieces: Html[] = []
  let at = 0
  for (const { start, end, label } of marks) {
    if (start < at || end > text.length) continue
    pieces.push(html`${text.slice(at, start)}<mark data-axes="${label}">${text.slice(start, end)}</mark>`)
    at = end
  }
  return html`${pieces}${text.slice(at)}`
}
