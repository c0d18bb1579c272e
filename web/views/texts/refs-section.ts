import type { LegalRef } from '#src/enrich/facts.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { type Html, html } from '../html.ts'
import { refTitle, refWords, relationWords, textHref } from './ref-words.ts'

/** What an item says of legal texts, on its page: each leads to the page of the text and to its publisher. */
export function refsSection(_frame: Frame, { facts }: Pick<StoredItem, 'facts'>): Html | '' {
  if (facts.refs.length === 0) return ''
  return html`<section aria-labelledby="references">
    <h2 id="references">Références juridiques</h2>
    <ul class="plain-list refs">
      ${facts.refs.map(refLine)}
    </ul>
  </section>`
}

function refLine({ ref, relation, url }: LegalRef): Html {
  return html`<li>
    <a href="${textHref(ref)}">${refTitle(ref)}</a>
    <span class="hint">${relationWords[relation]}</span>
    ${url ? officialLink(ref, url) : ''}
  </li>`
}

/** The page of a text at its publisher. */
export function officialLink(ref: string, url: string): Html {
  return html`<a href="${url}" rel="noopener noreferrer"
    >${new URL(url).hostname.replace(/^www\./, '')}<span class="visually-hidden"> : ${refWords(ref)}</span>
    <span aria-hidden="true">↗</span></a
  >`
}
