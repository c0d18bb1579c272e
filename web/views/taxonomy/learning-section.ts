import { type Learning, learningBounds } from '#src/taxonomy/learn.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** What the model learnt from the corrections of staff, and the switch that makes it forget. */
export function learningSection(frame: Frame, learning: Learning): Html {
  return html`<section aria-labelledby="apprentissage">
    <h2 id="apprentissage" tabindex="-1">Apprentissage</h2>
    ${state(learning)} ${learning.hasModel ? switchForm(frame, learning) : ''}
  </section>`
}

function state({ isOn, hasModel, corrections, learnt }: Learning): Html {
  const { least, most } = learningBounds
  const there = `${formatNumber(corrections)} ${plural(corrections, 'correction')}`
  if (!hasModel) return html`<p>Le lexique classe seul : il n’y a pas de modèle qui apprenne.</p>`
  if (!isOn)
    return html`<p>
      Le modèle a ses poids d’origine et n’apprend plus. Les corrections (${there}) sont gardées, et valent
      chacune pour son élément.
    </p>`
  if (corrections < least && !learnt)
    return html`<p>
      Le modèle n’a encore rien appris : il y a ${there}, il en faut ${least}. Chaque « Confirmer » ou «
      Retirer » sur la page d’un élément en est une.
    </p>`
  return html`<p>
    ${
      learnt
        ? html`<strong
              >Le modèle a appris de ${formatNumber(learnt.examples)}
              ${plural(learnt.examples, 'correction')}</strong
            >, <time datetime="${learnt.at}">${formatMoment(learnt.at)}</time>.`
        : html`Le modèle apprendra cette nuit de ${there}.`
    }
    Il apprend chaque nuit, des ${formatNumber(most)} dernières au plus, sans s’éloigner de ses poids
    d’origine pour quelques-unes. Ce qu’il apprend vaut pour ce qui est lu ensuite, et pour le reste à la
    prochaine relecture de l’historique.
  </p>`
}

function switchForm(frame: Frame, { isOn, learnt }: Learning): Html {
  const words = isOn
    ? learnt
      ? 'Oublier ce qu’il a appris, et ne plus apprendre'
      : 'Ne pas apprendre'
    : 'Laisser de nouveau apprendre'
  return html`<form action="/administration/lexique/apprentissage" method="post">
    ${csrfField(frame)}
    <button type="submit" class="quiet" name="faire" value="${isOn ? 'oublier' : 'permettre'}">
      ${words}
    </button>
  </form>`
}
