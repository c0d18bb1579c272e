import type { Axis } from '#src/axis/taxonomy.ts'
import { type CueLine, cueLines } from '#src/taxonomy/cue-lines.ts'
import type { Lexicon } from '#src/taxonomy/lexicon.ts'
import type { Frame } from '../../site.ts'
import { axisBadge } from '../badges.ts'
import { csrfField, textField } from '../form.ts'
import { formatDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'
import { type CueFields, cueForm } from './cue-form.ts'
import { changeCount, cueConditions, stateWords } from './cue-words.ts'

export interface AxisCuesAnswer {
  axis: Axis
  lexicon: Lexicon
  /** Person id → name. */
  names: ReadonlyMap<string, string>
  /** Letters that the listed terms have. */
  query: string
  /** From 1. */
  page: number
  /** The cue being written; absent: a new one. */
  fields: CueFields
  fault?: string
}

/** The cues of one axis, as the draft has them. */
export function axisCuesPage(frame: Frame, answer: AxisCuesAnswer): Html {
  const { axis, lexicon, query } = answer
  const lines = cueLines(axis, lexicon)
  const shown = lines
    .filter(({ cue }) => fold(cue.term).includes(fold(query)))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || collator.compare(a.cue.term, b.cue.term))
  const last = Math.max(1, Math.ceil(shown.length / perPage))
  const page = Math.min(answer.page, last)
  return html`<p class="kicker">
      <a href="/administration">Administration</a> · <a href="/administration/lexique">Lexique des axes</a> ·
      ${axisBadge(frame, axis.id)}
    </p>
    <h1>Indices de l’axe « ${frame.axes.get(axis.id)?.label ?? axis.label} »</h1>
    ${draftNotice(lexicon, lines)} ${cueForm(frame, answer)}
    <section aria-labelledby="indices">
      <h2 id="indices">${formatNumber(lines.length)} ${plural(lines.length, 'indice')}</h2>
      ${filterForm(axis, query)} ${cueTable(frame, answer, shown.slice((page - 1) * perPage, page * perPage))}
      ${pageLinks(answer, page, last)}
    </section>`
}

const perPage = 100

function pageLinks({ axis, query }: AxisCuesAnswer, page: number, last: number): Html | '' {
  if (last < 2) return ''
  const href = (to: number) =>
    `/administration/lexique/axes/${axis.id}?${new URLSearchParams({ ...(query ? { q: query } : {}), page: String(to) }).toString()}`
  return html`<nav class="pages" aria-label="Pages d’indices">
    ${page > 1 ? html`<a href="${href(page - 1)}">Page précédente</a>` : html`<span></span>`}
    <span>Page ${page} sur ${last}</span>
    ${page < last ? html`<a href="${href(page + 1)}">Page suivante</a>` : html`<span></span>`}
  </nav>`
}

/** What the team has in hand first, then what it did, then the rest. */
function rankOf({ isPending, edit }: CueLine): number {
  return isPending ? 0 : edit ? 1 : 2
}

const collator = new Intl.Collator('fr')

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function draftNotice({ draft }: Lexicon, lines: readonly CueLine[]): Html {
  if (!draft) return html`<p class="hint">Ce que vous changez ici va d’abord dans un brouillon.</p>`
  const own = lines.filter(({ isPending }) => isPending).length
  return html`<p class="notice">
    Un brouillon est en cours (${changeCount(own)} dans cet axe) :
    <a href="/administration/lexique#brouillon">l’essayer, le publier ou l’abandonner</a>.
  </p>`
}

function filterForm(axis: Axis, query: string): Html {
  return html`<form action="/administration/lexique/axes/${axis.id}" method="get" class="filter-line">
    ${textField('q', 'Les indices qui contiennent', { value: query, maxlength: 100 })}
    <button type="submit" class="quiet">Filtrer</button>
  </form>`
}

/** One form for the whole table: each button says which cue it is about. */
function cueTable(frame: Frame, answer: AxisCuesAnswer, lines: readonly CueLine[]): Html {
  const { axis, lexicon } = answer
  if (lines.length === 0) return html`<p class="empty">Aucun indice ne contient ces lettres.</p>`
  return html`<form action="/administration/lexique/axes/${axis.id}/retirer" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="brouillon" value="${lexicon.draft?.stamp ?? ''}" />
    <ul class="plain-list">
      ${lines.map((line) => cueLine(answer, line))}
    </ul>
  </form>`
}

function cueLine({ axis, names }: AxisCuesAnswer, { key, cue, state, edit, isPending }: CueLine): Html {
  const path = `/administration/lexique/axes/${axis.id}`
  // The same word may stand twice: anywhere, and near some neighbours.
  const when = cue.needs?.length ? ', selon ses voisins' : ''
  const term = html`<span class="visually-hidden"> « ${cue.term} »${when}</span>`
  return html`<li class="line-action">
    <p>
      ${state === 'off' ? html`<del>${cue.term}</del>` : html`<strong>${cue.term}</strong>`}
      <span class="facts-inline">${cueConditions(cue)}</span>
      ${isPending ? html`<span class="tag tag-care">Brouillon</span>` : ''}
      ${edit ? html`<span class="hint">${stateWords[state]} : ${nameOf(names, edit.by)}, ${formatDate(edit.at)}</span>` : ''}
    </p>
    <span class="actions">
      ${state === 'off' ? '' : html`<a href="${path}?${new URLSearchParams({ indice: key }).toString()}#indice">Modifier${term}</a>`}
      ${
        state === 'off'
          ? html`<button
              type="submit"
              class="link"
              name="indice"
              value="${key}"
              formaction="${path}/remettre"
            >
              Remettre${term}
            </button>`
          : html`<button type="submit" class="link" name="indice" value="${key}">Retirer${term}</button>`
      }
      ${
        state === 'changed'
          ? html`<button
              type="submit"
              class="link"
              name="indice"
              value="${key}"
              formaction="${path}/remettre"
            >
              Remettre comme à l’origine${term}
            </button>`
          : ''
      }
    </span>
  </li>`
}

function nameOf(names: ReadonlyMap<string, string>, id: string | undefined): string {
  return id ? (names.get(id) ?? 'compte effacé') : 'ligne de commande'
}
