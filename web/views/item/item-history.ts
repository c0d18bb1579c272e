import type { Revision, StoredItem } from '#src/store/stored-item.ts'
import { compareTexts } from './changes.ts'
import { compareWords } from './word-changes.ts'
import { formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'

/** Of each sort, in one revision. */
const mostShown = 20

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
  const { removed, added, rewritten } = compareTexts(before.text, after.text)
  const lines = [
    ...(before.title === after.title ? [] : [html`<li>Titre : ${runs(before.title, after.title)}</li>`]),
    ...(before.closingAt === after.closingAt
      ? []
      : [
          html`<li>
            Échéance : ${deleted(closingWords(before.closingAt))} ${inserted(closingWords(after.closingAt))}
          </li>`,
        ]),
    ...rewritten
      .slice(0, mostShown)
      .map(({ before: old, after: now }) => html`<li>Réécrit : ${runs(old, now)}</li>`),
    ...removed.slice(0, mostShown).map((sentence) => html`<li>Retiré : <del>${sentence}</del></li>`),
    ...added.slice(0, mostShown).map((sentence) => html`<li>Ajouté : <ins>${sentence}</ins></li>`),
  ]
  return html`<h3>${formatMoment(before.revisedAt)}</h3>
    <ul class="changes">
      ${lines.length > 0 ? lines : html`<li>Seule la mise en forme a changé.</li>`}
    </ul>`
}

function closingWords(value: string | undefined): string {
  return value ? formatMoment(value) : 'aucune'
}

/** A sentence with its change inside. Few voices tell <del> from <ins>: words that are not seen say which is which. */
function runs(before: string, after: string): Html[] {
  return compareWords(before, after).map(({ words, kind }) => {
    if (kind === 'kept') return html`${words} `
    return kind === 'removed' ? html`${deleted(words)} ` : html`${inserted(words)} `
  })
}

function deleted(words: string): Html {
  return html`<del><span class="visually-hidden">supprimé : </span>${words}</del>`
}

function inserted(words: string): Html {
  return html`<ins><span class="visually-hidden">ajouté : </span>${words}</ins>`
}
