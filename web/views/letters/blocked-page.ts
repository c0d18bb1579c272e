import type { Suppression, SuppressionReason } from '#src/store/suppressions.ts'
import type { Frame } from '../../site.ts'
import { csrfField, faultSummary, textField } from '../form.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

export interface BlockedAnswer {
  count: number
  latest: readonly Suppression[]
  typed: string
  fault?: string
  /** Of the address that was looked up. */
  found?: Suppression | 'none'
}

const reasonWords: Record<SuppressionReason, string> = {
  bounce: 'Adresse morte',
  complaint: 'Plainte',
  manual: 'Par l’équipe',
}

export function blockedPage(frame: Frame, answer: BlockedAnswer): Html {
  const { count, latest, typed, fault, found } = answer
  return html`<p class="kicker"><a href="/lettres">Lettres</a></p>
    <h1>Adresses bloquées</h1>
    <p class="lead">
      Rien n’est envoyé à ces adresses : une lettre y est revenue pour de bon, la personne s’est plainte, ou
      l’équipe l’a demandé. Vigie n’en garde qu’une empreinte : pour en retrouver une, écrivez-la.
    </p>
    ${faultSummary(fault ? { adresse: fault } : {}, { adresse: 'Adresse' })}
    <form class="form" action="/lettres/adresses-bloquees" method="post">
      ${csrfField(frame)}
      ${textField('adresse', 'Adresse', { value: typed, fault, type: 'email', required: true, maxlength: 254 })}
      <p class="actions">
        <button type="submit" name="geste" value="chercher">Est-elle bloquée ?</button>
        <button type="submit" name="geste" value="bloquer" class="quiet">Bloquer</button>
        <button type="submit" name="geste" value="debloquer" class="quiet">Débloquer</button>
      </p>
    </form>
    ${found === undefined ? '' : foundPart(typed, found)}
    <section aria-labelledby="dernieres">
      <h2 id="dernieres">${formatNumber(count)} ${plural(count, 'adresse bloquée', 'adresses bloquées')}</h2>
      ${
        latest.length === 0
          ? html`<p class="empty">Aucune adresse n’est bloquée.</p>`
          : html`<p class="hint">Les dernières :</p>
              <ul class="plain-list">
                ${latest.map(
                  (one) =>
                    html`<li>
                      <p>
                        <span class="tag tag-soft">${reasonWords[one.reason]}</span> ${one.detail}
                        <time datetime="${one.at}">${formatMoment(one.at)}</time>
                      </p>
                    </li>`,
                )}
              </ul>`
      }
    </section>`
}

function foundPart(typed: string, found: Suppression | 'none'): Html {
  return html`<div class="notice" role="status">
    <p>
      ${
        found === 'none'
          ? `${typed} n’est pas bloquée.`
          : html`${typed} est bloquée depuis le ${formatMoment(found.at)} : ${found.detail}`
      }
    </p>
  </div>`
}
