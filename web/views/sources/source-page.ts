import type { HealthChange } from '#src/store/health-changes.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { emptySearch, searchHref } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { gestureBar } from '../desk/gesture-bar.ts'
import { fact } from '../fact.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import { domainWords, territoryName } from '../words.ts'
import { sourceHistory } from './source-history.ts'
import { sourceStaff } from './source-staff.ts'
import { isToVerify, itemsSentence, nextCheck, stateSentence } from './source-state.ts'
import { addressLink, durationWords, everyWords, formatWords } from './source-words.ts'
import type { SourceRow } from './sources-page.ts'

export interface SourceAnswer {
  row: SourceRow
  items: readonly StoredItem[]
  /** Latest first. */
  history: readonly HealthChange[]
}

/** One source: its state and why, how it is read, what it went through, what it brought last. */
export function sourcePage(frame: Frame, { row, items, history }: SourceAnswer): Html {
  const { feed, state } = row
  return html`<p class="kicker"><a href="/sources">Sources</a> · ${feed.publisher}</p>
    <h1>${feed.title}</h1>
    <p class="lead">${frenchSpacing(stateSentence(feed, state, frame.now))}</p>
    ${isToVerify(feed, state) ? html`<p class="hint">Cette adresse n’a jamais rien apporté ici : elle reste à vérifier.</p>` : ''}
    ${state?.warning ? html`<p class="notice notice-warn" role="note">${state.warning}</p>` : ''}
    ${state?.bozo ? html`<p class="notice" role="note">Lue avec une réserve : ${state.bozo}</p>` : ''}
    ${frame.visitor.can('edit') ? sourceStaff(frame, row) : ''} ${reading(frame, row)}
    <p><a href="/couverture/sources/${feed.id}">Ce que cette source a montré, jour par jour</a></p>
    ${sourceHistory(history)}
    <section aria-labelledby="derniers">
      <h2 id="derniers">Derniers éléments</h2>
      ${gestureBar(frame, { list: items.length > 0 })}
      ${items.length === 0 ? html`<p class="empty">Cette source n’a encore rien apporté.</p>` : items.map((item) => itemCard(frame, item, { level: 3 }))}
      ${items.length > 0 ? html`<p><a href="${searchHref({ ...emptySearch({ publisher: [feed.publisher] }), all: true })}">Tous les éléments de ${feed.publisher}</a></p>` : ''}
    </section>`
}

function reading(frame: Frame, { feed, state, count }: SourceRow): Html {
  const told = count
    ? `${formatNumber(count.items)}, dont ${formatNumber(count.relevant)} dans le périmètre`
    : 'aucun'
  return html`<dl class="fact-strip">
    ${fact('Page de la source', addressLink(feed.homepage))} ${fact('Adresse lue', addressLink(feed.url))}
    ${fact('Forme', formatWords[feed.format])} ${fact('Domaine', domainWords[feed.domain])}
    ${fact('Territoire', territoryName(feed.territory, frame.site.deps.enricher.territories))}
    ${fact('Éléments gardés', told)} ${fact('Lecture', everyWords(feed.everyMinutes))}
    ${fact('Publication', rhythm({ feed, state }))} ${feed.licence ? fact('Licence', feed.licence) : ''}
    ${feed.attribution ? fact('Mention', feed.attribution) : ''}
    ${fact('Définition', originWords[feed.origin])} ${state ? lastReading(frame, { feed, state }) : ''}
  </dl>`
}

const originWords = {
  code: 'écrite dans le code',
  edited: 'écrite dans le code, modifiée sur le site',
  site: 'ajoutée sur le site',
} as const

function rhythm({ feed, state }: Pick<SourceRow, 'feed' | 'state'>): string {
  if (state?.rhythmMinutes) return `${everyWords(Math.max(120, state.rhythmMinutes))} environ (constaté)`
  return feed.cadenceMinutes
    ? `${everyWords(feed.cadenceMinutes)} environ (annoncé)`
    : 'rythme encore inconnu'
}

function lastReading(frame: Frame, { feed, state }: Required<Pick<SourceRow, 'feed' | 'state'>>): Html {
  return html`${state.checkedAt ? fact('Dernière lecture', formatMoment(state.checkedAt)) : ''}
  ${state.succeededAt ? fact('Dernière réussite', formatMoment(state.succeededAt)) : ''}
  ${state.changedAt ? fact('Dernière nouveauté', formatMoment(state.changedAt)) : ''}
  ${state.checkedAt ? fact('Contenu de cette lecture', itemsSentence(state)) : ''}
  ${state.durationMs === undefined ? '' : fact('Durée', durationWords(state.durationMs))}
  ${state.httpStatus ? fact('Réponse du serveur', String(state.httpStatus)) : ''}
  ${state.movedTo && state.movedTo !== feed.url ? fact('Lue désormais à', addressLink(state.movedTo)) : ''}
  ${state.failures > 0 ? fact('Échecs de suite', `${state.failures}${state.errorCode ? ` (${state.errorCode})` : ''}`) : ''}
  ${feed.paused ? '' : fact('Suite', frenchSpacing(nextCheck(state, frame.now)))}`
}
