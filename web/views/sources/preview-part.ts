import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { Preview } from '#src/pipeline/preview-feed.ts'
import type { Frame } from '../../site.ts'
import { axisBadge } from '../badges.ts'
import { formatDate, formatMoment, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import { ruleChoices } from '../proof/rule-words.ts'
import { durationWords } from './source-words.ts'

const mostShown = 30

/** What a definition gives, before anything is kept. Titles and texts are plain: nothing of the page's own markup. */
export function previewPart(frame: Frame, preview: Preview): Html {
  return html`<section class="staff-box" aria-labelledby="apercu">
    <h2 id="apercu" tabindex="-1">Aperçu</h2>
    ${preview.kind === 'read' ? readPart(frame, preview) : failedPart(preview)}
    <p class="hint">Rien n’est enregistré. Lu en ${durationWords(preview.tookMs)}.</p>
  </section>`
}

function failedPart(preview: Exclude<Preview, { kind: 'read' }>): Html {
  switch (preview.kind) {
    case 'failed':
      return html`<p class="notice notice-warn" role="alert">${preview.error.message}</p>`
    case 'limited':
      return html`<p class="notice" role="alert">
        Le serveur demande d’attendre jusqu’au ${formatMoment(preview.until)}.
      </p>`
    case 'unconfigured':
      return html`<p class="notice" role="alert">À configurer d’abord : ${preview.missing.join(', ')}.</p>`
    default:
      return preview satisfies never
  }
}

type Read = Extract<Preview, { kind: 'read' }>

function readPart(frame: Frame, { items, rejected, warnings }: Read): Html {
  const relevant = items.filter((item) => item.relevant).length
  return html`<p role="status">
      <strong>${formatNumber(items.length)} ${plural(items.length, 'élément lu', 'éléments lus')}</strong>,
      dont ${formatNumber(relevant)} dans le périmètre.
    </p>
    ${
      warnings.length > 0
        ? html`<div class="notice">
            <ul>
              ${warnings.map((warning) => html`<li>${frenchSpacing(warning)}</li>`)}
            </ul>
          </div>`
        : ''
    }
    <ol class="plain-list">
      ${items.slice(0, mostShown).map((item) => previewLine(frame, item))}
    </ol>
    ${items.length > mostShown ? html`<p class="hint">Et ${formatNumber(items.length - mostShown)} autres.</p>` : ''}
    ${
      rejected.length > 0
        ? html`<details>
            <summary>${formatNumber(rejected.length)} ${plural(rejected.length, 'laissé')} de côté</summary>
            <ul>
              ${rejected.slice(0, mostShown).map(({ title, rule }) => html`<li>${title === '' ? 'Sans titre' : title} <span class="hint">– ${frenchSpacing(ruleChoices[rule])}</span></li>`)}
            </ul>
          </details>`
        : ''
    }`
}

function previewLine(frame: Frame, item: EnrichedItem): Html {
  const date = item.publishedAt ?? item.updatedAt
  return html`<li>
    ${item.title === '' ? 'Sans titre' : item.title}
    <p class="facts">
      ${item.axes.map(({ id }) => axisBadge(frame, id))}
      <span>${date ? formatDate(date) : 'sans date'}</span> <span>${kindWords[item.kind]}</span>
      ${item.relevant ? '' : html`<span>hors périmètre</span>`}
    </p>
    ${item.url ? html`<p class="address">${item.url}</p>` : ''}
  </li>`
}
