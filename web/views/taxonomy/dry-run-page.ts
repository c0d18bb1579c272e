import type { AxisMatch, Reason } from '#src/enrich/enriched-item.ts'
import { type DryRun, dryRunBounds, type Shift } from '#src/pipeline/dry-run.ts'
import type { TaxonomyDraft } from '#src/store/taxonomy-draft.ts'
import type { CueChange } from '#src/taxonomy/cue-lines.ts'
import type { Frame } from '../../site.ts'
import { axisBadge } from '../badges.ts'
import { formatDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { langOf, placeWords, titleOf } from '../item/item-card.ts'
import { excerpt } from '../item/reasons.ts'
import { plural } from '../words.ts'
import { changeList } from './cue-words.ts'
import { draftActions } from './draft-section.ts'

export interface DryRunAnswer {
  run: DryRun
  draft: TaxonomyDraft
  changes: readonly CueChange[]
  /** Typed before the try: what was written for the version is not lost. */
  note: string
}

/** « Essayer »: what the draft would change, before anything does. */
export function dryRunPage(frame: Frame, { run, draft, changes, note }: DryRunAnswer): Html {
  const terms = new Set(changes.map(({ cue }) => cue.term))
  return html`<p class="kicker">
      <a href="/administration">Administration</a> · <a href="/administration/lexique">Lexique des axes</a>
    </p>
    <h1>Essai du brouillon</h1>
    <p class="lead">${summary(run, changes.length)}</p>
    ${run.isCut ? html`<p class="notice notice-warn">L’essai s’est arrêté aux ${formatNumber(run.read)} éléments les plus récents : les nombres ne valent que pour eux.</p>` : ''}
    <p class="hint">
      ${formatNumber(run.read)} ${plural(run.read, 'élément lu', 'éléments lus')}, rien n’est écrit.
      ${scopeWords(run)} Ce que l’équipe a décidé élément par élément tient.
    </p>
    <details>
      <summary>Ce que change le brouillon</summary>
      ${changeList(frame, changes)}
    </details>
    ${shifts(frame, 'Ce qui serait ajouté', 'ajouts', run.gains, run.gained, terms)}
    ${shifts(frame, 'Ce qui serait retiré', 'retraits', run.losses, run.lost, terms)}
    ${draftActions(frame, draft, note)}`
}

/** « Cet indice ajouterait 12 éléments et en retirerait 3 sur les 90 derniers jours. » */
export function summary({ gained, lost }: DryRun, changes: number): string {
  const subject = changes === 1 ? 'Cet indice' : 'Ce brouillon'
  const days = `sur les ${dryRunBounds.days} derniers jours.`
  if (gained === 0 && lost === 0) return `${subject} ne changerait rien ${days}`
  const added =
    gained === 0
      ? 'n’ajouterait aucun élément'
      : `ajouterait ${formatNumber(gained)} ${plural(gained, 'élément')}`
  const removed = lost === 0 ? 'n’en retirerait aucun' : `en retirerait ${formatNumber(lost)}`
  return `${subject} ${added} et ${removed} ${days}`
}

function scopeWords({ entering, leaving }: DryRun): string {
  const words = [
    ...(entering > 0
      ? [`${formatNumber(entering)} ${plural(entering, 'entrerait', 'entreraient')} dans la veille`]
      : []),
    ...(leaving > 0 ? [`${formatNumber(leaving)} en ${plural(leaving, 'sortirait', 'sortiraient')}`] : []),
  ]
  return words.length === 0 ? 'Aucun n’entrerait dans la veille ni n’en sortirait.' : `${words.join(', ')}.`
}

function shifts(
  frame: Frame,
  title: string,
  id: string,
  list: readonly Shift[],
  count: number,
  terms: ReadonlySet<string>,
): Html | '' {
  if (count === 0) return ''
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title} (${formatNumber(count)})</h2>
    ${count > list.length ? html`<p class="hint">Les ${list.length} plus récents.</p>` : ''}
    <ul class="plain-list">
      ${list.map((shift) => shiftLine(frame, shift, terms))}
    </ul>
  </section>`
}

function shiftLine(frame: Frame, { item, axes }: Shift, terms: ReadonlySet<string>): Html {
  return html`<li>
    ${axes.map(({ id }) => html`${axisBadge(frame, id)} `)}
    <a href="/elements/${item.id}" lang="${langOf(item)}">${titleOf(item)}</a>
    <span class="facts-inline"
      >${frame.catalogue.publisherOf(item.feedId)}, ${formatDate(item.publishedAt ?? item.firstSeenAt)}</span
    >
    ${axes.map((axis) => proof(item, axis, terms))}
  </li>`
}

/** The words of the changed cues first: they are what one looks for. */
function proof(item: Shift['item'], { reasons }: AxisMatch, terms: ReadonlySet<string>): Html {
  const reason = reasons.find(({ term }) => terms.has(term)) ?? reasons[0]
  if (!reason) return html``
  return html`<br /><span class="excerpt"
      >« ${reason.term} » (${placeWords[reason.field]}) : ${wordsOf(item, reason)}</span
    >`
}

function wordsOf(item: Shift['item'], reason: Reason): Html {
  if (reason.field === 'title') return excerpt(item.title, reason)
  return reason.field === 'text' ? excerpt(item.text, reason) : html`${reason.term}`
}
