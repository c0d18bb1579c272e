import type { Retag } from '#src/store/retags.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatAge, formatMoment, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'

/** How far the history is filed again: in words and with a bar; honest when it stands still. */
export function retagSection(frame: Frame, retag: Retag | undefined): Html {
  return html`<section aria-labelledby="relecture">
    <h2 id="relecture" tabindex="-1">Relecture de l’historique</h2>
    ${retag ? progress(frame, retag) : html`<p>Aucune relecture n’a encore été demandée.</p>`}
    ${!retag || retag.finishedAt ? again(frame) : ''}
  </section>`
}

function progress(frame: Frame, retag: Retag): Html {
  const asked = html`<p class="hint">
    Demandée par ${retag.author} (${retag.reason}),
    <time datetime="${retag.askedAt}" title="${formatMoment(retag.askedAt)}"
      >${formatAge(retag.askedAt, frame.now)}</time
    >.
  </p>`
  if (retag.finishedAt)
    return html`<p>${endWords(retag)}</p>
      ${asked}`
  if (retag.failure)
    return html`<div class="notice notice-warn">
        <p><strong>La relecture s’est arrêtée.</strong> ${frenchSpacing(retag.failure)}</p>
        <p>${countWords(retag)}. Ce qui est fait est gardé.</p>
        <form action="/administration/lexique/reprendre" method="post">
          ${csrfField(frame)}
          <input type="hidden" name="relecture" value="${retag.seq}" />
          <button type="submit">Reprendre</button>
        </form>
      </div>
      ${asked}`
  const total = Math.max(retag.total, retag.done)
  return html`<p>
      ${retag.done === 0 ? 'En attente : elle commence dans les deux minutes.' : `${countWords(retag)}.`}
      <br /><progress max="${Math.max(total, 1)}" value="${retag.done}">${countWords(retag)}</progress>
    </p>
    <p class="hint">
      Elle avance seule, même si cette page est fermée. Rechargez la page pour voir où elle en est.
    </p>
    ${asked}`
}

/** « 3 200 sur 10 000 éléments relus, 41 changés ». */
export function countWords({ done, total, changed }: Retag): string {
  const all = Math.max(total, done)
  return `${formatNumber(done)} sur ${formatNumber(all)} ${plural(all, 'élément')} ${plural(done, 'relu')}, ${formatNumber(changed)} ${plural(changed, 'changé')}`
}

function endWords(retag: Retag): Html {
  if (retag.failure) return html`${frenchSpacing(retag.failure)} ${countWords(retag)}.`
  return html`Finie
    <time datetime="${retag.finishedAt ?? ''}">${formatMoment(retag.finishedAt ?? '')}</time> :
    ${countWords(retag)}.`
}

function again(frame: Frame): Html {
  return html`<form action="/administration/lexique/relire" method="post">
    ${csrfField(frame)}
    <p class="hint">
      Classe de nouveau chaque élément avec le lexique en service. Une publication le demande d’elle-même.
    </p>
    <button type="submit" class="quiet">Relire tout l’historique</button>
  </form>`
}
