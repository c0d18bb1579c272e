import type { LetterCard } from '#src/letter/letter.ts'
import type { Frame } from '../../site.ts'
import { type Html, html } from '../html.ts'
import { plural, territoryName } from '../words.ts'
import type { ShownBlock } from './blocks.ts'
import { cardFacts, summaryMark } from './card-facts.ts'
import { cardPanel } from './card-panel.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { deskHref, gestureButton, isOpen } from './desk-forms.ts'

/** One story of the draft: what it says, why it is here, and what can be done with it. */
export function draftCard(frame: Frame, answer: DeskAnswer, block: ShownBlock, at: number): Html {
  const card = block.cards[at]!
  const isUnfolded = answer.view.card === card.id
  return html`<li class="draft-card" id="c-${card.id}" data-carte="${card.id}" tabindex="-1">
    <h3 class="card-title">
      <a href="${card.page}">${card.title}</a>
    </h3>
    ${cardFacts(frame, card)}
    ${card.summary === '' ? '' : html`<p class="passage">${card.summary} ${summaryMark(card)}</p>`}
    <p class="why">${whyHere(frame, card, block)}</p>
    ${isOpen(answer) ? cardButtons(answer, block, at) : ''} ${commentLink(answer, card, isUnfolded)}
    ${isUnfolded ? cardPanel(frame, answer, card, block.block) : ''}
  </li>`
}

function cardButtons({ stored, view }: DeskAnswer, { cards }: ShownBlock, at: number): Html {
  const { id, title } = cards[at]!
  const isFirst = at === 0
  const isLast = at === cards.length - 1
  return html`<div class="draft-buttons">
    ${isFirst ? '' : gestureButton('Monter', `monter:${id}`, title)}
    ${isLast ? '' : gestureButton('Descendre', `descendre:${id}`, title)}
    ${at < 2 ? '' : gestureButton('En tête', `tete:${id}`, title)}
    ${gestureButton('Retirer', `retirer:${id}`, title)}
    ${
      view.card === id
        ? ''
        : html`<a
            class="button quiet small"
            href="${deskHref(stored.number, view, { card: id })}#c-${id}"
            data-touche="modifier"
            >Modifier…<span class="visually-hidden"> (titre, résumé, place, commentaires) : ${title}</span></a
          >`
    }
  </div>`
}

/** A thread is told on the card, and read in its panel. */
function commentLink(
  { stored, view, comments }: DeskAnswer,
  card: LetterCard,
  isUnfolded: boolean,
): Html | '' {
  const open = comments.filter(({ cardId, settledAt }) => cardId === card.id && !settledAt).length
  if (open === 0 || isUnfolded) return ''
  return html`<p class="why">
    <a href="${deskHref(stored.number, view, { card: card.id })}#c-${card.id}"
      >${open} ${plural(open, 'commentaire à régler', 'commentaires à régler')}<span class="visually-hidden">
        : ${card.title}</span
      ></a
    >
  </p>`
}

/** Places that mean something to a reader of the region: what is national concerns everyone. */
function concerned(frame: Frame, { places }: LetterCard): string[] {
  const { territories } = frame.site.deps.enricher
  const near = places.filter((code) => !['national', 'ue', 'hors-region'].includes(code))
  return near.length === 0
    ? []
    : [
        `parle de ${near
          .slice(0, 2)
          .map((code) => territoryName(code, territories))
          .join(', ')}`,
      ]
}

function whyHere(frame: Frame, card: LetterCard, { block }: ShownBlock): Html {
  const codes = card.axes.map((axis) => frame.axes.get(axis)?.code ?? axis).join(', ')
  const reasons = [
    ...(block === 'deadlines' && card.closing ? ['se termine dans les 30 jours'] : []),
    ...(codes === '' ? [] : [`classée ${codes}`]),
    ...(card.otherSources > 0 ? [`dite par ${card.otherSources + 1} sources`] : []),
    ...concerned(frame, card),
  ]
  return html`Ici parce que : ${reasons.length === 0 ? 'quelqu’un l’a ajoutée' : reasons.join(' ; ')}.
    <a href="${card.url}" rel="noopener noreferrer"
      >Original<span class="visually-hidden"> : ${card.title}</span></a
    >`
}
