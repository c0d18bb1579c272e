import type { ArchivedLetter } from '#src/store/letter-archive.ts'
import type { Frame } from '../../site.ts'
import { formatDate, formatLongDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

export interface ArchiveList {
  letters: readonly ArchivedLetter[]
  /** The number before which older letters follow. */
  older?: number
  /** Not the first page of the list. */
  isLater: boolean
  /** Who edits is told of the draft above the list. */
  draft: Html | ''
  /** When the next one leaves, in words: « lundi à 8 h ». */
  leaves: string
}

/** The archive: every letter that left, latest first. */
export function archiveList(frame: Frame, { letters, older, isLater, draft, leaves }: ArchiveList): Html {
  return html`<h1>Lettres</h1>
    <p class="lead">
      Chaque semaine, ${leaves}, l’essentiel de la veille. <a href="/abonnement">S’abonner à la lettre</a>
    </p>
    ${frame.visitor.can('edit') ? draft : ''}
    ${
      letters.length === 0
        ? noLetter(isLater)
        : html`<ol class="plain-list reading letter-list" reversed>
            ${letters.map(letterLine)}
          </ol>`
    }
    ${older === undefined ? '' : html`<p class="pages"><a href="/lettres?avant=${older}">Lettres plus anciennes</a></p>`}
    <div class="feed-line">
      <p id="suivre-lettres">Suivre les lettres sans courriel :</p>
      <ul aria-labelledby="suivre-lettres">
        <li><a href="/lettres/flux.rss">RSS</a></li>
        <li><a href="/lettres/flux.atom">Atom</a></li>
        <li><a href="/lettres/flux.json">JSON Feed</a></li>
      </ul>
    </div>`
}

function noLetter(isLater: boolean): Html {
  if (isLater) return html`<p class="empty">Il n’y a pas de lettre plus ancienne.</p>`
  return html`<div class="empty">
    <h2>Aucune lettre pour l’instant</h2>
    <p>La première partira dès qu’une semaine apportera au moins un élément ; elle sera gardée ici.</p>
  </div>`
}

function letterLine(letter: ArchivedLetter): Html {
  return html`<li>
    <a href="/lettres/${letter.number}">${letter.subject}</a><br />
    <span class="facts-inline"
      >N° ${letter.number}, ${periodWords(letter)}. ${leftOn(letter)} ${formatNumber(letter.stories)}
      ${plural(letter.stories, 'élément')}.</span
    >
  </li>`
}

/** « du 16 nov. 2026 au 22 nov. 2026 ». */
export function periodWords({
  periodStart,
  periodEnd,
}: Pick<ArchivedLetter, 'periodStart' | 'periodEnd'>): string {
  return `du ${formatDate(periodStart)} au ${formatDate(periodEnd)}`
}

/** « Envoyée le 23 novembre 2026. » */
export function leftOn({ sentAt, createdAt }: Pick<ArchivedLetter, 'sentAt' | 'createdAt'>): Html {
  return sentAt
    ? html`Envoyée le ${formatLongDate(sentAt)}.`
    : html`En cours d’envoi depuis le ${formatLongDate(createdAt)}.`
}
