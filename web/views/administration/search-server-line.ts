import type { ServerWork } from '#src/store/server-queue.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** What the search server waits for, and what it refuses; nothing where there is none. */
export function searchServerLine(work: ServerWork | undefined): Html | '' {
  if (!work) return ''
  const { waiting, dead, lastError } = work
  const parts = [
    ...(waiting > 0
      ? [`${formatNumber(waiting)} ${plural(waiting, 'élément', 'éléments')} à lui porter`]
      : []),
    ...(dead > 0
      ? [
          `${formatNumber(dead)} ${plural(dead, 'élément refusé', 'éléments refusés')} ; « vigie index retry » les reprend`,
        ]
      : []),
  ]
  const told = parts.length === 0 ? 'à jour' : parts.join(', ')
  const cause = parts.length > 0 && lastError ? ` (${lastError})` : ''
  return html`<li><strong>Serveur de recherche</strong> : ${told}${cause}.</li>`
}
