import { html as escapeHtml, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is safe to write as it is. Only `html` and `trustedHtml` make it. */
export type Html = HtmlEscapedString

const typeset = new WeakMap<TemplateStringsArray, TemplateStringsArray>()

/**
 * The tag of every view. Values are escaped; the words of the template itself get French spacing, so that the
 * source can be typed with plain spaces. Values never hold promises, hence the plain return type.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  let set = typeset.get(strings)
  if (!set) {
    set = Object.assign(strings.map(frenchSpacing), { raw: strings.raw })
    typeset.set(strings, set)
  }
  return escapeHtml(set, ...values) as Html
}

/** HTML made by our own sanitiser, or by `html`: nothing else may come here. */
export function trustedHtml(markup: string): Html {
  return raw(markup)
}

/**
 * Puts the spaces that French wants: narrow no-break before ; ! ? and inside « », no-break before : and after n°.
 * For our own words only, never for what a source wrote.
 */
export function frenchSpacing(text: string): string {
  return text
    .replace(/\s+([;!?»])/g, '\u202F$1')
    .replace(/«\s+/g, '«\u202F')
    .replace(/\s+:/g, '\u00A0:')
    .replace(/n°\s+/g, 'n°\u00A0')
}
