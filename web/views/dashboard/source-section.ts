import { type Health, brokenHealths, healthWords, healths } from '#src/feed/health.ts'
import { sourcesHref } from '../../sources-filter.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'
import type { Board } from './board.ts'

/** Whether the watch can be trusted today: what was read, what was not. */
export function sourceSection({ sources, day }: Pick<Board, 'sources' | 'day'>): Html {
  const watched = new Set(sources.map(({ feed }) => feed.id))
  const ours = day.filter(({ feedId }) => watched.has(feedId))
  const read = ours.filter(({ checks, failedChecks }) => checks > failedChecks).length
  const added = ours.reduce((sum, one) => sum + one.added, 0)
  const counts = healths.map((health) => ({
    health,
    count: sources.filter((one) => one.health === health).length,
  }))
  const troubled = counts.filter(({ health, count }) => count > 0 && needsLook(health))
  return html`<section aria-labelledby="sources">
    <h2 id="sources">Sources</h2>
    <p>
      <strong>${formatNumber(read)}</strong> ${plural(read, 'source lue', 'sources lues')} aujourd’hui sur
      ${formatNumber(sources.length)}, ${formatNumber(added)}
      ${plural(added, 'élément nouveau', 'éléments nouveaux')}.
      <a href="/couverture">Ce que chacune a montré</a>
    </p>
    ${
      troubled.length === 0
        ? html`<p class="empty">Aucune source n’est en échec, ni muette depuis longtemps.</p>`
        : html`<ul class="plain-list">
            ${troubled.map(
              ({ health, count }) =>
                html`<li class="line-action">
                  <a href="${sourcesHref({ health, format: '', words: '', page: 1 })}"
                    >${healthWords[health]}</a
                  >
                  <span class="count">${formatNumber(count)} ${plural(count, 'source')}</span>
                </li>`,
            )}
          </ul>`
    }
  </section>`
}

function needsLook(health: Health): boolean {
  return brokenHealths.has(health) || health === 'silent' || health === 'secret-missing'
}
