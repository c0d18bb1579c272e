import { type Html, frenchSpacing, html } from '../html.ts'

export interface ErrorWords {
  title: string
  sentence: string
  advice: string
  /** The one thing to do next. */
  link?: { words: string; path: string }
}

/** What happened, what to do, and two ways out. */
export function errorPage({ title, sentence, advice, link }: ErrorWords): Html {
  return html`<div class="reading">
    <h1>${frenchSpacing(title)}</h1>
    <p>${frenchSpacing(sentence)}</p>
    <p>${frenchSpacing(advice)}</p>
    ${link ? html`<p><a class="button" href="${link.path}">${link.words}</a></p>` : ''}
    <form class="search-bar" action="/" method="get" role="search">
      <label for="q" class="visually-hidden">Mots à chercher</label>
      <input id="q" name="q" type="search" maxlength="300" autocomplete="off" />
      <button type="submit">Rechercher</button>
    </form>
    <p>
      <a href="/">Tous les éléments</a> · <a href="/sources">État des sources</a> · <a href="/aide">Aide</a>
    </p>
  </div>`
}
