import type { FeedAsked, FeedBuilt } from '../../feeds/feed-asked.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { builtAddress } from '../feeds/built-address.ts'
import { feedForm } from '../feeds/feed-form.ts'
import { calendarHelp, reuseHelp } from '../feeds/feed-help.ts'
import { type Html, html } from '../html.ts'
import { type FeedLinks, calendarFormat, feedFormats, feedHref } from '../layout.ts'
import { axisFeeds } from './axes-pages.ts'

/** Makes an address from what is chosen, lists those of the axes, and says how to use them. */
export function feedsPage(frame: Frame, asked: FeedAsked, built: FeedBuilt): Html {
  return html`<h1>Flux</h1>
    <p class="lead">
      Un flux s’ouvre dans un lecteur (Thunderbird, Feedly, Miniflux…) ou s’affiche sur un autre site : chaque
      nouvel élément y arrive de lui-même. Une adresse iCal met les échéances dans un agenda.
    </p>
    ${builtAddress(asked, built)}
    <h2 id="choix">Choisir</h2>
    ${feedForm(frame, asked, built)} ${allAddresses(frame)} ${calendarHelp} ${reuseHelp}`
}

function allAddresses(frame: Frame): Html {
  const all: FeedLinks = { title: 'Toute la veille', path: '/flux/tout', calendar: true }
  return html`<details>
    <summary>Les adresses de toute la veille et de chaque axe</summary>
    <ul class="axis-list">
      <li>
        <h3>${all.title}</h3>
        ${addresses(frame, all)}
      </li>
      ${[...frame.axes.values()].map(
        (axis) =>
          html`<li>
            <h3>${axisCode(frame, axis.id)} <a href="/axes/${axis.id}">${axis.label}</a></h3>
            ${addresses(frame, axisFeeds(axis))}
          </li>`,
      )}
    </ul>
  </details>`
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
