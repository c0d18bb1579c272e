import type { Revision, StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { deadlineBadge } from '../badges.ts'
import { compareTexts } from './changes.ts'
import { formatDate, formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import { langOf, titleOf } from './item-card.ts'

/** The other publishers that tell the same event. */
export function storySection(frame: Frame, story: readonly StoredItem[]): Html | '' {
  if (story.length === 0) return ''
  return html`<section aria-labelledby="histoire">
    <h2 id="histoire">Les autres sources qui en parlent</h2>
    <ul class="plain-list">
      ${story.map((item) => storyLine(frame, item))}
    </ul>
  </section>`
}

function storyLine(frame: Frame, item: StoredItem): Html {
  return html`<li>
    <a href="/elements/${item.id}" lang="${langOf(item)}">${titleOf(item)}</a>
    <span class="facts-inline"
      >${frame.catalogue.publisherOf(item.feedId)}${item.publishedAt ? `, ${formatDate(item.publishedAt)}` : ''}</span
    >
    ${deadlineBadge(frame, item.closing)}
  </li>`
}

/** What changed since the first reading, latest first: each revision keeps what the item said before it. */
export function historySection(item: StoredItem, revisions: readonly Revision[]): Html | '' {
  if (revisions.length === 0) return ''
  const changes = revisions.map((before, index) => {
    const after =
      index === 0
        ? { title: item.title, text: item.text, closingAt: item.closing?.value }
        : revisions[index - 1]!
    return changeEntry(before, after)
  })
  return html`<section aria-labelledby="revisions">
    <h2 id="revisions">Ce qui a changé</h2>
    ${changes}
  </section>`
}

function changeEntry(before: Revision, after: Omit<Revision, 'revisedAt'>): Html {
  const { removed, added } = compareTexts(before.text, after.text)
  const lines = [
    ...(before.title === after.title
      ? []
      : [html`<li>Titre : <del>${before.title}</del> <ins>${after.title}</ins></li>`]),
    ...(before.closingAt === after.closingAt
      ? []
      : [
          html`<li>
            Échéance : <del>${closingWords(before.closingAt)}</del>
            <ins>${closingWords(after.closingAt)}</ins>
          </li>`,
        ]),
    ...removed.slice(0, 20).map((sentence) => html`<li>Retiré : <del>${sentence}</del></li>`),
    ...added.slice(0, 20).map((sentence) => html`<li>Ajouté : <ins>${sentence}</ins></li>`),
  ]
  return html`<h3>${formatMoment(before.revisedAt)}</h3>
    <ul class="changes">
      ${lines.length > 0 ? lines : html`<li>Seule la mise en forme a changé.</li>`}
    </ul>`
}

function closingWords(value: string | undefined): string {
  return value ? formatMoment(value) : 'aucune'
}
