import type { AxisMatch, Reason } from '#src/enrich/enriched-item.ts'
import type { ParsedQuery } from '#src/search/query/ast.ts'
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
  query?: ParsedQuery
  /** How many publishers tell the story of the item. */
  sources?: number
  /** The level of the title among the headings of the page. */
  level?: 2 | 3
}

const noQuery: readonly string[] = []

/** One item in a list: title, facts in one line, the passage that answers, why it is filed so. */
export function itemCard(frame: Frame, item: StoredItem, options: CardOptions = {}): Html {
  const query = options.query ?? noQuery
  return html`<article class="card" ${frame.work ? html`id="e-${item.id}"` : ''}>
    ${pickBox(frame, item)} ${heading(item, options.level ?? 2, segments(highlight(titleOf(item), query)))}
    <p class="facts">
      ${item.axes.map(({ id }) => axisBadge(frame, id))} ${factsLine(frame, item, options.sources)}
    </p>
    ${passage(item, query)} ${whyLine(frame, item)} ${itemGestures(frame, item)}
  </article>`
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

function heading(item: StoredItem, level: 2 | 3, title: Html[]): Html {
  const link = html`<a href="/elements/${item.id}" lang="${langOf(item)}">${title}</a>`
  return level === 2 ? html`<h2 class="card-title">${link}</h2>` : html`<h3 class="card-title">${link}</h3>`
}

function factsLine(frame: Frame, item: StoredItem, sources = 1): Html {
  const date = item.publishedAt
    ? html`<time datetime="${item.publishedAt}">${formatDate(item.publishedAt)}</time>`
    : html`sans date, lu le ${formatDate(item.firstSeenAt)}`
  return html`${callBadge(frame, item)} ${mostTelling(item)} <span>${kindWords[item.kind]}</span>
    <span>${frame.catalogue.publisherOf(item.feedId)}</span>
    <span>${date}</span> ${sources > 1 ? html`<span>${sources} sources</span>` : ''}
    ${item.withdrawn ? html`<span class="tag tag-warn">Retiré</span>` : ''}
    ${item.amendedBy ? html`<a class="tag tag-warn" href="/elements/${item.amendedBy}">Rectifié par un autre avis</a>` : ''}
    ${workTags(frame, item)}`
}

/** The one amount that tells most: a list is scanned, the page has them all. */
function mostTelling({ facts }: StoredItem): Html | '' {
  const [words] = moneyWords(facts)
  return words ? html`<span>${words}</span>` : ''
}

function passage(item: StoredItem, query: ParsedQuery | readonly string[]): Html | '' {
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
