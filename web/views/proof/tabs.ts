import { type Html, html } from '../html.ts'

const tabs = [
  { id: 'day', path: '/couverture', words: 'Jour par jour' },
  { id: 'left-out', path: '/couverture/ecartes', words: 'Écartés' },
  { id: 'issue', path: '/journal-officiel', words: 'Tout le Journal officiel' },
] as const

/** From one proof to another. */
export function coverageTabs(current: (typeof tabs)[number]['id'] | undefined): Html {
  return html`<nav aria-label="Preuve de couverture">
    <ul class="chips chips-choice">
      ${tabs.map(
        ({ id, path, words }) =>
          html`<li>
            <a class="chip" href="${path}" ${id === current ? html`aria-current="page"` : ''}>${words}</a>
          </li>`,
      )}
    </ul>
  </nav>`
}
