import type { LetterSettings } from '#src/letter/desk/letter-settings.ts'
import type { Frame } from '../../site.ts'
import { type Choice, csrfField, radioField, selectField } from '../form.ts'
import { type Html, html } from '../html.ts'

/** As the form holds them: whole numbers and names, written. */
export type SettingsForm = Record<keyof LetterSettings, string>

export const settingFields: Record<keyof LetterSettings, string> = {
  draftDay: 'jour-brouillon',
  draftHour: 'heure-brouillon',
  sendDay: 'jour-depart',
  sendHour: 'heure-depart',
  alone: 'seule',
  archive: 'archive',
  model: 'modele',
}

export function settingsFormOf(settings: LetterSettings): SettingsForm {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, String(value)]),
  ) as SettingsForm
}

/** When the letter is drafted and leaves, whether it may leave alone, who reads past ones. */
export function settingsPage(
  frame: Frame,
  form: SettingsForm,
  told: { hasModel: boolean; fault?: string },
): Html {
  return html`<p class="kicker"><a href="/lettres">Lettres</a></p>
    <h1>Réglages de la lettre</h1>
    ${
      told.fault
        ? html`<div class="notice notice-warn" role="alert">
            <p><strong>Rien n’a été enregistré.</strong> ${told.fault}</p>
          </div>`
        : ''
    }
    <form class="form" action="/lettres/reglages" method="post">
      ${csrfField(frame)}
      <section aria-labelledby="rythme">
        <h2 id="rythme">Le rythme</h2>
        <p>Les heures sont celles de Paris. Une lettre déjà préparée garde les siennes.</p>
        ${selectField(settingFields.draftDay, 'Jour du brouillon', days, { value: form.draftDay })}
        ${selectField(settingFields.draftHour, 'Heure du brouillon', hours, { value: form.draftHour })}
        ${selectField(settingFields.sendDay, 'Jour de départ', days, { value: form.sendDay })}
        ${selectField(settingFields.sendHour, 'Heure de départ', hours, { value: form.sendHour })}
      </section>
      <section aria-labelledby="accord">
        <h2 id="accord">Qui la laisse partir</h2>
        ${radioField(settingFields.alone, 'À l’heure de départ', aloneChoices, { value: form.alone })}
      </section>
      <section aria-labelledby="passees">
        <h2 id="passees">Lettres passées</h2>
        ${radioField(settingFields.archive, 'Qui les lit sur le site', archiveChoices, { value: form.archive })}
      </section>
      ${told.hasModel ? modelSection(form) : ''}
      <p class="actions"><button type="submit">Enregistrer les réglages</button></p>
    </form>`
}

function modelSection(form: SettingsForm): Html {
  return html`<section aria-labelledby="modele-titre">
    <h2 id="modele-titre">Modèle de langue</h2>
    <p>Les textes des sources sont alors envoyés au service que la configuration nomme.</p>
    ${radioField(settingFields.model, 'Résumés proposés par le modèle', modelChoices, { value: form.model })}
  </section>`
}

/** From Monday, 1, as the settings count. */
export const dayWords = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

const days: Choice[] = dayWords.map((words, at) => ({ value: String(at + 1), words }))
const hours: Choice[] = Array.from({ length: 24 }, (_, at) => ({ value: String(at), words: `${at}\u00A0h` }))

const aloneChoices: Choice[] = [
  {
    value: 'false',
    words: 'Elle attend une approbation',
    hint: 'rien ne part sans qu’une personne l’ait relue',
  },
  {
    value: 'true',
    words: 'Elle part seule si personne n’y touche',
    hint: 'une lettre modifiée attend toujours une approbation',
  },
]

const archiveChoices: Choice[] = [
  { value: 'public', words: 'Tout le monde', hint: 'tant que la veille elle-même est publique' },
  { value: 'reserved', words: 'Les personnes qui ont un compte' },
]

const modelChoices: Choice[] = [
  { value: 'false', words: 'Jamais' },
  { value: 'true', words: 'À la demande d’un éditeur', hint: 'toujours signalés comme tels dans la lettre' },
]
