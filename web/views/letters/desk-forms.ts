import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { type Html, html } from '../html.ts'
import type { DeskAnswer, DeskView } from './desk-answer.ts'

/** The address of the desk that shows the same, but for what is given. */
export function deskHref(number: number, view: DeskView, change: Partial<DeskView> = {}): string {
  const query = viewQuery({ ...view, ...change })
  return `/lettres/${number}/atelier${query === '' ? '' : `?${query}`}`
}

/** What an address keeps of the view; the plain view is ''. */
export function viewQuery(view: DeskView): string {
  const written = new URLSearchParams()
  if (view.form !== 'large') written.set('forme', view.form)
  if (view.card) written.set('carte', view.card)
  if (view.search) written.set('q', view.search)
  if (view.member) written.set('membre', view.member)
  if (view.seenBy) written.set('vu', view.seenBy)
  return written.toString()
}

/** What every form of the desk carries: the session's token, the version that the page shows, and where to come back. */
export function deskFields(frame: Frame, { stored, view }: DeskAnswer): Html {
  return html`${csrfField(frame)}
    <input type="hidden" name="version" value="${stored.version}" />
    <input type="hidden" name="vue" value="${viewQuery(view)}" />`
}

/** The form of the gestures that need nothing typed: their buttons name it. */
export const gestureFormId = 'gestes-lettre'

/** A button of that form. `about`: what it acts upon, said to a screen reader. */
export function gestureButton(words: string, value: string, about: string): Html {
  return html`<button type="submit" class="quiet small" form="${gestureFormId}" name="geste" value="${value}">
    ${words}<span class="visually-hidden"> : ${about}</span>
  </button>`
}

export function isOpen({ stored }: Pick<DeskAnswer, 'stored'>): boolean {
  return stored.state === 'draft'
}
