import type { Cue } from '#src/axis/taxonomy.ts'
import type { CueChange, CueLine } from '#src/taxonomy/cue-lines.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

export const stateWords: Record<CueLine['state'], string> = {
  'as-is': '',
  changed: 'changé par l’équipe',
  added: 'ajouté par l’équipe',
  off: 'éteint',
}

const changeWords: Record<CueChange['kind'], string> = {
  added: 'ajouté',
  removed: 'retiré',
  changed: 'changé',
}

/** « 2 points, casse exacte, près de : école, collège ». */
export function cueConditions({ weight, exactCase, needs, cancelledBy }: Cue): string {
  return [
    `${weight} ${plural(weight, 'point')}`,
    ...(exactCase ? ['casse exacte'] : []),
    ...(needs?.length ? [`près de\u00A0: ${needs.join(', ')}`] : []),
    ...(cancelledBy?.length ? [`sauf près de\u00A0: ${cancelledBy.join(', ')}`] : []),
  ].join(', ')
}

/** What a version or the draft changes, line by line. */
export function changeList(frame: Frame, changes: readonly CueChange[]): Html {
  if (changes.length === 0) return html`<p class="hint">Aucun indice ne change.</p>`
  return html`<ul class="plain-list">
    ${changes.map((change) => changeLine(frame, change))}
  </ul>`
}

function changeLine(frame: Frame, { axis, kind, cue, former }: CueChange): Html {
  return html`<li>
    ${axisCode(frame, axis)} <strong>${cue.term}</strong> ${changeWords[kind]}
    <span class="facts-inline"
      >${former ? html`<del>${cueConditions(former)}</del> → ` : ''}${cueConditions(cue)}</span
    >
  </li>`
}

/** « 3 changements ». */
export function changeCount(count: number): string {
  return `${count} ${plural(count, 'changement')}`
}
