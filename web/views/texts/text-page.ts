import type { RefRelation } from '#src/enrich/facts.ts'
import type { Edge } from '#src/store/item-refs.ts'
import type { Revision, StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { gestureBar } from '../desk/gesture-bar.ts'
import { csrfField } from '../form.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import { historySection } from '../item/item-history.ts'
import { plural } from '../words.ts'
import { refTitle, refWords, textHref } from './ref-words.ts'
import { officialLink } from './refs-section.ts'

export interface TextAnswer {
  ref: string
  url?: string | undefined
  /** Undefined for a visitor. */
  followed?: boolean
  /** Shown items by relation; those of `cites` are one page. */
  items: Record<RefRelation, readonly StoredItem[]>
  counts: ReadonlyMap<RefRelation, number>
  edges: readonly Edge[]
  /** Of the first item that is the text, where it was revised. */
  revisions: readonly Revision[]
  /** From 1. */
  page: number
  perPage: number
}

/** All that the watch knows of one legal text. */
export function textPage(frame: Frame, answer: TextAnswer): Html {
  const { ref, url, items, counts, page, perPage } = answer
  const own = items.is[0]
  const cited = counts.get('cites') ?? 0
  const hasCards = Object.values(items).some((list) => list.length > 0)
  return html`<p class="kicker"><a href="/textes">Textes</a></p>
    <h1>${refTitle(ref)}</h1>
    <p class="lead">${countsLine(counts)}</p>
    <div class="inline-form">
      ${url ? html`<span>${officialLink(ref, url)}</span>` : ''} ${followForm(frame, answer)}
    </div>
    ${gestureBar(frame, { list: hasCards })} ${cards(frame, 'texte', 'Le texte', items.is)}
    ${own ? historySection(own, answer.revisions) : ''}
    ${cards(frame, 'modifie', 'Ce qui le modifie', items.modifies)}
    ${cards(frame, 'abroge', 'Ce qui l’abroge', items.repeals)}
    ${edgesSection('modifies', 'Ce qu’il modifie', answer.edges)}
    ${edgesSection('repeals', 'Ce qu’il abroge', answer.edges)}
    ${edgesSection('applies', 'Ce qu’il applique', answer.edges)}
    ${cards(frame, 'applique', 'Pris pour son application', items.applies)}
    ${cards(frame, 'cite', 'Ce qui le cite', items.cites)} ${pages(ref, page, Math.ceil(cited / perPage))}`
}

function countsLine(counts: ReadonlyMap<RefRelation, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return 'Les éléments qui le citaient ont été retirés.'
  return `${formatNumber(total)} ${plural(total, 'élément de la veille le nomme', 'éléments de la veille le nomment')}.`
}

function followForm(frame: Frame, { ref, followed }: TextAnswer): Html | '' {
  if (followed === undefined) return ''
  const gesture = followed ? 'ne-plus-suivre' : 'suivre'
  return html`<form action="${textHref(ref)}/${gesture}" method="post">
    ${csrfField(frame)}
    <button type="submit" ${followed ? html`class="quiet"` : ''}>
      ${followed ? 'Ne plus suivre' : 'Suivre ce texte'}
    </button>
  </form>`
}

function cards(frame: Frame, id: string, title: string, items: readonly StoredItem[]): Html | '' {
  if (items.length === 0) return ''
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${items.map((item) => itemCard(frame, item, { level: 3 }))}
  </section>`
}

function edgesSection(relation: RefRelation, title: string, edges: readonly Edge[]): Html | '' {
  const refs = edges.filter((edge) => edge.relation === relation)
  if (refs.length === 0) return ''
  return html`<section aria-labelledby="vers-${relation}">
    <h2 id="vers-${relation}">${title}</h2>
    <ul class="plain-list refs">
      ${refs.map(({ ref }) => html`<li><a href="${textHref(ref)}">${refTitle(ref)}</a></li>`)}
    </ul>
  </section>`
}

function pages(ref: string, page: number, last: number): Html | '' {
  if (last <= 1) return ''
  const to = (number: number): string => `${textHref(ref)}?page=${number}#cite`
  return html`<nav class="pages" aria-label="Pages de ce qui cite le texte">
    ${page > 1 ? html`<a rel="prev" href="${to(page - 1)}">← Page précédente</a>` : html`<span></span>`}
    <span>Page ${page} sur ${last}</span>
    ${page < last ? html`<a rel="next" href="${to(page + 1)}">Page suivante →</a>` : html`<span></span>`}
  </nav>`
}

/** The page of a reference that no item names: what it would be, and where to go. */
export function unknownTextPage(ref: string): Html {
  return html`<p class="kicker"><a href="/textes">Textes</a></p>
    <h1>${refWords(ref)}</h1>
    <div class="empty">
      <h2>La veille ne cite pas ce texte</h2>
      <p>Aucun élément lu par Vigie ne le nomme, ou son adresse est mal écrite.</p>
      <p><a href="/textes">Chercher un texte par son numéro</a></p>
    </div>`
}
