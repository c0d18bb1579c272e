import type { ChoiceForecast } from '#src/letter/desk/forecast.ts'
import { frequencyWords } from '#src/letter/members/preference-words.ts'
import type { Frame } from '../../site.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { domainWords, plural, territoryName } from '../words.ts'
import type { DeskAnswer } from './desk-answer.ts'

/** A letter has some dozens of choices at most; more would hide the sum. */
const mostChoices = 30

/** Who receives what, if the letter left as it is. */
export function forecastPart(frame: Frame, { forecast, stored }: DeskAnswer): Html {
  const { members, receive, nothing, later, suppressed, choices } = forecast
  return html`<section aria-labelledby="prevision" class="staff-box">
    <h2 id="prevision">Qui la recevra</h2>
    ${
      members === 0
        ? html`<p>Personne n’est abonné pour l’instant : la lettre ira dans l’archive seule.</p>`
        : html`<p>
              <strong>${formatNumber(receive)}</strong>
              ${plural(receive, 'membre la reçoit', 'membres la reçoivent')}, sur ${formatNumber(members)}
              ${plural(members, 'confirmé')}.
            </p>
            <ul>
              ${count(nothing, 'rien ne le concerne cette semaine, rien ne lui est envoyé.', 'rien ne les concerne cette semaine, rien ne leur est envoyé.')}
              ${count(later, 'il la lit par quinzaine ou par mois, ce n’est pas sa semaine.', 'ils la lisent par quinzaine ou par mois, ce n’est pas leur semaine.')}
              ${count(suppressed, 'son adresse ne reçoit plus rien (retours, plainte, retrait).', 'leurs adresses ne reçoivent plus rien (retours, plaintes, retraits).')}
            </ul>
            <details>
              <summary>Choix par choix</summary>
              <ul class="plain-list">
                ${choices.slice(0, mostChoices).map((choice) => choiceLine(frame, choice))}
              </ul>
              ${choices.length > mostChoices ? html`<p class="hint">Et ${formatNumber(choices.length - mostChoices)} ${plural(choices.length - mostChoices, 'autre choix, plus rare', 'autres choix, plus rares')}.</p>` : ''}
            </details>`
    }
    <p><a href="/lettres/${stored.number}/envois">Suivi de l’envoi</a> · <a href="/membres">Membres</a></p>
  </section>`
}

function count(people: number, one: string, many: string): Html | '' {
  return people === 0 ? '' : html`<li>${formatNumber(people)} : ${plural(people, one, many)}</li>`
}

function choiceLine(frame: Frame, { preferences, members, stories, isDue }: ChoiceForecast): Html {
  const { axes, domains, place, frequency, length } = preferences
  const { territories } = frame.site.deps.enricher
  const words = [
    axes.length === 0 ? 'tous les axes' : axes.map((id) => frame.axes.get(id)?.code ?? id).join(', '),
    ...domains.map((domain) => domainWords[domain].toLowerCase()),
    ...(place ? [territoryName(place, territories)] : []),
    frequencyWords[frequency],
    ...(length === 'short' ? ['courte'] : []),
  ]
  const gets = !isDue
    ? 'pas cette semaine'
    : stories === 0
      ? plural(members, 'rien ne le concerne', 'rien ne les concerne')
      : `${formatNumber(stories)} ${plural(stories, 'histoire')}`
  return html`<li>
    <strong>${formatNumber(members)}</strong> ${plural(members, 'membre')} (${words.join(', ')}) : ${gets}.
  </li>`
}
