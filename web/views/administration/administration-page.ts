import type { Right } from '#src/roles.ts'
import type { JobState } from '#src/store/jobs.ts'
import type { ServerWork } from '#src/store/server-queue.ts'
import type { Frame } from '../../site.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { rightsTable } from './people-pages.ts'
import { plural } from '../words.ts'
import { searchServerLine } from './search-server-line.ts'

interface Machine {
  jobs: readonly JobState[]
  stuckMails: number
  index: { waiting: number; lastError?: string }
  /** Where there is a search server. */
  server?: ServerWork
}

const entries: readonly { path: string; words: string; hint: string; right: Right }[] = [
  {
    path: '/administration/pages',
    words: 'Pages du site',
    hint: 'mentions légales, données personnelles, accessibilité',
    right: 'edit',
  },
  {
    path: '/administration/lexique',
    words: 'Lexique des axes',
    hint: 'les indices qui classent ; les essayer, les publier, revenir en arrière',
    right: 'edit',
  },
  {
    path: '/administration/synonymes',
    words: 'Synonymes de la recherche',
    hint: 'les expressions qui veulent dire la même chose ; en ajouter, en retirer',
    right: 'edit',
  },
  {
    path: '/sources',
    words: 'Sources',
    hint: 'l’état de chacune, et pourquoi l’une d’elles échoue',
    right: 'edit',
  },
  {
    path: '/membres',
    words: 'Membres de la lettre',
    hint: 'qui la reçoit, et quoi ; groupes, organismes, import d’un fichier',
    right: 'edit',
  },
  {
    path: '/administration/personnes',
    words: 'Personnes',
    hint: 'inviter, changer un rôle, fermer un compte',
    right: 'administer',
  },
  {
    path: '/administration/cles',
    words: 'Clés d’API',
    hint: 'pour les programmes et les partenaires',
    right: 'administer',
  },
  {
    path: '/administration/reglages',
    words: 'Réglages',
    hint: 'index public ou réservé, durées de conservation',
    right: 'administer',
  },
  {
    path: '/administration/donnees-personnelles',
    words: 'Données personnelles',
    hint: 'ce qui est gardé d’une personne ; l’exporter, l’effacer',
    right: 'administer',
  },
  { path: '/journal', words: 'Journal', hint: 'qui a fait quoi, quand', right: 'administer' },
]

const jobWords: Record<string, string> = {
  refresh: 'Lecture des sources',
  alerts: 'Alertes des recherches enregistrées',
  letter: 'Lettre',
  'clean-up': 'Ménage de nuit',
  'account-mails': 'Messages aux personnes',
  members: 'Messages aux membres, imports',
  'source-health': 'Message sur l’état des sources',
  retag: 'Relecture de l’historique',
  learn: 'Apprentissage de nuit',
  'search-server': 'Envois au serveur de recherche',
  websub: 'Annonces des flux (WebSub)',
}

export function administrationPage(frame: Frame, machine: Machine): Html {
  const open = entries.filter(({ right }) => frame.visitor.can(right))
  return html`<h1>Administration</h1>
    <ul class="axis-list">
      ${open.map(
        ({ path, words, hint }) =>
          html`<li>
            <h2><a href="${path}">${words}</a></h2>
            <p class="hint">${frenchSpacing(hint)}</p>
          </li>`,
      )}
    </ul>
    ${machineSection(frame, machine)}
    <section aria-labelledby="droits">
      <h2 id="droits">Ce que chaque rôle permet</h2>
      ${rightsTable()}
    </section>`
}

function machineSection(frame: Frame, { jobs, stuckMails, index, server }: Machine): Html {
  const { mail, baseUrl } = frame.site.deps.config
  return html`<section aria-labelledby="machine">
    <h2 id="machine">État de la machine</h2>
    ${
      mail.transport === 'file'
        ? html`<p class="notice notice-warn">
            Aucun serveur de courrier n’est configuré : les messages sont écrits en fichiers, rien ne part.
            Donnez
            <code>SMTP_URL</code>, ou <code>MAIL_API_URL</code> et <code>MAIL_API_KEY</code>.
          </p>`
        : ''
    }
    ${
      baseUrl.startsWith('https://')
        ? ''
        : html`<p class="notice notice-warn">
            L’adresse publique (${baseUrl}) n’est pas en https : les sessions ne sont pas protégées sur le
            réseau. Réglez
            <code>VIGIE_BASE_URL</code> avant d’ouvrir le site à d’autres machines.
          </p>`
    }
    <ul class="plain-list">
      ${jobs.map((job) => jobLine(job))}
      <li>
        <strong>Courrier aux personnes</strong> :
        ${stuckMails === 0 ? 'rien en attente.' : `${formatNumber(stuckMails)} ${plural(stuckMails, 'message attend', 'messages attendent')} le serveur de courrier.`}
      </li>
      <li>
        <strong>Recherche</strong> :
        ${index.waiting === 0 ? 'à jour.' : `${formatNumber(index.waiting)} ${plural(index.waiting, 'changement')} à rattraper${index.lastError ? ` (${index.lastError})` : ''}.`}
      </li>
      ${searchServerLine(server)}
    </ul>
  </section>`
}

function jobLine({ name, running, finishedAt, outcome, detail }: JobState): Html {
  const state = running
    ? 'en cours'
    : outcome === 'failed'
      ? 'en échec'
      : finishedAt
        ? 'fait'
        : 'jamais lancé'
  return html`<li>
    <strong>${jobWords[name] ?? name}</strong> :
    ${state}${finishedAt ? html`, <time datetime="${finishedAt}">${formatMoment(finishedAt)}</time>` : ''}.
    ${detail ? html`<br /><span class="hint">${frenchSpacing(detail)}</span>` : ''}
  </li>`
}
