import { type Html, html } from './html.ts'

/** One line of a strip of facts (`dl.fact-strip`). */
export function fact(name: string, value: Html | Html[] | string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}
