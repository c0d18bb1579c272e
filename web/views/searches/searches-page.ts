import { type SearchNews, mostCounted, newSince } from '#src/searches/search-news.ts'
import type { ListedSearch } from '#src/store/saved-searches.ts'
import type { SearchAlert } from '#src/store/search-alerts.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatAge, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import { askedWords, isMine, rhythmWords } from './search-words.ts'

export interface SearchesAnswer {
  searches: readonly ListedSearch[]
  /** Of the first fifty, by id. */
  news: ReadonlyMap<string, SearchNews>
  /** The person's own, of all their searches. */
  alerts: readonly SearchAlert[]
}

/** What the person keeps, and what colleagues share, each with what is new in it. */
export function searchesPage(frame: Frame, answer: SearchesAnswer): Html {
  const mine = answer.searches.filter((search) => isMine(frame, search))
  const shared = answer.searches.filter((search) => !isMine(frame, search))
  return html`<p class="kicker"><a href="/bureau">Bureau</a></p>
    <h1>Recherches enregistrées</h1>
    <p class="lead">
      Une recherche gardée sous un nom dit ce qu’elle a de nouveau ; elle peut prévenir par courriel, par un
      flux ou par un webhook.
    </p>
    ${answer.searches.length === 0 ? '' : seeAllForm(frame)}
    <section aria-labelledby="miennes">
      <h2 id="miennes">Les miennes</h2>
      ${mine.length === 0 ? noneMine : searchList(frame, answer, mine)}
    </section>
    <section aria-labelledby="partagees">
      <h2 id="partagees">Partagées par des collègues</h2>
      ${
        shared.length === 0
          ? html`<p class="hint">Aucun collègue n’en partage pour l’instant.</p>`
          : searchList(frame, answer, shared)
      }
    </section>`
}

const noneMine = html`<div class="empty">
  <h3>Aucune recherche enregistrée</h3>
  <p>
    Faites une <a href="/">recherche</a>, resserrez-la avec les filtres, puis suivez le lien « Enregistrer
    cette recherche » sous les résultats.
  </p>
</div>`

function seeAllForm(frame: Frame): Html {
  return html`<form action="/recherches/vues" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="jusqua" value="${frame.now.toISOString()}" />
    <p><button type="submit" class="quiet">Tout marquer comme vu</button></p>
  </form>`
}

function searchList(frame: Frame, answer: SearchesAnswer, searches: readonly ListedSearch[]): Html {
  return html`<ul class="plain-list">
    ${searches.map((search) => searchLine(frame, answer, search))}
  </ul>`
}

function searchLine(frame: Frame, { news, alerts }: SearchesAnswer, search: ListedSearch): Html {
  const own = alerts.filter(({ searchId }) => searchId === search.id)
  return html`<li>
    <h3 class="card-title">
      <a href="/recherches/${search.id}">${search.name}</a> ${newsTag(news.get(search.id))}
    </h3>
    <p class="facts">
      <span>${askedWords(frame, search)}</span>
      ${isMine(frame, search) ? '' : html`<span>de ${search.ownerName}</span>`}
      ${isMine(frame, search) && search.shared ? html`<span>partagée</span>` : ''}
      ${own.map((alert) => html`<span>${alertWords(alert)}</span>`)}
    </p>
    ${latestLine(frame, search, news.get(search.id))}
    <p class="gestures">
      <a href="/recherches/${search.id}/reglages"
        >Alertes et réglages<span class="visually-hidden"> de ${search.name}</span></a
      >
    </p>
  </li>`
}

function newsTag(news: SearchNews | undefined): Html | '' {
  if (!news) return ''
  if (news.fault) return html`<span class="tag tag-care">À corriger</span>`
  return news.count > 0
    ? html`<span class="tag tag-ok">${formatNumber(news.count)} ${plural(news.count, 'nouveauté')}</span>`
    : html`<span class="tag tag-soft">rien de neuf</span>`
}

function latestLine(frame: Frame, search: ListedSearch, news: SearchNews | undefined): Html {
  if (!news)
    return html`<p class="hint">
      Seules les ${mostCounted} premières recherches sont comptées : ouvrez celle-ci pour voir ses nouveautés.
    </p>`
  if (news.fault) return html`<p class="fault">${frenchSpacing(news.fault)}</p>`
  const { latest } = news
  if (latest)
    return html`<p>
      Dernière : <a href="/elements/${latest.id}">${latest.title}</a>,
      <time datetime="${latest.firstSeenAt}">${formatAge(latest.firstSeenAt, frame.now)}</time>
    </p>`
  if (!search.seenAt) return html`<p class="hint">Rien ces derniers jours.</p>`
  return html`<p class="hint">
    Rien depuis votre dernier passage, ${formatAge(newSince(search, frame.now), frame.now)}.
  </p>`
}

function alertWords({ channel, rhythm, pausedAt }: SearchAlert): string {
  const words = channel === 'mail' ? `courriel ${rhythmWords[rhythm]}` : 'webhook'
  return pausedAt ? `${words}, en pause` : words
}
