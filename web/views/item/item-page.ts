import type { Enclosure } from '#src/normalise/item.ts'
import type { Revision, StoredItem } from '#src/store/stored-item.ts'
import { emptySearch, searchHref } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { axisBadge, deadlineBadge } from '../badges.ts'
import { formatDate, formatLongDate, formatMoment } from '../format.ts'
import { citation } from './citation.ts'
import { gestureBar, itemGestures, workTags } from '../desk/gesture-bar.ts'
import { fact } from '../fact.ts'
import { type Html, html } from '../html.ts'
import { langOf, originalOf, titleOf } from './item-card.ts'
import { type Amendments, amendedNotice, amendingSection, noAmendments } from './item-amendments.ts'
import { historySection, storySection } from './item-history.ts'
import { itemHtml } from './item-html.ts'
import { markText, marksOf } from './marks.ts'
import { whyTheseAxes } from './reasons.ts'
import { kindWords } from '#src/french/kinds.ts'
import { type StaffSide, auditSection, staffColumn } from './item-staff.ts'
import { domainWords, territoryName } from '../words.ts'

export interface ItemAnswer {
  item: StoredItem
  story: readonly StoredItem[]
  revisions: readonly Revision[]
  amendments?: Amendments
  /** A person put it off scope. */
  offScopeByTeam?: boolean
  /** For those who may correct it. */
  staff?: StaffSide
}

export function itemPage(frame: Frame, answer: ItemAnswer): Html {
  const { item, story, revisions, offScopeByTeam, staff, amendments = noAmendments } = answer
  return html`<article class="card-whole" ${frame.visitor.person ? html`data-element="${item.id}"` : ''}>
    ${gestureBar(frame, { list: false })}
    <header class="item-head">
      <p class="kicker">
        ${item.axes.map(({ id }) => axisBadge(frame, id))} ${kindWords[item.kind]} ·
        ${frame.catalogue.publisherOf(item.feedId)}
      </p>
      <h1 lang="${langOf(item)}">
        ${markText(titleOf(item), item.title === '' ? [] : marksOf(frame, item, 'title'))}
      </h1>
      ${withdrawal(item)} ${amendedNotice(frame, amendments)} ${itemGestures(frame, item)}
      ${tagsLine(frame, item)} ${factStrip(frame, item)} ${originalLink(frame, item)}
    </header>
    <div class="item-columns">
      <div class="item-why">${whyTheseAxes(frame, item, offScopeByTeam)}</div>
      <div class="item-main">
        ${textSection(frame, item)} ${citation(frame, item)} ${amendingSection(frame, amendments)}
        ${storySection(frame, story)} ${historySection(item, revisions)} ${staff ? auditSection(staff) : ''}
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

function factStrip(frame: Frame, item: StoredItem): Html {
  const domain = html`<a href="${searchHref(emptySearch({ domain: [item.domain] }))}"
    >${domainWords[item.domain]}</a
  >`
  const kind = html`<a href="${searchHref(emptySearch({ kind: [item.kind] }))}">${kindWords[item.kind]}</a>`
  return html`<dl class="fact-strip">
    ${
      item.closing
        ? html`<div class="wide">
            <dt>Échéance</dt>
            <dd>${closingFact(frame, item.closing)}</dd>
          </div>`
        : ''
    }
    ${fact('Type', kind)} ${fact('Domaine', domain)}
    ${item.territories.length > 0 ? fact('Territoire', territories(item)) : ''}
    ${fact('Source', sourceLink(frame, item))}
    ${fact('Publié', item.publishedAt ? formatLongDate(item.publishedAt) : 'la source ne donne pas de date')}
    ${item.updatedAt ? fact('Mis à jour', formatLongDate(item.updatedAt)) : ''}
    ${fact('Lu par Vigie', formatLongDate(item.firstSeenAt))}
    ${item.author ? fact('Auteur', item.author) : ''}
  </dl>`
}

function closingFact(frame: Frame, closing: NonNullable<StoredItem['closing']>): Html {
  const proof =
    closing.origin === 'field'
      ? html`date donnée par la source`
      : closing.evidence
        ? html`lu dans la phrase « <q class="evidence">${closing.evidence}</q> »`
        : html`lu dans le texte`
  return html`${formatMoment(closing.value)} ${deadlineBadge(frame, closing)}<br /><span class="proof"
      >${proof}</span
    >`
}

function territories(item: StoredItem): Html[] {
  return item.territories.map(
    (code, index) =>
      html`${index > 0 ? ', ' : ''}<a href="${searchHref(emptySearch({ territory: [code] }))}"
          >${territoryName(code)}</a
        >`,
  )
}

function sourceLink(frame: Frame, item: StoredItem): Html {
  const feed = frame.catalogue.find(item.feedId)
  return feed
    ? html`<a href="/sources/${feed.id}" title="${feed.title}">${feed.publisher}</a>`
    : html`${item.feedId}`
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
