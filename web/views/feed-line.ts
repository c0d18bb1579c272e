import { type Html, html } from './html.ts'
import { type FeedLinks, feedFormats, feedHref } from './layout.ts'

/** « Suivre : RSS · Atom · JSON Feed », under what the feeds tell. */
export function feedLine(feeds: FeedLinks): Html {
  const links = feedFormats.map(
    ({ extension, words }) =>
      html`<li>
        <a href="${feedHref(feeds, extension)}"
          >${words}<span class="visually-hidden"> : ${feeds.title}</span></a
        >
      </li>`,
  )
  return html`<div class="feed-line">
    <span>${feeds.title}, à suivre dans un lecteur de flux :</span>
    <ul>
      ${links}
    </ul>
  </div>`
}
