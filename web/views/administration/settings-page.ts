import { settingWords } from '#src/account/site-settings.ts'
import { type KeptThing, type SiteSettings, keptThings, retentionBounds } from '#src/store/site-settings.ts'
import type { Frame } from '../../site.ts'
import { type Faults, csrfField, faultSummary, radioField, textField } from '../form.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'

/** What the fields are called in the form. */
export const settingFields: Record<'index' | KeptThing, string> = {
  index: 'acces',
  audit: 'journal',
  revisions: 'revisions',
  readMarks: 'lectures',
  deliveries: 'envois',
  coverage: 'couverture',
}

/** As typed. */
export type SettingsForm = Record<'index' | KeptThing, string>

export function formOf({ index, retention }: SiteSettings): SettingsForm {
  const days = keptThings.map((thing) => [thing, String(retention[thing])])
  return { index, ...(Object.fromEntries(days) as Record<KeptThing, string>) }
}

const hints: Record<KeptThing, string> = {
  audit: 'Qui a fait quoi. La CNIL recommande de six mois à un an ; au-delà, il faut une raison.',
  revisions: 'Ce qu’un élément disait avant que sa source ne le corrige.',
  readMarks: 'Ce que chacun a déjà lu. Les étoiles et les notes ne sont pas touchées.',
  deliveries: 'Quelle lettre est partie vers quel abonnement, sans adresse.',
  coverage: 'Ce que chaque source a montré jour par jour, et ce qui en a été écarté.',
}

const indexChoices = [
  { value: 'public', words: 'Public', hint: 'chacun lit la veille, les lettres et les flux, sans compte' },
  {
    value: 'reserve',
    words: 'Réservé',
    hint: 'un visiteur ne voit plus que la page de connexion, l’abonnement, l’aide et les mentions',
  },
]

export function settingsPage(
  frame: Frame,
  form: SettingsForm,
  faults: Faults<'index' | KeptThing> = {},
): Html {
  const named = Object.entries(faults).map(([name, fault]) => [settingFields[name as KeptThing], fault])
  const labels = Object.entries(settingWords).map(([name, words]) => [
    settingFields[name as KeptThing],
    words,
  ])
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Réglages</h1>
    ${faultSummary(Object.fromEntries(named), Object.fromEntries(labels))}
    <form class="form" action="/administration/reglages" method="post">
      ${csrfField(frame)}
      <section aria-labelledby="qui-lit">
        <h2 id="qui-lit">Qui lit la veille</h2>
        <p>
          Le changement vaut dès la page suivante. Une fois le site réservé, les flux demandent une clé, et
          les liens des lettres vers le site demandent un compte ; les abonnés reçoivent toujours la lettre.
        </p>
        ${radioField(settingFields.index, settingWords.index, indexChoices, {
          value: form.index,
          ...(faults.index ? { fault: faults.index } : {}),
        })}
      </section>
      <section aria-labelledby="combien-de-temps">
        <h2 id="combien-de-temps">Combien de temps</h2>
        <p>
          Raccourcir une durée efface, la nuit suivante, tout ce qui est plus ancien : rien ne le ramène. La
          page
          <a href="/confidentialite">Données personnelles</a> donne ces durées d’elle-même.
        </p>
        ${keptThings.map((thing) => daysField(thing, form[thing], faults[thing]))}
      </section>
      <p class="actions"><button type="submit">Enregistrer les réglages</button></p>
    </form>`
}

function daysField(thing: KeptThing, value: string, fault: string | undefined): Html {
  const { min, max } = retentionBounds[thing]
  return textField(settingFields[thing], `${settingWords[thing]}, en jours`, {
    type: 'number',
    value,
    min,
    max,
    required: true,
    hint: `${hints[thing]} De ${formatNumber(min)} à ${formatNumber(max)} jours.`,
    ...(fault ? { fault } : {}),
  })
}
