import { longestName } from '#src/searches/saved-search.ts'
import type { AlertCall } from '#src/store/alert-calls.ts'
import type { SavedSearch } from '#src/store/saved-searches.ts'
import { type SearchAlert, rhythms } from '#src/store/search-alerts.ts'
import type { Frame } from '../../site.ts'
import { type Faults, csrfField, faultSummary, radioField, textField } from '../form.ts'
import { formatMoment } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { calendarFormat, feedFormats, feedHref } from '../layout.ts'
import { plural } from '../words.ts'
import { askedWords, isMine, rhythmWords } from './search-words.ts'
import { webhookSection } from './webhook-section.ts'

export type SettingsFaults = Faults<'nom' | 'adresse' | 'rythme'>

export interface SettingsAnswer {
  search: SavedSearch
  /** The person's own, of this search. */
  alerts: readonly SearchAlert[]
  /** By webhook, latest first. */
  calls: ReadonlyMap<string, readonly AlertCall[]>
  /** Colleagues whose alerts would stop if it were shared no more. */
  others: number
  faults?: SettingsFaults
  /** What was typed and refused. */
  typed?: { nom?: string; adresse?: string }
}

const labels = { nom: 'Nom', adresse: 'Adresse', rythme: 'Courriel' }

export function settingsPage(frame: Frame, answer: SettingsAnswer): Html {
  const { search, faults = {} } = answer
  const mine = isMine(frame, search)
  return html`<p class="kicker"><a href="/recherches">Recherches enregistrées</a></p>
    <h1>${search.name}</h1>
    <p class="lead">
      <a href="/recherches/${search.id}">${askedWords(frame, search)}</a
      >${mine ? '' : html`, partagée par ${search.ownerName}`}
    </p>
    ${faultSummary(faults, labels)} ${mailSection(frame, answer)} ${feedSection(frame, search)}
    ${webhookSection(frame, answer)} ${mine ? ownSections(frame, answer) : ''}`
}

function mailSection(frame: Frame, { search, alerts, faults = {} }: SettingsAnswer): Html {
  const alert = alerts.find(({ channel }) => channel === 'mail')
  return html`<section aria-labelledby="courriel">
    <h2 id="courriel">Par courriel</h2>
    ${alert?.lastError ? html`<p class="fault">${alert.pausedAt ? html`En pause : ` : ''}${frenchSpacing(alert.lastError)}</p>` : ''}
    <form class="form" action="/recherches/${search.id}/alerte" method="post">
      ${csrfField(frame)}
      ${radioField(
        'rythme',
        `Prévenir ${frame.visitor.person?.email ?? ''} de ce qui arrive`,
        [
          { value: '', words: 'Non' },
          ...rhythms.map((one) => ({ value: one, words: rhythmWords[one], hint: hints[one] })),
        ],
        { value: alert?.rhythm ?? '', fault: faults.rythme },
      )}
      <p><button type="submit" class="quiet">Enregistrer ce choix</button></p>
    </form>
    ${alert?.lastSentAt ? html`<p class="hint">Dernier message : ${formatMoment(alert.lastSentAt)}.</p>` : ''}
  </section>`
}

const hints = {
  now: 'un message par heure au plus, pour toutes vos alertes',
  day: 'un seul message pour toutes',
  week: 'un seul message pour toutes',
} as const

function feedSection(frame: Frame, { id, shared, name }: SavedSearch): Html {
  const feeds = { title: name, path: `/recherches/${id}/flux` }
  return html`<section aria-labelledby="flux">
    <h2 id="flux">Par flux</h2>
    <p>
      Cette adresse ne change pas : elle suit la recherche quand vous la modifiez, et dit qu’elle n’existe
      plus quand vous la retirez.
      ${shared ? '' : html`La recherche n’étant pas partagée, un lecteur de flux doit présenter une clé d’API.`}
    </p>
    <ul class="plain-list">
      ${[...feedFormats, calendarFormat].map(
        ({ extension, words }) =>
          html`<li>
            <a href="${feedHref(feeds, extension)}">${words}</a>
            <code class="address">${frame.site.absolute(feedHref(feeds, extension))}</code>
          </li>`,
      )}
    </ul>
  </section>`
}

function ownSections(frame: Frame, answer: SettingsAnswer): Html {
  const { search, faults = {}, typed = {} } = answer
  return html`<section aria-labelledby="nommer">
      <h2 id="nommer">Nom et contenu</h2>
      <form class="form" action="/recherches/${search.id}/nom" method="post">
        ${csrfField(frame)}
        ${textField('nom', labels.nom, {
          value: typed.nom ?? search.name,
          fault: faults.nom,
          required: true,
          maxlength: longestName,
        })}
        <p><button type="submit" class="quiet">Renommer</button></p>
      </form>
      <p class="hint">
        Pour changer ce qu’elle cherche : <a href="/recherches/${search.id}">ouvrez-la</a>, changez les mots
        ou les filtres, puis enregistrez « à la place de » celle-ci.
      </p>
    </section>
    ${frame.visitor.can('curate') ? shareSection(frame, answer) : ''}
    <section aria-labelledby="retirer">
      <h2 id="retirer">Retirer</h2>
      <form action="/recherches/${search.id}/retirer" method="post">
        ${csrfField(frame)}
        <p>Ses alertes s’arrêtent et son flux s’éteint. Vous pourrez annuler aussitôt.</p>
        <p><button type="submit" class="danger">Retirer cette recherche</button></p>
      </form>
    </section>`
}

function shareSection(frame: Frame, { search, others }: SettingsAnswer): Html {
  return html`<section aria-labelledby="partager">
    <h2 id="partager">Partage</h2>
    <form action="/recherches/${search.id}/partage" method="post">
      ${csrfField(frame)}
      <input type="hidden" name="partagee" value="${search.shared ? '0' : '1'}" />
      ${
        search.shared
          ? html`<p>
                Vos collègues la voient dans leur liste, et peuvent s’en faire prévenir.
                ${others > 0 ? html`Si vous cessez, les alertes de ${others} ${plural(others, 'personne')} s’arrêtent.` : ''}
              </p>
              <p><button type="submit" class="quiet">Ne plus partager</button></p>`
          : html`<p>
                Vous seul la voyez. Partagée, elle paraît dans la liste de tous ceux qui ont un compte.
              </p>
              <p><button type="submit" class="quiet">Partager avec l’équipe</button></p>`
      }
    </form>
  </section>`
}
