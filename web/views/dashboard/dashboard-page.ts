import type { Frame } from '../../site.ts'
import { formatLongDate } from '../format.ts'
import { type Html, html } from '../html.ts'
import { territoryName } from '../words.ts'
import { axisSection, weekSection, weeksSection } from './axis-sections.ts'
import type { Board } from './board.ts'
import { closingSection } from './closing-section.ts'
import { mapSection } from './map-section.ts'
import { placeForm } from './place-form.ts'
import { sourceSection } from './source-section.ts'

/** The watch in numbers; each leads to what it counts. */
export function dashboardPage(frame: Frame, board: Board): Html {
  const { concerns } = board.params
  const place = concerns ? territoryName(concerns, frame.site.deps.enricher.territories) : ''
  return html`<h1>Tableau de bord${place ? ` : ${place}` : ''}</h1>
    <p class="lead">
      Au ${formatLongDate(board.spans.today)}. Chaque nombre mène à ce qu’il
      compte.${place ? html` Les axes et les échéances sont ceux de ${place} et de ce qui vaut pour sa région et toute la France.` : ''}
    </p>
    ${placeForm(frame, board)}
    <div class="boards">
      ${weekSection(frame, board)} ${closingSection(frame, board)} ${weeksSection(frame, board)}
      ${axisSection(frame, board)} ${sourceSection(board)} ${mapSection(frame, board)}
    </div>`
}
