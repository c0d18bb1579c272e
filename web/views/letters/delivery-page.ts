import type { DeliveryState } from '#src/letter/deliver/delivery-state.ts'
import type { DeliveryStatus, Unreached } from '#src/store/deliveries.ts'
import type { LetterSummary } from '#src/store/letters.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatHour, formatMoment, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

export interface UnreachedPage {
  status?: DeliveryStatus
  rows: readonly Unreached[]
  page: number
  hasMore: boolean
}

/** What each state means, in the order of a letter's life. */
export const statusWords: Record<DeliveryStatus, { name: string; meaning: string }> = {
  queued: { name: 'En attente', meaning: 'partira dès que le rythme le permet' },
  sending: { name: 'En préparation', meaning: 'rien n’est encore parti' },
  handed: { name: 'En cours de remise', meaning: 'le serveur n’a pas encore répondu' },
  sent: { name: 'Parties', meaning: 'le serveur d’envoi les a prises' },
  deferred: { name: 'Remises à plus tard', meaning: 'le serveur demande de réessayer : c’est prévu' },
  failed: { name: 'Échouées', meaning: 'aucun nouvel essai sans vous' },
  bounced: { name: 'Revenues', meaning: 'la boîte n’existe pas : l’adresse est bloquée' },
  complained: { name: 'Signalées comme indésirables', meaning: 'par la personne : l’adresse est bloquée' },
  skipped: { name: 'Sans objet', meaning: 'cette lettre n’est pas pour eux' },
}

export function deliveryPage(
  frame: Frame,
  letter: LetterSummary,
  state: DeliveryState,
  unreached: UnreachedPage,
): Html {
  return html`<p class="kicker">
      <a href="/lettres">Lettres</a> · <a href="${pageOf(letter)}">n° ${letter.number}</a>
    </p>
    <h1>Envoi de la lettre n° ${letter.number}</h1>
    ${progressPart(frame, letter, state)} ${countsTable(state)} ${gesturesPart(frame, letter, state)}
    ${unreachedPart(letter, unreached)}
    <p><a href="/lettres/adresses-bloquees">Adresses bloquées</a></p>`
}

/** A letter that has not left has no page in the archive. */
function pageOf({ number, state }: LetterSummary): string {
  return `/lettres/${number}${state === 'sending' || state === 'sent' ? '' : '/atelier'}`
}

function progressPart({ site }: Frame, letter: LetterSummary, state: DeliveryState): Html {
  if (letter.state === 'draft' || letter.state === 'approved') {
    return html`<p class="empty">
      Cette lettre n’est pas partie.
      <a href="/lettres/${letter.number}/atelier">Aller à l’atelier</a>
    </p>`
  }
  const done = state.total - state.left
  const { mail } = site.deps.config
  return html`<p class="lead">${stateSentence(state)}</p>
    ${
      state.total === 0
        ? ''
        : html`<p>
            <label for="avancement">${formatNumber(done)} sur ${formatNumber(state.total)} traitées</label>
            <progress id="avancement" max="${state.total}" value="${done}"></progress>
          </p>`
    }
    ${state.pauses.map(
      ({ reason, until, scope }) =>
        html`<div class="notice notice-warn">
          <p>
            ${reason}
            ${scope === '*' ? 'Tout l’envoi attend' : scope.startsWith('domain:') ? 'Ce domaine attend' : 'Cette lettre attend'}
            ${until ? html`jusqu’à <time datetime="${until}">${formatHour(until)}</time>.` : 'que quelqu’un la reprenne.'}
          </p>
        </div>`,
    )}
    ${
      mail.transport === 'file'
        ? html`<p class="hint">
            Aucun serveur d’envoi n’est réglé : les messages sont écrits en fichiers, rien ne part.
          </p>`
        : html`<p class="hint">
            Rythme : ${formatNumber(mail.pace.perSecond)} par seconde au plus,
            ${formatNumber(mail.pace.perDomain)} vers un même
            domaine${mail.pace.window ? html`, ${formatNumber(mail.pace.window.most)} en ${mail.pace.window.minutes} minutes` : ''}.
          </p>`
    }`
}

function stateSentence({ left, total, isRunning, pauses }: DeliveryState): string {
  if (total === 0) return 'Personne n’est encore inscrit au registre de cette lettre.'
  if (left === 0) return 'L’envoi est terminé.'
  if (pauses.some(({ scope }) => !scope.startsWith('domain:'))) return 'L’envoi est en pause.'
  return isRunning ? 'L’envoi est en cours.' : 'L’envoi reprendra dans les minutes qui viennent.'
}

function countsTable({ counts }: DeliveryState): Html {
  const shown = (Object.keys(statusWords) as DeliveryStatus[]).filter((status) => counts[status] > 0)
  if (shown.length === 0) return html``
  return html`<div class="table-scroll" role="region" aria-label="Nombre par état" tabindex="0">
    <table>
      <caption class="visually-hidden">
        Messages de cette lettre par état
      </caption>
      <thead>
        <tr>
          <th scope="col">État</th>
          <th scope="col" class="number">Messages</th>
          <th scope="col">Ce que cela veut dire</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (status) =>
            html`<tr>
              <th scope="row">${statusWords[status].name}</th>
              <td class="number">${formatNumber(counts[status])}</td>
              <td>${statusWords[status].meaning}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function gesturesPart(frame: Frame, { number }: LetterSummary, state: DeliveryState): Html {
  const isPaused = state.pauses.some(({ scope }) => scope.startsWith('letter:'))
  const button = (name: string, words: string, hint: string) =>
    html`<form action="/lettres/${number}/envois/${name}" method="post">
      ${csrfField(frame)}
      <p><button type="submit">${words}</button> <span class="hint">${hint}</span></p>
    </form>`
  return html`${
    isPaused
      ? button('reprise', 'Reprendre l’envoi', 'Il repart dans les minutes qui viennent.')
      : state.left > 0
        ? button('pause', 'Mettre en pause', 'Ce qui est déjà en route arrivera.')
        : ''
  }
  ${
    state.retriable > 0
      ? button(
          'relancer',
          `Relancer ${formatNumber(state.retriable)} ${plural(state.retriable, 'échec', 'échecs')}`,
          'Seulement ceux qui ne sont certainement pas partis : personne ne la reçoit deux fois.',
        )
      : ''
  }`
}

const filters: readonly DeliveryStatus[] = ['failed', 'bounced', 'complained', 'deferred', 'skipped']

function unreachedPart({ number }: LetterSummary, { status, rows, page, hasMore }: UnreachedPage): Html {
  const to = (next: { status?: DeliveryStatus; page?: number }) => {
    const query = new URLSearchParams({
      ...(next.status ? { etat: next.status } : {}),
      ...(next.page && next.page > 1 ? { page: String(next.page) } : {}),
    }).toString()
    return `/lettres/${number}/envois${query ? `?${query}` : ''}#non-remises`
  }
  return html`<section aria-labelledby="non-remises">
    <h2 id="non-remises">Qui ne l’a pas reçue, et pourquoi</h2>
    <nav aria-label="Choisir un état">
      <ul class="chips chips-choice">
        <li><a class="chip" href="${to({})}" ${status ? '' : html`aria-current="true"`}>Tous</a></li>
        ${filters.map(
          (one) =>
            html`<li>
              <a class="chip" href="${to({ status: one })}" ${one === status ? html`aria-current="true"` : ''}
                >${statusWords[one].name}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
    ${
      rows.length === 0
        ? html`<p class="empty">Personne dans cette liste.</p>`
        : html`<ul class="plain-list">
            ${rows.map(unreachedLine)}
          </ul>`
    }
    ${
      page > 1 || hasMore
        ? html`<nav class="pages" aria-label="Pages de la liste">
            ${page > 1 ? html`<a rel="prev" href="${to({ ...(status ? { status } : {}), page: page - 1 })}">← Page précédente</a>` : html`<span></span>`}
            <span>Page ${page}</span>
            ${hasMore ? html`<a rel="next" href="${to({ ...(status ? { status } : {}), page: page + 1 })}">Page suivante →</a>` : html`<span></span>`}
          </nav>`
        : ''
    }
  </section>`
}

function unreachedLine(row: Unreached): Html {
  return html`<li>
    <p>
      <strong>${row.email ?? 'Abonnement effacé'}</strong>
      <span class="tag ${row.status === 'deferred' || row.status === 'skipped' ? 'tag-soft' : 'tag-care'}"
        >${statusWords[row.status].name}</span
      >
      ${row.maybeLeft ? html`<span class="tag tag-care">Peut-être partie : non renvoyée</span>` : ''}
    </p>
    <p class="facts">
      <span>${row.reason ?? 'Sans raison connue.'}</span>
      <span><time datetime="${row.updatedAt}">${formatMoment(row.updatedAt)}</time></span>
      ${row.attempts > 0 ? html`<span>${row.attempts} ${plural(row.attempts, 'essai', 'essais')}</span>` : ''}
      ${row.notBefore ? html`<span>prochain essai ${formatMoment(row.notBefore)}</span>` : ''}
    </p>
  </li>`
}
