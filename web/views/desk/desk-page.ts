import { sourceLabel } from '#src/catalogue/source-name.ts'
import type { NewItems } from '#src/store/desk-counts.ts'
import type { LetterSummary } from '#src/store/letters.ts'
import type { ListedSearch } from '#src/store/saved-searches.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { parisDay } from '#src/french/calendar.ts'
import type { Frame } from '../../site.ts'
import { axisCode, deadlineBadge } from '../badges.ts'
import { countWords, mostCounted, seenForm } from './desk-lists.ts'
import { addDays, formatAge, formatDate, formatLongDate, formatNumber, mondayOf } from '../format.ts'
import { gestureBar, itemGestures, pickBox, workTags } from './gesture-bar.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { itemCard, langOf, titleOf } from '../item/item-card.ts'
import { stateSentence } from '../letters/desk-words.ts'
import { deskSearches } from '../searches/saved-part.ts'
import { stateSentence as sourceSentence } from '../sources/source-state.ts'
import type { SourceRow } from '../sources/sources-page.ts'
import { plural } from '../words.ts'

export interface DeskAnswer {
  /** What counts as new (UTC). */
  since: string
  /** That was before they had an account: no visit of theirs. */
  isFirst: boolean
  news: NewItems
  newest: readonly StoredItem[]
  /** Filed on little, nobody has looked. */
  toCheck: readonly StoredItem[]
  toCheckCount: number
  troubled: readonly SourceRow[]
  sourceCount: number
  /** Soonest first, within a fortnight. */
  closing: readonly StoredItem[]
  letter: {
    last: LetterSummary | undefined
    /** The draft that people finish now. */
    inHand?: LetterSummary | undefined
    picks: number
    subscribers: number
  }
  /** Changes that the search does not show yet. */
  waitingForIndex: number
  /** What names the texts that the person follows, unseen yet. */
  followedNews: number
  /** Saved searches that have something new, five at most. */
  searchNews: readonly { search: ListedSearch; count: number }[]
}

/** What needs a human today; each part says so when there is nothing to do. */
export function deskPage(frame: Frame, answer: DeskAnswer): Html {
  const staff = frame.visitor.can('curate')
  return html`<h1>Bureau</h1>
    <p class="lead">
      Bonjour ${frame.visitor.person?.name}. Nous sommes le ${formatLongDate(frame.now.toISOString())}.
    </p>
    ${gestureBar(frame, { list: answer.newest.length + answer.toCheck.length > 0 })}
    <div class="desk">
      <div>${newsSection(frame, answer)} ${staff ? checkSection(frame, answer) : ''}</div>
      <div>
        ${closingSection(frame, answer)} ${staff ? troubleSection(frame, answer) : ''}
        ${staff ? letterSection(frame, answer) : ''}
        <section aria-labelledby="mes-listes">
          <h2 id="mes-listes">Mes listes</h2>
          <p><a href="/bureau/favoris">★ Mes favoris</a></p>
          <p>
            <a href="/textes">Textes suivis</a
            >${answer.followedNews > 0 ? html` : <strong>${formatNumber(answer.followedNews)}</strong> ${plural(answer.followedNews, 'nouveauté')}` : ''}
          </p>
          ${deskSearches(answer.searchNews)}
          <p><a href="/tableau">Tableau de bord</a></p>
          <p><a href="/journal-officiel">Tout le Journal officiel du jour</a></p>
          <p><a href="/couverture">Ce que les sources ont montré aujourd’hui</a></p>
        </section>
        ${answer.waitingForIndex > 50 ? html`<p class="hint">La recherche rattrape ${formatNumber(answer.waitingForIndex)} changements${answer.waitingForIndex >= 1000 ? ', ou plus' : ''}.</p>` : ''}
      </div>
    </div>`
}

function newsSection(frame: Frame, { since, isFirst, news, newest }: DeskAnswer): Html {
  const { total } = news
  const when = isFirst
    ? `depuis le ${formatDate(since)}`
    : `depuis votre dernier passage, ${formatAge(since, frame.now)}`
  return html`<section aria-labelledby="nouveautes">
    <h2 id="nouveautes">Nouveautés</h2>
    ${
      total === 0
        ? html`<p class="empty">
            ${news.more ? `Les ${formatNumber(mostCounted)} derniers éléments lus sont hors périmètre.` : `Rien de neuf ${when}.`}
            Les sources sont relues tous les quarts d’heure.
          </p>`
        : html`<p>
              <strong>${news.more && total <= mostCounted ? 'plus de ' : ''}${countWords(total)}</strong>
              ${plural(total, 'élément')} ${when} :
            </p>
            <ul class="axis-counts">
              ${[...frame.axes.values()].map(({ id, label }) => axisCount(frame, id, label, news.byAxis.get(id) ?? 0))}
            </ul>
            ${newest.map((item) => itemCard(frame, item, { level: 3 }))}
            <div class="actions">
              <a class="button" href="/bureau/nouveautes">Parcourir les nouveautés</a> ${seenForm(frame)}
            </div>`
    }
  </section>`
}

function axisCount(
  frame: Frame,
  id: Parameters<typeof axisCode>[1],
  label: string,
  count: number,
): Html | '' {
  if (count === 0) return ''
  return html`<li>
    <a href="/bureau/nouveautes?axe=${id}">${axisCode(frame, id)} <span>${label}</span></a>
    <span class="count">${countWords(count)}</span>
  </li>`
}

function checkSection(frame: Frame, { toCheck, toCheckCount }: DeskAnswer): Html {
  return html`<section aria-labelledby="a-verifier">
    <h2 id="a-verifier">À vérifier</h2>
    ${
      toCheckCount === 0
        ? html`<p class="empty">
            Rien à vérifier : chaque classement tient à des mots clairs, ou quelqu’un l’a revu.
          </p>`
        : html`<p>
              ${countWords(toCheckCount)}
              ${plural(toCheckCount, 'élément classé sur peu de mots', 'éléments classés sur peu de mots')}.
              Retenir, corriger ou écarter : dans les trois cas, c’est vérifié.
            </p>
            ${toCheck.map((item) => itemCard(frame, item, { level: 3 }))}
            ${toCheckCount > toCheck.length ? html`<p><a href="/bureau/a-verifier">Tout vérifier</a></p>` : ''}`
    }
  </section>`
}

function closingSection(frame: Frame, { closing }: DeskAnswer): Html {
  return html`<section aria-labelledby="proches">
    <h2 id="proches">Échéances proches</h2>
    ${
      closing.length === 0
        ? html`<p class="empty">Rien ne se termine dans les quinze jours.</p>`
        : html`<ul class="plain-list">
            ${closing.map(
              (item) =>
                html`<li class="card" id="d-${item.id}">
                  ${pickBox(frame, item)} ${deadlineBadge(frame, item.closing)}
                  <a href="/elements/${item.id}" lang="${langOf(item)}">${titleOf(item)}</a>
                  ${workTags(frame, item)} ${itemGestures(frame, item)}
                </li>`,
            )}
          </ul>`
    }
    <p><a href="/echeances">Toutes les échéances</a></p>
  </section>`
}

function troubleSection(frame: Frame, { troubled, sourceCount }: DeskAnswer): Html {
  return html`<section aria-labelledby="pannes">
    <h2 id="pannes">Sources en difficulté</h2>
    ${
      troubled.length === 0
        ? html`<p class="empty">
            Aucune des ${formatNumber(sourceCount)} sources n’est en échec, ni muette depuis longtemps.
          </p>`
        : html`<p>${formatNumber(troubled.length)} sur ${formatNumber(sourceCount)}.</p>
            <ul class="plain-list">
              ${troubled.slice(0, 6).map(
                ({ feed, state }) =>
                  html`<li>
                    <a href="/sources/${feed.id}">${sourceLabel(feed)}</a><br />
                    <span class="hint">${frenchSpacing(sourceSentence(feed, state, frame.now))}</span>
                  </li>`,
              )}
            </ul>
            ${troubled.length > 6 ? html`<p><a href="/sources">Voir les ${formatNumber(troubled.length)}</a></p>` : ''}`
    }
  </section>`
}

function letterSection(frame: Frame, { letter }: DeskAnswer): Html {
  if (letter.inHand) return draftSection(frame, letter.inHand, letter.subscribers)
  const today = parisDay(frame.now)
  const monday = mondayOf(today)
  // On its Monday the letter of the week is « la prochaine » until it has left.
  const isDone = letter.last !== undefined && parisDay(letter.last.periodEnd) >= monday
  const next = today === monday && !isDone ? monday : addDays(monday, 7)
  return html`<section aria-labelledby="lettre">
    <h2 id="lettre">Prochaine lettre</h2>
    <p>
      Lundi ${formatDate(next)} à 8 h, n° ${(letter.last?.number ?? 0) + 1}, pour
      ${formatNumber(letter.subscribers)} ${plural(letter.subscribers, 'abonné')}.
    </p>
    <p>
      ${
        letter.picks === 0
          ? html`Aucun élément choisi : elle prendra les mieux classés.`
          : `${formatNumber(letter.picks)} ${plural(letter.picks, 'élément choisi y sera', 'éléments choisis y seront')} en tête.`
      }
    </p>
    ${letter.last ? html`<p><a href="/lettres/${letter.last.number}">Relire la dernière (n° ${letter.last.number})</a></p>` : ''}
  </section>`
}

/** Once a draft is there, it says itself when it leaves. */
function draftSection(frame: Frame, inHand: LetterSummary, subscribers: number): Html {
  return html`<section aria-labelledby="lettre">
    <h2 id="lettre">Prochaine lettre</h2>
    <p>N° ${inHand.number}, pour ${formatNumber(subscribers)} ${plural(subscribers, 'abonné')}.</p>
    <p>${stateSentence(inHand)}</p>
    ${
      frame.visitor.can('edit')
        ? html`<p>
            <a href="/lettres/${inHand.number}/atelier"
              >${inHand.state === 'draft' ? 'Finir la lettre' : 'Voir la lettre'}</a
            >
          </p>`
        : html`<p class="hint">Un éditeur la finit.</p>`
    }
  </section>`
}
