import { problemNames, problemTypes } from '../../api/problem-types.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

/** What each refusal of the API means: the address that is its type leads here. */
export function problemsPage(): Html {
  return html`<p class="kicker"><a href="/api">API</a></p>
    <h1>Problèmes</h1>
    <p class="lead">
      Un refus est un <code>application/problem+json</code> (RFC 9457). Son « type » est l’adresse d’un
      paragraphe de cette page : comparez-le, et non « title » ni « detail », qui sont pour une personne.
    </p>
    ${problemNames.map((name) => {
      const { status, when, advice } = problemTypes[name]
      return html`<section aria-labelledby="${name}">
        <h2 id="${name}" tabindex="-1">${name}</h2>
        <p class="facts">Statut HTTP ${status}</p>
        <p>${frenchSpacing(when)}</p>
        <p>${frenchSpacing(advice)}</p>
      </section>`
    })}`
}
