import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { axisFeeds } from './axes-pages.ts'
import { type Html, html } from '../html.ts'
import { type FeedLinks, calendarFormat, feedFormats, feedHref } from '../layout.ts'

/** Every address to copy, and how to make one's own. */
export function feedsPage(frame: Frame): Html {
  const all: FeedLinks = { title: 'Toute la veille', path: '/flux/tout', calendar: true }
  return html`<h1>Flux</h1>
    <p class="lead">
      Un flux s’ouvre dans un lecteur (Thunderbird, Feedly, Miniflux…) ou s’affiche sur un autre site : chaque
      nouvel élément y arrive de lui-même. Les adresses iCal mettent les échéances dans un agenda (Outlook,
      Thunderbird, Nextcloud…) : « s’abonner à un calendrier ». Copiez l’adresse qui convient.
    </p>
    <div class="notice">
      <p>
        Toute recherche a aussi son flux : <a href="/">faites une recherche</a>, puis copiez les liens RSS,
        Atom ou JSON Feed qui la suivent.
      </p>
    </div>
    <ul class="axis-list">
      <li>
        <h2>${all.title}</h2>
        ${addresses(frame, all)}
      </li>
      ${[...frame.axes.values()].map(
        (axis) =>
          html`<li>
            <h2>${axisCode(frame, axis.id)} <a href="/axes/${axis.id}">${axis.label}</a></h2>
            ${addresses(frame, axisFeeds(axis))}
          </li>`,
      )}
    </ul>
    <h2>Réutiliser ces flux</h2>
    <p class="lead">
      Les flux portent les cinquante éléments les plus récents ; les calendriers, les dates passées depuis
      trente jours au plus. Ils répondent « inchangé » (304) quand rien n’a bougé : une lecture toutes les
      quinze minutes suffit. Les textes restent à leurs auteurs : chaque élément donne sa source et son
      adresse d’origine.
    </p>`
}

function addresses(frame: Frame, feeds: FeedLinks): Html {
  return html`<dl class="addresses">
    ${[...feedFormats, ...(feeds.calendar ? [calendarFormat] : [])].map(
      ({ extension, words }) =>
        html`<div>
          <dt>${words}</dt>
          <dd>
            <a href="${feedHref(feeds, extension)}">${frame.site.absolute(feedHref(feeds, extension))}</a>
          </dd>
        </div>`,
    )}
  </dl>`
}
