import type { AxisMatch, Reason } from '#src/enrich/enriched-item.ts'
import type { Marked } from '#src/search/passage/plan-marks.ts'
import { type Segment, bestPassage, highlight } from '#src/search/passage/highlight.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisBadge, callBadge } from '../badges.ts'
import { formatDate } from '../format.ts'
import { moneyWords } from '../money-words.ts'
import { itemGestures, pickBox, workTags } from '../desk/gesture-bar.ts'
import { type Html, html } from '../html.ts'
import { kindWords } from '#src/french/kinds.ts'

export interface CardOptions {
  /** What was asked, to mark it. */
  query?: Marked
  /** How many publishers tell the story of the item. */
  sources?: number
  /** The level of the title among the headings of the page. */
  level?: 2 | 3
  /** The query string of the search that found it: its page then leads to the next result. '' adds nothing. */
  from?: string
  /** Other items of its story that the search found, and the search that shows them. */
  folded?: { count: number; href: string }
  /** Title and facts alone: many fit a screen. */
  compact?: boolean
  /** Among results: it may be previewed, and gives its whole address on paper. */
  inSearch?: boolean
}

const noQuery: readonly string[] = []

/** One item in a list: title, facts in one line, the passage that answers, why it is filed so. */
export function itemCard(frame: Frame, item: StoredItem, options: CardOptions = {}): Html {
  const { query = noQuery, compact = false, inSearch = false } = options
  return html`<article
    class="card${compact ? ' card-compact' : ''}"
    ${frame.work || inSearch ? html`id="${cardId(frame, item)}"` : ''}
  >
    ${pickBox(frame, item)} ${heading(item, options, segments(highlight(titleOf(item), query)))}
    <p class="facts">${item.axes.map(({ id }) => axisBadge(frame, id))} ${factsLine(frame, item, options)}</p>
    ${compact ? '' : html`${passage(item, query)} ${whyLine(frame, item)}`} ${itemGestures(frame, item)}
    ${inSearch ? searchExtras(frame, item) : ''}
  </article>`
}

function searchExtras(frame: Frame, item: StoredItem): Html {
  const original = originalOf(item)
  return html`<p class="card-extras">
      <button type="button" class="link" data-apercu>
        Aperçu<span class="visually-hidden"> : ${titleOf(item)}</span>
      </button>
      ${original && !frame.work ? html`<a href="${original}" rel="noopener noreferrer" data-original>Original<span class="visually-hidden"> : ${titleOf(item)}</span></a>` : ''}
    </p>
    <p class="print-only">${original ?? frame.site.absolute(`/elements/${item.id}`)}</p>`
}

/** Where the card stands on its page; « e- » is for the gestures of staff. */
export function cardId(frame: Frame, { id }: Pick<StoredItem, 'id'>): string {
  return `${frame.visitor.person ? 'e' : 'r'}-${id}`
}

export function titleOf(item: StoredItem): string {
  return item.title === '' ? 'Sans titre' : item.title
}

/** The address of the page it comes from; none when it is not one of the web. */
export function originalOf({ url }: StoredItem): string | undefined {
  return url && /^https?:\/\//.test(url) ? url : undefined
}

/** `lang="en"` where a source speaks another language than the page; only codes that a reader's voice may know. */
export function langOf(item: StoredItem): string {
  const code = item.language?.slice(0, 2).toLowerCase() ?? 'fr'
  return ['en', 'de', 'es', 'it', 'nl', 'pt'].includes(code) ? code : 'fr'
}

export function segments(list: readonly Segment[]): Html[] {
  return list.map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : html`${text}`))
}

/** The words of the item that weigh most for an axis, once each, as the item writes them. */
export function strongestReasons(item: StoredItem, axis: AxisMatch, most: number): Found[] {
  const found = new Map<string, Found & { weight: number }>()
  for (const reason of axis.reasons) {
    const key = `${reason.field} ${reason.term}`
    const weight = (found.get(key)?.weight ?? 0) + reason.weight
    found.set(key, {
      words: found.get(key)?.words ?? wordsOf(item, reason),
      place: placeWords[reason.field],
      weight,
    })
  }
  return [...found.values()].toSorted((a, b) => b.weight - a.weight).slice(0, most)
}

export interface Found {
  /** '' where the team decided: no word says so. */
  words: string
  place: string
}

function wordsOf(item: StoredItem, { field, term, start, end }: Reason): string {
  const text = field === 'title' ? item.title : field === 'text' ? item.text : ''
  return text.slice(start, end).replace(/\s+/g, ' ') || term
}

export const placeWords: Record<Reason['field'], string> = {
  title: 'titre',
  text: 'texte',
  category: 'rubrique',
  source: 'source',
  staff: 'équipe',
}

function heading(item: StoredItem, { level = 2, from = '' }: CardOptions, title: Html[]): Html {
  const back = from === '' ? '' : `?${new URLSearchParams({ de: from })}`
  const link = html`<a href="/elements/${item.id}${back}" lang="${langOf(item)}">${title}</a>`
  return level === 2 ? html`<h2 class="card-title">${link}</h2>` : html`<h3 class="card-title">${link}</h3>`
}

function factsLine(frame: Frame, item: StoredItem, { sources = 1, folded }: CardOptions): Html {
  const date = item.publishedAt
    ? html`<time datetime="${item.publishedAt}">${formatDate(item.publishedAt)}</time>`
    : html`sans date, lu le ${formatDate(item.firstSeenAt)}`
  return html`${callBadge(frame, item)} ${mostTelling(item)} <span>${kindWords[item.kind]}</span>
    <span>${frame.catalogue.publisherOf(item.feedId)}</span>
    <span>${date}</span>
    ${folded ? foldedLink(folded) : sources > 1 ? html`<span>${sources} sources</span>` : ''}
    ${item.withdrawn ? html`<span class="tag tag-warn">Retiré</span>` : ''}
    ${item.amendedBy ? html`<a class="tag tag-warn" href="/elements/${item.amendedBy}">Rectifié par un autre avis</a>` : ''}
    ${workTags(frame, item)}`
}

function foldedLink({ count, href }: { count: number; href: string }): Html {
  return html`<span><a href="${href}">${count} ${count > 1 ? 'autres sources' : 'autre source'}</a></span>`
}

/** The one amount that tells most: a list is scanned, the page has them all. */
function mostTelling({ facts }: StoredItem): Html | '' {
  const [words] = moneyWords(facts)
  return words ? html`<span>${words}</span>` : ''
}

function passage(item: StoredItem, query: Marked): Html | '' {
  const found = bestPassage(item.text, query, 240)
  return found.length === 0 ? '' : html`<p class="passage" lang="${langOf(item)}">${segments(found)}</p>`
}

function whyLine(frame: Frame, item: StoredItem): Html {
  const best = item.axes[0]
  if (!best) return html`<p class="why">Hors périmètre : aucun axe ne s’y reconnaît.</p>`
  const reasons = strongestReasons(item, best, 2).map(
    (found, index) => html`${index > 0 ? ', ' : ''}${foundWords(found)}`,
  )
  return html`<p class="why">Pourquoi ${frame.axes.get(best.id)?.code ?? best.id} ? ${reasons}</p>`
}

function foundWords({ words, place }: Found): Html {
  return words === '' ? html`${byTheTeam}` : html`« ${words} » (${place})`
}

/** In place of the words of an axis that a person gave. */
export const byTheTeam = 'classé par l’équipe'
