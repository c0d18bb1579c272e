import type { LetterCard, SummaryOrigin } from '#src/letter/letter.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { Frame } from '../../site.ts'
import { axisBadge, dueBadge } from '../badges.ts'
import { formatEuros } from '#src/french/euros.ts'
import { formatDate } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** Axes, closing date, kind, source and date of a story of a letter, in one line. */
export function cardFacts(frame: Frame, card: LetterCard): Html {
  return html`<p class="facts">
    ${card.axes.map((axis) => axisBadge(frame, axis))}
    ${card.closing ? dueBadge(frame, card.closing.value) : ''}
    <span>${kindWords[card.kind]}</span>
    <span>${card.publisher}</span>
    ${card.publishedAt ? html`<span><time datetime="${card.publishedAt}">${formatDate(card.publishedAt)}</time></span>` : html`<span>sans date</span>`}
    ${card.amount ? html`<span>jusqu’à ${formatEuros(card.amount)}</span>` : ''}
    ${card.beneficiaries.length > 0 ? html`<span>Pour : ${card.beneficiaries.join(', ')}</span>` : ''}
    ${card.otherSources > 0 ? html`<span>${card.otherSources} ${plural(card.otherSources, 'autre source', 'autres sources')}</span>` : ''}
  </p>`
}

const originWords: Record<SummaryOrigin, string> = {
  text: '',
  editor: '',
  model: 'Résumé d’un modèle de langage',
  reviewed: 'Résumé d’un modèle de langage, relu',
}

/** Said wherever a summary that a model wrote is shown; a person's words and the text's own need no mark. */
export function summaryMark({ summaryOrigin, summary }: LetterCard): Html | '' {
  const words = originWords[summaryOrigin]
  return summary === '' || words === '' ? '' : html`<span class="tag tag-care">${words}</span>`
}
