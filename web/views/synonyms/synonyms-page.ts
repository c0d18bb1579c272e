import type { SynonymLine } from '#src/curation/synonym-lines.ts'
import { bounds } from '#src/curation/synonym-words.ts'
import type { Frame } from '../../site.ts'
import { csrfField, textArea, textField } from '../form.ts'
import { formatDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

export interface SynonymsAnswer {
  lines: readonly SynonymLine[]
  /** Letters that the listed groups have. */
  query: string
  /** From 1. */
  page: number
  /** The group being written, one expression a line. */
  written: string
  fault?: string
}

const path = '/administration/synonymes'
const perPage = 100

/** Groups of expressions that the search takes one for the other; what is done here acts at once. */
export function synonymsPage(frame: Frame, answer: SynonymsAnswer): Html {
  const { lines, query } = answer
  const shown = lines.filter((line) => folded(wordsOf(line)).includes(folded(query)))
  const last = Math.max(1, Math.ceil(shown.length / perPage))
  const page = Math.min(answer.page, last)
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Synonymes de la recherche</h1>
    <p class="lead">
      Chercher l’une des expressions d’un groupe trouve aussi les autres : « AAP » trouve « appel à projets ».
      Un changement agit aussitôt, pour tous ; le classement par axe n’en dépend pas.
    </p>
    ${addForm(frame, answer)}
    <section aria-labelledby="groupes">
      <h2 id="groupes" tabindex="-1">
        ${query === '' ? '' : `${formatNumber(shown.length)} sur `}${formatNumber(lines.length)}
        ${plural(lines.length, 'groupe')}
      </h2>
      ${filterForm(query)} ${groupList(frame, shown.slice((page - 1) * perPage, page * perPage))}
      ${pageLinks(query, page, last)}
    </section>`
}

function addForm(frame: Frame, { written, fault }: SynonymsAnswer): Html {
  return html`<section aria-labelledby="ajouter">
    <h2 id="ajouter">Ajouter un groupe</h2>
    <form action="${path}" method="post">
      ${csrfField(frame)}
      ${textArea('expressions', 'Des expressions qui veulent dire la même chose', {
        value: written,
        rows: 4,
        required: true,
        maxlength: bounds.most * (bounds.length + 2),
        hint: `Une par ligne, de ${bounds.least} à ${bounds.most}. Accents, pluriels et petits mots ne comptent pas.`,
        ...(fault ? { fault } : {}),
      })}
      <button type="submit">Ajouter ce groupe</button>
    </form>
  </section>`
}

function filterForm(query: string): Html {
  return html`<form action="${path}" method="get" class="filter-line">
    ${textField('q', 'Les groupes qui contiennent', { value: query, maxlength: 100 })}
    <button type="submit" class="quiet">Filtrer</button>
  </form>`
}

/** One form for the whole list: each button says which group it is about. */
function groupList(frame: Frame, lines: readonly SynonymLine[]): Html {
  if (lines.length === 0) return html`<p class="empty">Aucun groupe ne contient ces lettres.</p>`
  return html`<form action="${path}/retirer" method="post">
    ${csrfField(frame)}
    <ul class="plain-list">
      ${lines.map(groupLine)}
    </ul>
  </form>`
}

const stateWords = { shipped: '', added: 'Ajouté', removed: 'Retiré' } as const

function groupLine(line: SynonymLine): Html {
  const { key, same, narrower, state, edit } = line
  const isOff = state === 'removed'
  const words = same.join(' = ')
  return html`<li class="line-action">
    <p>
      ${isOff ? html`<del>${words}</del>` : html`<strong>${words}</strong>`}
      ${narrower.length > 0 ? html`<span class="facts-inline">trouve aussi : ${narrower.join(', ')}</span>` : ''}
      ${edit ? html`<span class="hint">${stateWords[state]} : ${edit.author}, ${formatDate(edit.changedAt)}</span>` : ''}
    </p>
    <button
      type="submit"
      class="link"
      name="groupe"
      value="${key}"
      ${isOff ? html`formaction="${path}/remettre"` : ''}
    >
      ${isOff ? 'Remettre' : 'Retirer'}<span class="visually-hidden"> « ${words} »</span>
    </button>
  </li>`
}

function pageLinks(query: string, page: number, last: number): Html | '' {
  if (last < 2) return ''
  const href = (to: number) =>
    `${path}?${new URLSearchParams({ ...(query ? { q: query } : {}), page: String(to) }).toString()}#groupes`
  return html`<nav class="pages" aria-label="Pages de groupes">
    ${page > 1 ? html`<a href="${href(page - 1)}">Page précédente</a>` : html`<span></span>`}
    <span>Page ${page} sur ${last}</span>
    ${page < last ? html`<a href="${href(page + 1)}">Page suivante</a>` : html`<span></span>`}
  </nav>`
}

function wordsOf({ same, narrower }: SynonymLine): string {
  return [...same, ...narrower].join(' ')
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").toLowerCase()
}
