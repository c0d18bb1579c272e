import type { BuiltInPage } from '#src/pages/built-in.ts'
import { renderMarkdown } from '#src/pages/markdown.ts'
import { type PageValues, fillPlaceholders } from '#src/pages/placeholders.ts'
import { type Html, frenchSpacing, html, trustedHtml } from '../html.ts'

/** The legal notice, the privacy statement, the accessibility statement: built-in or rewritten, set the same way. */
export function sitePage({ title, markdown }: BuiltInPage, values: PageValues): Html {
  return html`<div class="reading">
    <h1>${title}</h1>
    ${pageBody(markdown, values)}
  </div>`
}

// A page changes once a year and is read every day; hostile Markdown costs seconds, once then and not at each view.
const rendered = new Map<string, string>()
const mostKept = 20

export function pageBody(markdown: string, values: PageValues): Html {
  const text = fillPlaceholders(markdown, values)
  let body = rendered.get(text)
  if (body === undefined) {
    body = renderMarkdown(text, { typeset: frenchSpacing })
    if (rendered.size >= mostKept) rendered.clear()
    rendered.set(text, body)
  }
  return trustedHtml(body)
}
