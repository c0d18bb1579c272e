import type { AxisId } from '../axis/taxonomy.ts'
import { editionFor } from './edition.ts'
import type { Letter } from './letter.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'

/** Whom the footer speaks to. */
export type Reader =
  | { kind: 'subscriber'; unsubscribeUrl: string; confirmedAt: string }
  /** The archive and the preview: nobody's own link. */
  | { kind: 'public' }

export interface RenderedLetter {
  subject: string
  html: string
  text: string
}

/**
 * The message for a choice of axes, or undefined when there is nothing in it. Under 100 kB of HTML, since Gmail hides
 * what comes after 102: stories that do not fit are counted, with a link to the site.
 */
export function renderEdition(
  letter: Letter,
  axes: readonly AxisId[],
  reader: Reader,
): RenderedLetter | undefined {
  for (let perAxis = startPerAxis(axes); ; perAxis--) {
    const edition = editionFor(letter, axes, { perAxis, deadlines: perAxis * 2 })
    if (!edition) return undefined
    const html = renderHtml(edition, reader)
    if (perAxis > 1 && new TextEncoder().encode(html).length > maxHtmlBytes) continue
    return { subject: edition.subject, html, text: renderText(edition, reader) }
  }
}

export const maxHtmlBytes = 100_000

// Who chose few axes reads more of each.
function startPerAxis(axes: readonly AxisId[]): number {
  return axes.length > 0 && axes.length <= 3 ? 10 : 6
}
