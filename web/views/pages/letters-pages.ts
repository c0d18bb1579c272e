import type { Letter, LetterSummary } from '#src/store/letters.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { formatLongDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import { plural } from '../words.ts'

export function lettersPage(letters: readonly LetterSummary[]): Html {
  return html`<h1>Lettres</h1>
    <p class="lead">
      Chaque lundi, l’essentiel de la semaine. <a href="/abonnement">S’abonner à la lettre</a>
    </p>
    ${
      letters.length === 0
        ? html`<div class="empty">
            <h2>Aucune lettre pour l’instant</h2>
            <p>
              La première partira lundi prochain si la semaine apporte au moins un élément ; elle sera gardée
              ici.
            </p>
          </div>`
        : html`<ol class="plain-list reading" reversed>
            ${letters.map(letterLine)}
          </ol>`
    }`
}

export function letterPage(frame: Frame, letter: Letter, items: readonly StoredItem[]): Html {
  return html`<p class="kicker"><a href="/lettres">Lettres</a> · n° ${letter.number}</p>
    <h1>${letter.subject}</h1>
    <p class="lead">
      ${sentOn(letter)}
      <a href="/lettres/${letter.number}/courriel">Voir le courriel tel qu’il a été envoyé</a>
    </p>
    <section aria-labelledby="contenus">
      <h2 id="contenus">Dans cette lettre</h2>
      ${items.length === 0 ? html`<p class="empty">Les éléments de cette lettre ne sont plus dans la base.</p>` : items.map((item) => itemCard(frame, item, { level: 3 }))}
    </section>
    <details>
      <summary>La version en texte seul</summary>
      <div class="letter-text">${letter.text}</div>
    </details>`
}

function letterLine(letter: LetterSummary): Html {
  const count = letter.itemIds.length
  return html`<li>
    <a href="/lettres/${letter.number}">${letter.subject}</a><br />
    <span class="facts-inline">${sentOn(letter)} ${formatNumber(count)} ${plural(count, 'élément')}.</span>
  </li>`
}

function sentOn(letter: LetterSummary): Html {
  return letter.sentAt
    ? html`Envoyée le ${formatLongDate(letter.sentAt)}.`
    : html`Préparée le ${formatLongDate(letter.createdAt)}.`
}
