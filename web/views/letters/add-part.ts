import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisBadge, deadlineBadge } from '../badges.ts'
import { formatDate, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { langOf, titleOf } from '../item/item-card.ts'
import { plural } from '../words.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { gestureButton, isOpen } from './desk-forms.ts'

/** Looks in the watch, and adds what is found to the draft. */
export function addPart(frame: Frame, answer: DeskAnswer): Html | '' {
  if (!isOpen(answer)) return ''
  const { stored, view, found } = answer
  return html`<section aria-labelledby="ajouter" class="draft-block">
    <h2 id="ajouter" tabindex="-1">Ajouter depuis la recherche</h2>
    <form
      action="/lettres/${stored.number}/atelier#ajouter"
      method="get"
      role="search"
      aria-label="Chercher dans la veille"
      class="line-form"
    >
      ${view.form === 'large' ? '' : html`<input type="hidden" name="forme" value="${view.form}" />`}
      ${view.seenBy ? html`<input type="hidden" name="vu" value="${view.seenBy}" />` : ''}
      <div class="field">
        <label for="q">Mots à chercher dans la veille</label>
        <input id="q" name="q" type="search" value="${view.search}" maxlength="300" autocomplete="off" />
      </div>
      <button type="submit" class="quiet">Chercher</button>
    </form>
    ${found ? results(frame, answer, found) : ''}
  </section>`
}

function results(frame: Frame, answer: DeskAnswer, found: NonNullable<DeskAnswer['found']>): Html {
  const { search } = answer.view
  const all = html`<a href="/?${new URLSearchParams({ q: search })}">Voir cette recherche</a>`
  if (found.items.length === 0)
    return html`<p class="empty">Rien ne répond à « ${search} ». Essayez moins de mots. ${all}</p>`
  return html`<p class="hint">
      ${formatNumber(found.total)}
      ${plural(found.total, 'résultat')}${found.total > found.items.length ? html`, ${plural(found.items.length, 'le premier', `les ${found.items.length} premiers`)} ici` : ''}.
      ${all}
    </p>
    <ul class="plain-list">
      ${found.items.map((item) => result(frame, item, placeIn(answer, item.id)))}
    </ul>`
}

function result(frame: Frame, item: StoredItem, place: 'told' | 'dropped' | undefined): Html {
  const title = titleOf(item)
  return html`<li class="draft-card" id="a-${item.id}">
    <p class="card-title"><a href="/elements/${item.id}" lang="${langOf(item)}">${title}</a></p>
    <p class="facts">
      ${item.axes.map(({ id }) => axisBadge(frame, id))} ${deadlineBadge(frame, item.closing)}
      <span>${frame.catalogue.publisherOf(item.feedId)}</span>
      <span>${item.publishedAt ? formatDate(item.publishedAt) : 'sans date'}</span>
    </p>
    ${
      place === undefined
        ? html`<div class="draft-buttons">
            ${gestureButton('Ajouter à la lettre', `ajouter:${item.id}`, title)}
          </div>`
        : html`<p class="why">
            ${frenchSpacing(place === 'told' ? 'Déjà dans la lettre.' : 'Retirée de la lettre :')}
            <a href="#c-${item.id}"
              >${place === 'told' ? 'la voir' : 'la remettre'}<span class="visually-hidden">
                : ${title}</span
              ></a
            >
          </p>`
    }
  </li>`
}

function placeIn({ letter }: DeskAnswer, id: string): 'told' | 'dropped' | undefined {
  if (letter.dropped.some((card) => card.id === id)) return 'dropped'
  const told = [letter.deadlines, letter.texts, letter.further, ...letter.sections.map(({ cards }) => cards)]
  return told.some((cards) => cards.some((card) => card.id === id)) ? 'told' : undefined
}
