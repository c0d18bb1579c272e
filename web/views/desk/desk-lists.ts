import type { AxisId } from '#src/axis/taxonomy.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { gestureBar } from './gesture-bar.ts'
import { type Html, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import { plural } from '../words.ts'

/** No count of the desk looks further. */
export const mostCounted = 1000

/** « 12 », « plus de 1 000 ». */
export function countWords(count: number): string {
  return count > mostCounted ? `plus de ${formatNumber(mostCounted)}` : formatNumber(count)
}

const kicker = html`<p class="kicker"><a href="/bureau">Bureau</a></p>`

export interface NewsAnswer {
  since: string
  axis?: AxisId | undefined
  items: readonly StoredItem[]
  total: number
  /** From 1. */
  page: number
  perPage: number
}

/** What came in since the person said that all was seen, latest first. */
export function newsPage(frame: Frame, { since, axis, items, total, page, perPage }: NewsAnswer): Html {
  const label = axis && frame.axes.get(axis)?.label
  return html`${kicker}
    <h1>Nouveautés${label ? html` : ${label}` : ''}</h1>
    ${label ? html`<p><a href="/bureau/nouveautes">Celles de tous les axes</a></p>` : ''}
    ${
      items.length === 0
        ? html`<div class="empty">
            <h2>Rien de neuf ici</h2>
            <p>Les sources sont relues tous les quarts d’heure.</p>
            <p><a href="/bureau">Revenir au bureau</a></p>
          </div>`
        : html`<p class="lead">
              ${countWords(total)} ${plural(total, 'élément')} lus depuis le ${formatMoment(since)}, les
              derniers d’abord.
            </p>
            ${gestureBar(frame)} ${items.map((item) => itemCard(frame, item))}
            ${newsPages({ axis, page, last: Math.ceil(Math.min(total, mostCounted) / perPage) })}
            ${seenForm(frame)}`
    }`
}

function newsPages({
  axis,
  page,
  last,
}: {
  axis: AxisId | undefined
  page: number
  last: number
}): Html | '' {
  if (last <= 1) return ''
  const to = (number: number): string =>
    `/bureau/nouveautes?${new URLSearchParams({ ...(axis ? { axe: axis } : {}), page: String(number) })}`
  return html`<nav class="pages" aria-label="Pages de nouveautés">
    ${page > 1 ? html`<a rel="prev" href="${to(page - 1)}">← Page précédente</a>` : html`<span></span>`}
    <span>Page ${page} sur ${last}</span>
    ${page < last ? html`<a rel="next" href="${to(page + 1)}">Page suivante →</a>` : html`<span></span>`}
  </nav>`
}

/** « J’ai tout vu », up to what this page shows. */
export function seenForm(frame: Frame): Html {
  return html`<form action="/bureau/vu" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="jusqua" value="${frame.now.toISOString()}" />
    <button type="submit" class="quiet">J’ai tout vu</button>
  </form>`
}

/** One person's own list, latest star first. */
export function starredPage(frame: Frame, items: readonly StoredItem[]): Html {
  return html`${kicker}
    <h1>Mes favoris</h1>
    ${
      items.length === 0
        ? html`<div class="empty">
            <h2>Aucun favori</h2>
            <p>
              Le bouton « Étoile », sous chaque élément, le garde ici, et ses échéances vous sont rappelées
              par courriel (<a href="/compte/alertes">mes alertes</a>). Vous seul voyez vos favoris.
            </p>
            <p><a href="/">Parcourir la veille</a></p>
          </div>`
        : html`<p class="lead">
              Leurs échéances vous sont rappelées par courriel, trente jours puis sept jours avant :
              <a href="/compte/alertes">régler mes alertes</a>.
            </p>
            ${gestureBar(frame)} ${items.map((item) => itemCard(frame, item))}`
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
