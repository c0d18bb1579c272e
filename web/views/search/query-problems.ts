import type { ParsedQuery, QueryProblem } from '#src/search/query/ast.ts'
import { type SearchParams, searchHref } from '../../search-params.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

/** What could not be read in the query, the place in it, and the query mended as a link. */
export function queryProblems(params: SearchParams, query: ParsedQuery, typing = false): Html | '' {
  const shown = query.problems.filter((problem) => !(typing && isUnfinished(query, problem))).slice(0, most)
  if (shown.length === 0 && !query.truncated) return ''
  return html`<ul class="problems" id="q-problemes">
    ${shown.map((problem) => problemLine(params, query, problem))}
    ${query.truncated ? html`<li><p class="fault">La recherche est très longue : la fin a été laissée de côté.</p></li>` : ''}
  </ul>`
}

/** A person reads three; the others show once those are mended. */
const most = 3

// Under the fingers, a quotation mark that is still open or a field without its value is no mistake yet.
function isUnfinished({ text }: ParsedQuery, { code, end }: QueryProblem): boolean {
  return code.startsWith('unclosed') || code === 'missing-side' || end >= text.trimEnd().length
}

function problemLine(params: SearchParams, { text }: ParsedQuery, problem: QueryProblem): Html {
  const { start, end, message, suggestion } = problem
  const from = Math.max(start - around, 0)
  const to = Math.min(end + around, text.length)
  return html`<li>
    <p class="fault">${frenchSpacing(message)}</p>
    <p class="problem-place">
      <code
        >${from > 0 ? '…' : ''}${text.slice(from, start)}<mark class="wrong"
          >${text.slice(start, end) || '\u00A0'}</mark
        >${text.slice(end, to)}${to < text.length ? '…' : ''}</code
      >
      ${
        suggestion === undefined
          ? ''
          : html`<span
              >Chercher plutôt
              <a href="${searchHref({ ...params, text: suggestion, page: 1 })}">${suggestion}</a></span
            >`
      }
    </p>
  </li>`
}

/** How much of a long query stands around the place. */
const around = 60
