import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../site.ts'
import { formatNumber } from './format.ts'
import { gestureBar } from './gesture-bar.ts'
import { type Html, html } from './html.ts'
import { itemCard } from './item-card.ts'
import { plural } from './words.ts'

/** No count of the desk looks further. */
export const mostCounted = 1000

/** « 12 », « plus de 1 000 ». */
export function countWords(count: number): string {
  return count > mostCounted ? `plus de ${formatNumber(mostCounted)}` : formatNumber(count)
}

const kicker = html`<p class="kicker"><a href="/bureau">Bureau</a></p>`

/** One person's own list, latest star first. */
export function starredPage(frame: Frame, items: readonly StoredItem[]): Html {
  return html`${kicker}
    <h1>Mes favoris</h1>
    ${
      items.length === 0
        ? html`<div class="empty">
            <h2>Aucun favori</h2>
            <p>Le bouton « Étoile », sous chaque élément, le garde ici. Vous seul voyez vos favoris.</p>
            <p><a href="/">Parcourir la veille</a></p>
          </div>`
        : html`${gestureBar(frame)} ${items.map((item) => itemCard(frame, item))}`
    }`
}

/** Thirty at a time: what is dealt with leaves the list, and the next come up. */
export function toCheckPage(frame: Frame, items: readonly StoredItem[], count: number): Html {
  return html`${kicker}
    <h1>À vérifier</h1>
    ${
      items.length === 0
        ? html`<div class="empty">
            <h2>Rien à vérifier</h2>
            <p>Chaque classement tient à des mots clairs, ou quelqu’un l’a revu.</p>
            <p><a href="/bureau">Revenir au bureau</a></p>
          </div>`
        : html`<p class="lead">
              ${countWords(count)}
              ${plural(count, 'élément classé sur peu de mots', 'éléments classés sur peu de mots')}, les plus
              récents d’abord. Retenir, corriger ou écarter : dans les trois cas, c’est vérifié.
            </p>
            ${gestureBar(frame)} ${items.map((item) => itemCard(frame, item))}`
    }`
}
