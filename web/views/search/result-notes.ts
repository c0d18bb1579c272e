import { type ParsedQuery, wantedTerms } from '#src/search/query/ast.ts'
import type { Correction, SearchResult } from '#src/search/search-index.ts'
import { type SearchParams, searchHref } from '../../search-params.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

export interface NotesOf {
  params: SearchParams
  query: ParsedQuery
  result: Pick<SearchResult, 'corrections' | 'fallback'>
  /** Items that wait for the index, where there are enough to be missed. */
  waiting?: number
  /** The index is being made anew, and what is looked for may not be in it. */
  stale?: boolean
}

/** What a reader must know before the results: what was read otherwise than typed, and what is not there. */
export function resultNotes({ params, query, result, waiting = 0, stale = false }: NotesOf): Html {
  return html`${result.fallback ? fallbackBanner : ''}
  ${waiting > 0 ? buildingBanner(waiting) : stale ? staleBanner : ''}
  ${correctionsLine(params, query, result.corrections)} ${ignoredLine(query)}`
}

const fallbackBanner = html`<div class="notice">
  <p>
    Le moteur de recherche ne répond pas ; le moteur de secours le remplace. Les résultats sont complets, leur
    ordre peut différer un peu.
  </p>
</div>`

const staleBanner = html`<div class="notice">
  <p>
    Index en construction : il se refait pour une nouvelle version du moteur, et des éléments peuvent manquer.
  </p>
</div>`

function buildingBanner(waiting: number): Html {
  return html`<div class="notice">
    <p>
      Index en construction : ${formatNumber(waiting)} ${plural(waiting, 'élément')}
      ${waiting > 1 ? 'attendent' : 'attend'} d’y entrer. Les résultats se complètent d’eux-mêmes.
    </p>
  </div>`
}

function correctionsLine(
  params: SearchParams,
  query: ParsedQuery,
  corrections: readonly Correction[],
): Html | '' {
  if (corrections.length === 0) return ''
  const used = corrections.map(
    ({ used: word }, index) => html`${index > 0 ? ', ' : ''}<strong>« ${word} »</strong>`,
  )
  const exact = corrections.map(
    ({ typed }, index) =>
      html`${index > 0 ? ', ' : ''}<a
          href="${searchHref({ ...params, text: quoteWord(query, typed), page: 1 })}"
          >« ${typed} »</a
        >`,
  )
  return html`<p class="corrections">Résultats pour ${used} ; chercher plutôt ${exact}.</p>`
}

/** The text with this word between quotation marks: no fault is thought of there. */
export function quoteWord(query: ParsedQuery, typed: string): string {
  const term = wantedTerms(query.tree).find((one) => one.typed === typed || one.forms.includes(typed))
  if (!term || term.end <= term.start) return query.text.replace(typed, () => `"${typed}"`)
  const { start, end } = term
  return `${query.text.slice(0, start)}"${query.text.slice(start, end)}"${query.text.slice(end)}`
}

function ignoredLine({ ignored }: ParsedQuery): Html | '' {
  if (ignored.length === 0) return ''
  return html`<p class="hint">Mots trop courants, laissés de côté : ${ignored.join(', ')}.</p>`
}
