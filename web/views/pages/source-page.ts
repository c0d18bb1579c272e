import type { StoredItem } from '#src/store/stored-item.ts'
import { emptySearch, searchHref } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { csrfField } from '../form.ts'
import { gestureBar } from '../desk/gesture-bar.ts'
import { fact } from '../fact.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import { itemsSentence, nextCheck, stateSentence } from './source-state.ts'
import type { SourceRow } from './sources-page.ts'
import { domainWords, plural, territoryName } from '../words.ts'

const formatWords = {
  syndication: 'flux RSS, Atom ou JSON Feed',
  'html-list': 'page de liste (HTML)',
  sitemap: 'plan de site (sitemap)',
  json: 'données JSON',
  csv: 'tableau CSV',
  jorf: 'sommaire du Journal officiel',
  'jorf-archive': 'archives du Journal officiel (DILA)',
} as const

/** One source: its state, how it is read, what it brought last. */
export function sourcePage(frame: Frame, row: SourceRow, items: readonly StoredItem[]): Html {
  const { feed, state } = row
  return html`<p class="kicker"><a href="/sources">Sources</a> · ${feed.publisher}</p>
    <h1>${feed.title}</h1>
    <p class="lead">${frenchSpacing(stateSentence(feed, state, frame.now))}</p>
    ${state?.bozo ? html`<p class="notice" role="note">Document mal formé, lu malgré tout : ${state.bozo}</p>` : ''}
    ${frame.visitor.can('edit') && !feed.paused ? tryForm(frame, feed.id) : ''} ${reading(frame, row)}
    <section aria-labelledby="derniers">
      <h2 id="derniers">Derniers éléments</h2>
      ${gestureBar(frame, { list: items.length > 0 })}
      ${items.length === 0 ? html`<p class="empty">Cette source n’a encore rien apporté.</p>` : items.map((item) => itemCard(frame, item, { level: 3 }))}
      ${items.length > 0 ? html`<p><a href="${searchHref({ ...emptySearch({ publisher: [feed.publisher] }), all: true })}">Tous les éléments de ${feed.publisher}</a></p>` : ''}
    </section>`
}

function tryForm(frame: Frame, id: string): Html {
  return html`<form action="/sources/${id}/essayer" method="post">
    ${csrfField(frame)}
    <p class="actions">
      <button type="submit" class="quiet">Essayer maintenant</button>
      <span class="hint">La source est relue tout de suite ; cela peut prendre quelques secondes.</span>
    </p>
  </form>`
}

function reading(frame: Frame, { feed, state, count }: SourceRow): Html {
  const told = count
    ? `${formatNumber(count.items)}, dont ${formatNumber(count.relevant)} dans le périmètre`
    : 'aucun'
  return html`<dl class="fact-strip">
    ${fact('Page de la source', link(feed.homepage))} ${fact('Adresse lue', link(feed.url))}
    ${fact('Forme', formatWords[feed.format])} ${fact('Domaine', domainWords[feed.domain])}
    ${fact('Territoire', territoryName(feed.territory))} ${fact('Éléments gardés', told)}
    ${fact('Rythme', everyWords(feed.everyMinutes))} ${feed.licence ? fact('Licence', feed.licence) : ''}
    ${state ? lastReading(frame, { feed, state }) : ''}
  </dl>`
}

function lastReading(frame: Frame, { state }: Required<Pick<SourceRow, 'feed' | 'state'>>): Html {
  return html`${state.checkedAt ? fact('Dernière lecture', formatMoment(state.checkedAt)) : ''}
  ${state.succeededAt ? fact('Dernière réussite', formatMoment(state.succeededAt)) : ''}
  ${state.changedAt ? fact('Dernière nouveauté', formatMoment(state.changedAt)) : ''}
  ${state.checkedAt ? fact('Contenu de cette lecture', itemsSentence(state)) : ''}
  ${state.durationMs === undefined ? '' : fact('Durée', durationWords(state.durationMs))}
  ${state.httpStatus ? fact('Réponse du serveur', String(state.httpStatus)) : ''}
  ${state.failures > 0 ? fact('Échecs de suite', `${state.failures}${state.errorCode ? ` (${state.errorCode})` : ''}`) : ''}
  ${fact('Suite', frenchSpacing(nextCheck(state, frame.now)))}`
}

// An address may hold a key that the definition names as a secret: those are written {NAME}, never their value.
function link(url: string): Html {
  return /^https?:\/\//.test(url)
    ? html`<a href="${url}" rel="noopener noreferrer" class="address">${url}</a>`
    : html`${url}`
}

function everyWords(minutes: number): string {
  if (minutes < 120) return `toutes les ${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `toutes les ${hours} heures` : `tous les ${Math.round(hours / 24)} jours`
}

function durationWords(ms: number): string {
  return ms < 1000 ? `${formatNumber(ms)} ms` : `${formatNumber(ms / 1000)} ${plural(ms / 1000, 'seconde')}`
}
