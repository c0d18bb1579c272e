import { type Axis, type AxisId, type Cue, axisIds } from '#src/axis/taxonomy.ts'
import type { WeekCount } from '#src/search/search-index.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { emptySearch, searchHref } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { axisBadge, axisCode } from '../badges.ts'
import { feedLine } from '../feed-line.ts'
import { formatNumber } from '../format.ts'
import { csrfField, textField } from '../form.ts'
import { gestureBar } from '../desk/gesture-bar.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import type { FeedLinks } from '../layout.ts'
import { timeline } from '../plots/timeline.ts'
import { plural } from '../words.ts'

export function axesPage(frame: Frame, counts: ReadonlyMap<string, number>): Html {
  return html`<h1>Axes</h1>
    <p class="lead">
      Ce que lit Vigie est classé en dix axes. Ce classement est éditorial et provisoire : les libellés
      peuvent changer, les adresses restent.
    </p>
    <ul class="axis-list">
      ${[...frame.axes.values()].map((axis) => axisEntry(frame, axis, counts.get(axis.id) ?? 0))}
    </ul>`
}

export interface AxisAnswer {
  axis: Axis
  total: number
  items: readonly StoredItem[]
  /** Undefined where the search engine does not tell. */
  weeks: readonly WeekCount[] | undefined
}

export function axisPage(frame: Frame, { axis, total, items, weeks }: AxisAnswer): Html {
  return html`<p class="kicker"><a href="/axes">Axes</a> · ${axisBadge(frame, axis.id)}</p>
    <h1>${axis.label}</h1>
    <p class="lead">${frenchSpacing(axis.scope)}</p>
    <p><strong>Hors de cet axe :</strong> ${outOfScope(frame, axis.outOfScope)}</p>
    ${cueDetails(axis)} ${weeks ? inTime(frame, axis.id, weeks) : ''}
    ${frame.visitor.can('edit') ? staffPart(frame, axis) : ''}
    <section aria-labelledby="derniers">
      <h2 id="derniers">Derniers éléments</h2>
      ${gestureBar(frame, { list: items.length > 0 })}
      ${items.length === 0 ? html`<p class="empty">Aucun élément n’a encore été classé dans cet axe.</p>` : items.map((item) => itemCard(frame, item, { level: 3 }))}
      ${total > items.length ? html`<p><a href="${axisSearch(axis.id)}">Voir ${total > 1 ? `les ${formatNumber(total)} éléments` : 'l’élément'} de l’axe</a></p>` : ''}
    </section>
    ${feedLine(axisFeeds(axis))}`
}

function inTime(frame: Frame, axis: AxisId, weeks: readonly WeekCount[]): Html {
  return html`<details>
    <summary>Dans le temps</summary>
    ${timeline(frame, weeks, { axis, params: emptySearch({ axis: [axis] }) })}
  </details>`
}

function staffPart(frame: Frame, axis: Axis): Html {
  return html`<p><a href="/administration/lexique/axes/${axis.id}">Changer les indices de cet axe</a></p>
    ${labelForm(frame, axis)}`
}

function labelForm(frame: Frame, axis: Axis): Html {
  return html`<details>
    <summary>Changer le libellé</summary>
    <form action="/axes/${axis.id}/libelle" method="post" class="form">
      ${csrfField(frame)}
      ${textField('libelle', 'Libellé', {
        value: axis.label,
        hint: 'Il change partout : site, lettres, flux. L’identifiant, les liens et les classements restent.',
        required: true,
        maxlength: 120,
      })}
      <button type="submit">Changer le libellé</button>
    </form>
  </details>`
}

export function axisFeeds(axis: Axis): FeedLinks {
  return { title: `Axe ${axis.label}`, path: `/flux/axes/${axis.id}`, calendar: true }
}

function axisEntry(frame: Frame, axis: Axis, count: number): Html {
  return html`<li>
    <h2>${axisCode(frame, axis.id)} <a href="/axes/${axis.id}">${axis.label}</a></h2>
    <p>${frenchSpacing(axis.scope)}</p>
    <p class="hint">
      ${count === 0 ? 'Aucun élément' : html`<a href="${axisSearch(axis.id)}">${formatNumber(count)} ${plural(count, 'élément')}</a>`}
    </p>
  </li>`
}

function axisSearch(id: AxisId): string {
  return searchHref(emptySearch({ axis: [id] }))
}

/** The lexicon's authors point to another axis by its id: the reader gets its name and the way to it. */
function outOfScope(frame: Frame, text: string): Html[] {
  const ids = new RegExp(`(${axisIds.join('|')})`)
  return frenchSpacing(text)
    .split(ids)
    .map((part) => {
      const axis = frame.axes.get(part as AxisId)
      return axis ? html`<a href="/axes/${axis.id}">${axis.label}</a>` : html`${part}`
    })
}

const strengths: readonly [number, string][] = [
  [3, 'Mots qui suffisent presque (3 points)'],
  [2, 'Mots clairs (2 points)'],
  [1, 'Indices (1 point)'],
]

function cueDetails(axis: Axis): Html {
  return html`<details>
    <summary>Les ${formatNumber(axis.cues.length)} mots qui classent un élément dans cet axe</summary>
    <p class="hint">Un mot compte triple dans le titre. L’astérisque vaut toute fin de mot.</p>
    ${strengths.map(([weight, words]) =>
      cueList(
        words,
        axis.cues.filter((cue) => cue.weight === weight),
      ),
    )}
  </details>`
}

function cueList(words: string, cues: readonly Cue[]): Html | '' {
  if (cues.length === 0) return ''
  const sorted = cues.toSorted((a, b) => collator.compare(a.term, b.term))
  return html`<h2 class="cue-title">${words}</h2>
    <ul class="cues">
      ${sorted.map(cueLine)}
    </ul>`
}

const collator = new Intl.Collator('fr')

function cueLine(cue: Cue): Html {
  const needs = cue.needs?.length ? html`, près de : ${cue.needs.join(', ')}` : ''
  const cancelled = cue.cancelledBy?.length ? html`, sauf près de : ${cue.cancelledBy.join(', ')}` : ''
  return html`<li><strong>${cue.term}</strong>${needs}${cancelled}</li>`
}
