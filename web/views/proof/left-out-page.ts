import { sourceLabel } from '#src/catalogue/source-name.ts'
import { type LeftOutLine, type LeftOutPage, mostSearched } from '#src/catalogue/find-left-out.ts'
import { type LeftOutParams, leftOutHref, ruleSlugs, rulesInOrder } from '../../coverage-params.ts'
import type { Frame } from '../../site.ts'
import { selectField, textField } from '../form.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { ruleChoices, ruleSentence, untitled } from './rule-words.ts'
import { coverageTabs } from './tabs.ts'

export interface LeftOutAnswer {
  params: LeftOutParams
  found: LeftOutPage
}

/** What the sources showed and the watch let go by, and by which rule. */
export function leftOutPage(frame: Frame, { params, found }: LeftOutAnswer): Html {
  return html`<h1>Ce qui a été écarté</h1>
    ${coverageTabs('left-out')}
    <p class="lead">
      Ce que les sources ont montré et que la veille n’a pas retenu, avec la règle qui le dit. Rien n’est
      écarté en silence.
    </p>
    ${filterForm(frame, params)}
    ${found.lines.length === 0 ? nothing(found, params) : lineList(frame, found.lines)}
    ${pages(params, found)}`
}

function filterForm({ catalogue, visitor }: Frame, params: LeftOutParams): Html {
  const { words, source = '', rule, from, to } = params
  const sources = catalogue.feeds
    .map((feed) => ({ value: feed.id, words: sourceLabel(feed) }))
    .toSorted((a, b) => new Intl.Collator('fr').compare(a.words, b.words))
  const rules = rulesInOrder.filter((one) => one !== 'buried' || visitor.can('curate'))
  const ruleOptions = [
    { value: '', words: 'Toutes les règles' },
    ...rules.map((one) => ({ value: ruleSlugs[one], words: frenchSpacing(ruleChoices[one]) })),
  ]
  const isKnown = source === '' || sources.some(({ value }) => value === source)
  const sourceOptions = [
    { value: '', words: 'Toutes les sources' },
    ...sources,
    ...(isKnown ? [] : [{ value: source, words: source }]),
  ]
  return html`<form
    class="filter-line"
    action="/couverture/ecartes"
    method="get"
    aria-label="Filtrer les écartés"
  >
    ${textField('q', 'Mots du titre', { value: words, maxlength: 200 })}
    ${selectField('source', 'Source', sourceOptions, { value: source })}
    ${selectField('regle', 'Règle', ruleOptions, { value: rule ? ruleSlugs[rule] : '' })}
    ${textField('du', 'Du', { type: 'date', value: from })}
    ${textField('au', 'Au', { type: 'date', value: to })}
    <button type="submit">Chercher</button>
  </form>`
}

function lineList(frame: Frame, lines: readonly LeftOutLine[]): Html {
  return html`<ul class="plain-list reading">
    ${lines.map((line) => leftOutLine(frame, line))}
  </ul>`
}

function leftOutLine(frame: Frame, line: LeftOutLine): Html {
  const feed = frame.catalogue.find(line.feedId)
  return html`<li>
    ${titleOf(line)}
    <p class="facts">
      <span>${frame.catalogue.publisherOf(line.feedId)}</span>
      <span>vu le <time datetime="${line.place.at}">${formatMoment(line.place.at)}</time></span>
    </p>
    <p class="why">
      ${frenchSpacing(ruleSentence(line, feed))}
      ${line.itemId && frame.visitor.can('curate') ? html`<a href="/elements/${line.itemId}">Corriger son classement</a>` : ''}
    </p>
  </li>`
}

function titleOf({ itemId, url, title, rule }: LeftOutLine): Html {
  const words = title || (untitled[rule] ?? 'Sans titre')
  if (itemId) return html`<a href="/elements/${itemId}">${words}</a>`
  return url && /^https?:\/\//.test(url)
    ? html`<a href="${url}" rel="noopener noreferrer">${words}</a>`
    : html`${words}`
}

function nothing({ stopped }: LeftOutPage, { words, from, to }: LeftOutParams): Html {
  if (stopped) {
    return html`<p class="empty">
      Rien parmi les ${formatNumber(mostSearched)} plus récents de la période : la recherche peut continuer
      plus loin.
    </p>`
  }
  return html`<div class="empty">
    <h2>Rien d’écarté ${words === '' ? 'sur cette période' : 'qui dise cela'}</h2>
    <p>
      ${from > to ? 'La première date suit la seconde : inversez-les.' : 'Élargissez les dates, ou retirez un filtre.'}
    </p>
    <p><a href="/couverture/ecartes">Retirer les filtres</a></p>
  </div>`
}

function pages(params: LeftOutParams, { next, stopped }: LeftOutPage): Html | '' {
  if (!params.after && !next) return ''
  const first = leftOutHref({ ...params, after: undefined })
  return html`<nav class="pages" aria-label="Pages des écartés">
    ${params.after ? html`<a href="${first}">← Les plus récents</a>` : html`<span></span>`}
    ${next ? html`<a rel="next" href="${leftOutHref({ ...params, after: next })}">${stopped ? 'Chercher plus loin' : 'Plus anciens'} →</a>` : html`<span></span>`}
  </nav>`
}
