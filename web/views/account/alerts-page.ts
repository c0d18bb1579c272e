import { noticeNames } from '#src/searches/stop-link.ts'
import type { NoticeState } from '#src/store/notice-settings.ts'
import type { DueAlert } from '#src/store/search-alerts.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatMoment } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { rhythmWords } from '../searches/search-words.ts'
import { plural } from '../words.ts'

export interface AlertsAnswer {
  state: NoticeState
  /** By mail, in the order of their searches. */
  alerts: readonly DueAlert[]
  /** How many searches a program is told of. */
  webhooks: number
  /** When the next mail of the day leaves (UTC). */
  at: string
  /** Why nothing is sent to the address. */
  blocked?: string
}

/** « Mes alertes »: all that a person gets by mail, save the letter. */
export function alertsPage(frame: Frame, answer: AlertsAnswer): Html {
  return html`<p class="kicker"><a href="/compte">Mon compte</a></p>
    <h1>Mes alertes</h1>
    <p class="lead">
      Un seul message par jour, à 7 h (heure de Paris), et seulement s’il y a quelque chose à dire. Les
      recherches que vous suivez « dans le quart d’heure » en ajoutent.
    </p>
    ${blockedNotice(frame, answer)} ${noticesForm(frame, answer)} ${searchSection(answer)}
    ${nextSection(answer)}`
}

function blockedNotice(frame: Frame, { blocked }: AlertsAnswer): Html | '' {
  if (blocked === undefined) return ''
  return html`<section aria-labelledby="bloquee">
    <h2 id="bloquee">Rien ne part vers votre adresse</h2>
    <p class="fault">
      Vigie n’envoie plus rien à ${frame.visitor.person?.email ?? ''} : ${frenchSpacing(blocked)}
    </p>
    <p>
      ${
        frame.visitor.can('edit')
          ? html`Si l’adresse marche de nouveau, <a href="/lettres/adresses-bloquees">débloquez-la</a>.`
          : html`Si l’adresse marche de nouveau, demandez à un éditeur de la débloquer, ou à un administrateur
            de changer l’adresse de votre compte.`
      }
    </p>
  </section>`
}

function noticesForm(frame: Frame, { state }: AlertsAnswer): Html {
  const { dates, texts, lastError, pausedAt } = state
  return html`<section aria-labelledby="rappels">
    <h2 id="rappels">Rappels</h2>
    ${lastError ? html`<p class="fault">${pausedAt ? html`En pause, après plusieurs refus : ` : ''}${frenchSpacing(lastError)}</p>` : ''}
    <form class="form" action="/compte/alertes" method="post">
      ${csrfField(frame)}
      ${checkBox('dates', dates, noticeNames.dates, html`Trente jours avant, puis sept. Une date déjà dite qui change et un appel retiré sont dits aussi. Pour suivre un élément, posez une étoile : ils sont dans <a href="/bureau/favoris">vos favoris</a>.`)}
      ${checkBox('textes', texts, noticeNames.texts, html`Ce qui les modifie, les abroge ou les publie, avec l’entrée en vigueur quand elle est connue. On suit un texte <a href="/textes">sur sa page</a>.`)}
      <p>
        <button type="submit">${pausedAt ? 'Enregistrer et reprendre' : 'Enregistrer mes rappels'}</button>
      </p>
    </form>
  </section>`
}

function checkBox(name: string, checked: boolean, words: string, hint: Html): Html {
  return html`<div class="field">
    <label class="box"
      ><input
        type="checkbox"
        name="${name}"
        value="1"
        aria-describedby="${name}-aide"
        ${checked ? html`checked` : ''}
      />
      <span>${words}</span></label
    >
    <p class="hint" id="${name}-aide">${hint}</p>
  </div>`
}

function searchSection({ alerts, webhooks }: AlertsAnswer): Html {
  return html`<section aria-labelledby="recherches">
    <h2 id="recherches">Recherches</h2>
    ${
      alerts.length === 0
        ? html`<div class="empty">
            <h3>Aucune alerte sur une recherche</h3>
            <p>
              Ouvrez l’une de vos <a href="/recherches">recherches enregistrées</a>, puis « Régler » : elle
              peut vous écrire quand elle trouve du nouveau.
            </p>
          </div>`
        : html`<ul class="plain-list">
            ${alerts.map(alertLine)}
          </ul>`
    }
    ${
      webhooks > 0
        ? html`<p class="hint">
            En plus, ${webhooks}
            ${plural(webhooks, 'webhook prévient un programme', 'webhooks préviennent des programmes')} :
            <a href="/recherches">voir mes recherches</a>.
          </p>`
        : ''
    }
  </section>`
}

function alertLine({ search, searchId, rhythm, lastSentAt, lastError, pausedAt }: DueAlert): Html {
  return html`<li>
    <h3 class="card-title"><a href="/recherches/${searchId}">${search.name}</a></h3>
    <p class="facts">
      <span>${rhythmWords[rhythm]}</span>
      <span>${lastSentAt ? html`dernier message : ${formatMoment(lastSentAt)}` : 'rien envoyé encore'}</span>
    </p>
    ${lastError ? html`<p class="fault">${pausedAt ? html`En pause : ` : ''}${frenchSpacing(lastError)}</p>` : ''}
    <p class="gestures">
      <a href="/recherches/${searchId}/reglages"
        >Régler<span class="visually-hidden"> l’alerte « ${search.name} »</span></a
      >
    </p>
  </li>`
}

function nextSection({ state, at, blocked }: AlertsAnswer): Html {
  return html`<section aria-labelledby="message">
    <h2 id="message">Message du jour</h2>
    <p>
      ${state.noticedAt ? html`Dernier message : ${formatMoment(state.noticedAt)}.` : 'Aucun message du jour n’est encore parti.'}
      ${blocked === undefined ? html`Prochain départ le ${formatMoment(at)}, s’il y a quelque chose à dire.` : ''}
    </p>
    <p><a href="/compte/alertes/apercu">Aperçu du prochain message</a></p>
  </section>`
}
