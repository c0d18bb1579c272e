import type { Letter, LetterCard } from '#src/letter/letter.ts'
import type { Frame } from '../../site.ts'
import { type Html, html } from '../html.ts'
import { introduction } from './archive-page.ts'
import { blocksOf } from './blocks.ts'
import { summaryMark } from './card-facts.ts'

/** A letter as a feed reader shows it: headings and lists alone, every address whole. */
export function feedContent(frame: Frame, letter: Letter, withdrawn: ReadonlyMap<string, unknown>): Html {
  return html`${introduction(letter.intro)}${blocksOf(frame, letter)
    .filter(({ cards }) => cards.length > 0)
    .map(
      ({ title, cards }) =>
        html`<h2>${title}</h2>
          <ul>
            ${cards.map((card) => line(card, withdrawn.has(card.id)))}
          </ul>`,
    )}`
}

function line(card: LetterCard, isGone: boolean): Html {
  return html`<li>
    <a href="${isGone ? card.page : card.url}">${card.title}</a>
    (${card.publisher})${isGone ? html` – retirée depuis` : ''}${card.summary ? html`<br />${card.summary} ${summaryMark(card)}` : ''}
  </li>`
}
