import type { Frame } from '../../site.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'
import { type ShownBlock, blocksOf } from './blocks.ts'
import { cardFacts } from './card-facts.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { gestureButton, isOpen } from './desk-forms.ts'
import { draftCard } from './draft-card.ts'

/** The stories of the draft, part by part, in the order in which they will be read. */
export function draftBlocks(frame: Frame, answer: DeskAnswer): Html {
  const blocks = blocksOf(frame, answer.letter)
  const sections = blocks.filter(({ isSection }) => isSection)
  return html`${blocks.map((block) => blockSection(frame, answer, block, sections.indexOf(block), sections.length))}
  ${droppedSection(frame, answer)}`
}

function blockSection(
  frame: Frame,
  answer: DeskAnswer,
  block: ShownBlock,
  rank: number,
  sections: number,
): Html {
  const { cards, title } = block
  const id = `bloc-${block.block}`
  return html`<section aria-labelledby="${id}" class="draft-block">
    <div class="line-action">
      <h2 id="${id}" tabindex="-1">${title} <span class="count">(${formatNumber(cards.length)})</span></h2>
      ${block.isSection && isOpen(answer) ? sectionButtons(block, rank, sections) : ''}
    </div>
    ${
      cards.length === 0
        ? html`<p class="hint">Rien ici : cette partie ne sera pas dans la lettre.</p>`
        : html`<ol class="plain-list draft-list">
            ${cards.map((_, at) => draftCard(frame, answer, block, at))}
          </ol>`
    }
  </section>`
}

function sectionButtons({ block, title }: ShownBlock, rank: number, sections: number): Html {
  const about = `la partie « ${title} »`
  return html`<div class="draft-buttons">
    ${rank === 0 ? '' : gestureButton('Monter la partie', `section-monter:${block}`, about)}
    ${rank === sections - 1 ? '' : gestureButton('Descendre la partie', `section-descendre:${block}`, about)}
  </div>`
}

/** What editors took out: kept until the letter leaves, never sent. */
function droppedSection(frame: Frame, answer: DeskAnswer): Html | '' {
  const { dropped } = answer.letter
  if (dropped.length === 0) return ''
  return html`<section aria-labelledby="retirees" class="draft-block">
    <h2 id="retirees" tabindex="-1">Retirées <span class="count">(${formatNumber(dropped.length)})</span></h2>
    <p class="hint">
      ${plural(dropped.length, 'Cette histoire ne partira pas ; elle peut être remise.', 'Ces histoires ne partiront pas ; elles peuvent être remises.')}
    </p>
    <ul class="plain-list">
      ${dropped.map(
        (card) =>
          html`<li class="draft-card draft-dropped" id="c-${card.id}" tabindex="-1">
            <h3 class="card-title"><a href="${card.page}">${card.title}</a></h3>
            ${cardFacts(frame, card)}
            ${isOpen(answer) ? html`<div class="draft-buttons">${gestureButton('Remettre', `remettre:${card.id}`, card.title)}</div>` : ''}
          </li>`,
      )}
    </ul>
  </section>`
}
