import type { Enclosure } from '#src/normalise/item.ts'
import type { ItemDecision } from '#src/store/item-decisions.ts'
import type { SimilarItem } from '#src/curation/similar-items.ts'
import type { Revision, StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisBadge } from '../badges.ts'
import { formatDate } from '../format.ts'
import { citation } from './citation.ts'
import { gestureBar, itemGestures, workTags } from '../desk/gesture-bar.ts'
import { type Html, html } from '../html.ts'
import { langOf, originalOf, titleOf } from './item-card.ts'
import {
  type Amendments,
  amendedNotice,
  amendingSection,
  changedNotice,
  noAmendments,
} from './item-amendments.ts'
import type { Neighbours } from '../../search-neighbours.ts'
import { neighbourLinks } from '../search/neighbour-links.ts'
import { refsSection } from '../texts/refs-section.ts'
import { similarSection } from '../story/similar-section.ts'
import { storySection } from '../story/story-section.ts'
import { factStrip } from './fact-strip.ts'
import { historySection } from './item-history.ts'
import { itemHtml } from './item-html.ts'
import { markText, marksOf } from './marks.ts'
import { whyTheseAxes } from './reasons.ts'
import { kindWords } from '#src/french/kinds.ts'
import { type StaffSide, auditSection, staffColumn } from './item-staff.ts'

export interface ItemAnswer {
  item: StoredItem
  story: readonly StoredItem[]
  revisions: readonly Revision[]
  amendments?: Amendments
  /** Texts that change the one that it is. */
  changedBy?: readonly StoredItem[]
  /** Alike, and of another story or none. */
  similar?: readonly SimilarItem[]
  /** What people decided of its filing. */
  decision?: ItemDecision | undefined
  /** When a search led to it. */
  neighbours?: Neighbours
  /** For those who may correct it. */
  staff?: StaffSide
}

export function itemPage(frame: Frame, answer: ItemAnswer): Html {
  const {
    item,
    story,
    revisions,
    decision,
    staff,
    amendments = noAmendments,
    similar = [],
    changedBy = [],
    neighbours,
  } = answer
  return html`<article class="card-whole" ${frame.visitor.person ? html`data-element="${item.id}"` : ''}>
    ${gestureBar(frame, { list: false })} ${neighbours ? neighbourLinks(neighbours) : ''}
    <header class="item-head">
      <p class="kicker">
        ${item.axes.map(({ id }) => axisBadge(frame, id))} ${kindWords[item.kind]} ·
        ${frame.catalogue.publisherOf(item.feedId)}
      </p>
      <h1 lang="${langOf(item)}">
        ${markText(titleOf(item), item.title === '' ? [] : marksOf(frame, item, 'title'))}
      </h1>
      ${withdrawal(item)} ${amendedNotice(frame, amendments)} ${changedNotice(frame, changedBy)}
      ${itemGestures(frame, item)} ${tagsLine(frame, item)} ${factStrip(frame, item)}
      ${originalLink(frame, item)}
    </header>
    <div class="item-columns">
      <div class="item-why">${whyTheseAxes(frame, item, decision)}</div>
      <div class="item-main">
        ${textSection(frame, item)} ${refsSection(frame, item)} ${citation(frame, item)}
        ${amendingSection(frame, amendments)} ${storySection(frame, item, story)}
        ${similarSection(frame, item, similar)} ${historySection(item, revisions)}
        ${staff ? auditSection(staff) : ''}
      </div>
      ${staff ? staffColumn(frame, item, staff) : ''}
    </div>
  </article>`
}

function tagsLine(frame: Frame, item: StoredItem): Html | '' {
  const tags = workTags(frame, item)
  return tags === '' ? '' : html`<p class="facts">${tags}</p>`
}

function withdrawal(item: StoredItem): Html | '' {
  if (!item.withdrawn) return ''
  return html`<div class="notice notice-warn" role="note">
    <p>
      <strong>Élément retiré le ${formatDate(item.withdrawn.at)}.</strong>
      ${item.withdrawn.reason || 'Aucun motif n’a été noté.'}
    </p>
    <p>
      Il n’apparaît plus dans la recherche, les flux ni la lettre ; cette page reste pour ceux qui en ont
      gardé l’adresse.
    </p>
  </div>`
}

function originalLink(frame: Frame, item: StoredItem): Html {
  const url = originalOf(item)
  if (!url) return html`<p class="hint">La source ne donne pas l’adresse de la page d’origine.</p>`
  return html`<p>
    <a class="button" href="${url}" rel="noopener noreferrer"
      >Lire l’original<span class="visually-hidden">
        sur le site de ${frame.catalogue.publisherOf(item.feedId)}</span
      >
      <span aria-hidden="true">↗</span></a
    >
    <span class="hint">${new URL(url).hostname}</span>
  </p>`
}

function textSection(frame: Frame, item: StoredItem): Html {
  const markup = item.contentHtml || item.summaryHtml
  const marks = marksOf(frame, item, 'text')
  const body = markup
    ? itemHtml(markup, item.text, marks)
    : item.text
      ? html`<p class="pre-line">${markText(item.text, marks)}</p>`
      : html`<p class="hint">La source n’a transmis qu’un titre.</p>`
  return html`<section aria-labelledby="texte">
    <h2 id="texte">Texte</h2>
    <div class="item-text" lang="${langOf(item)}">${body}</div>
    ${enclosures(item)}
  </section>`
}

function enclosures(item: StoredItem): Html | '' {
  const safe = item.enclosures.filter(({ url }) => /^https?:\/\//.test(url))
  if (safe.length === 0) return ''
  return html`<h3>Pièces jointes</h3>
    <ul>
      ${safe.map(enclosureLine)}
    </ul>`
}

function enclosureLine({ url, type }: Enclosure): Html {
  return html`<li>
    <a href="${url}" rel="noopener noreferrer">${fileName(url)}</a>${type ? ` (${type})` : ''}
  </li>`
}

function fileName(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? ''
  return name === '' ? url : name
}
