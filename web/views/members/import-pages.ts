import type { LeftOut } from '#src/letter/members/import/read-import.ts'
import type { ImportBounds } from '#src/letter/members/import/import-bounds.ts'
import type { MemberImport } from '#src/store/member-imports.ts'
import type { Frame } from '../../site.ts'
import { fact } from '../fact.ts'
import { csrfField } from '../form.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import { consentInputs } from './member-page.ts'
import { leftOutWords, membersKicker, membersLink, membersPath } from './member-words.ts'

const path = `${membersPath}/importer`
const importLink = { path, words: 'Importer' }

export interface ImportForm {
  consent: string
  proof: string
  faults: { fichier?: string; preuve?: string }
}

/** First step: the file, and what is known of the consent. */
export function importPage(
  frame: Frame,
  form: ImportForm,
  { bounds, past }: { bounds: ImportBounds; past: readonly MemberImport[] },
): Html {
  const { fichier, preuve } = form.faults
  return html`${membersKicker(membersLink)}
    <h1>Importer des membres</h1>
    <p class="lead">
      Un fichier CSV de votre tableur. Rien n’est écrit avant que vous ayez vu ce qu’il contient.
    </p>
    ${fichier || preuve ? html`<p class="notice notice-warn" role="alert"><strong>Rien n’a été lu.</strong> ${frenchSpacing(fichier ?? preuve ?? '')}</p>` : ''}
    <form action="${path}" method="post" enctype="multipart/form-data" class="form">
      ${csrfField(frame)}
      <div class="field">
        <label for="fichier">Fichier</label>
        <p class="hint" id="fichier-aide">
          ${formatNumber(bounds.lines)} lignes et ${formatNumber(bounds.bytes / 1_000_000)} Mo au plus. La
          première ligne nomme les colonnes : <b>courriel</b>, et si vous voulez nom, prénom, organisme,
          commune, groupe, axes, fréquence, consentement, date du consentement.
        </p>
        <input
          id="fichier"
          name="fichier"
          type="file"
          required
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-describedby="fichier-aide"
          ${fichier ? html`aria-invalid="true"` : ''}
        />
      </div>
      ${consentInputs({ ...form, faults: preuve ? { preuve } : {} })}
      <p class="hint">
        Une colonne « consentement » peut dire la preuve de chacun. Qui a quitté la lettre, ou dont l’adresse
        est bloquée, n’est jamais réinscrit.
      </p>
      <button type="submit">Lire le fichier</button>
    </form>
    ${past.length > 0 ? pastSection(past) : ''}`
}

function pastSection(past: readonly MemberImport[]): Html {
  return html`<section aria-labelledby="passes">
    <h2 id="passes">Derniers imports</h2>
    <ul class="plain-list">
      ${past.map((one) => html`<li><a href="${path}/${one.id}">${one.file}</a>, ${formatMoment(one.madeAt)} : ${formatNumber(one.added)} ${plural(one.added, 'membre')}${one.state === 'writing' ? ', en cours' : ''}</li>`)}
    </ul>
  </section>`
}

export interface ImportReport {
  one: MemberImport
  /** The first of those that are left out. */
  leftOut: readonly LeftOut[]
  /** The hour of an import that nobody confirmed is over. */
  isOver: boolean
}

/** Second step, and what became of it. */
export function importReportPage(frame: Frame, report: ImportReport): Html {
  const { one } = report
  const titles = { read: 'Ce que contient le fichier', writing: 'Import en cours', done: 'Import terminé' }
  return html`${membersKicker(membersLink, importLink)}
    <h1>${titles[one.state]}</h1>
    <p class="lead">« ${one.file} », lu le ${formatMoment(one.madeAt)} par ${one.author}.</p>
    ${countStrip(one)} ${stateSection(frame, report)} ${leftOutSection(report)}`
}

function countStrip({ counts, state, added }: MemberImport): Html {
  const { lines = 0, ready = 0 } = counts
  return html`<dl class="fact-strip">
    ${fact('Lignes', formatNumber(lines))}
    ${fact(state === 'read' ? 'Prêtes' : 'Retenues', formatNumber(ready))}
    ${state === 'read' ? '' : fact('Membres créés', formatNumber(added))}
    ${Object.entries(leftOutWords).map(([kind, words]) => (counts[kind] ? fact(capital(words), formatNumber(counts[kind])) : ''))}
  </dl>`
}

function stateSection(frame: Frame, { one, isOver }: ImportReport): Html {
  const { ready = 0 } = one.counts
  if (one.state === 'done') return doneLine(one)
  if (one.state === 'writing')
    return html`<form action="${path}/${one.id}" method="post" class="form">
      ${csrfField(frame)}
      <p class="notice">
        ${formatNumber(one.added)} ${plural(one.added, 'membre')} sur ${formatNumber(ready)}. L’écriture se
        poursuit toute seule, toutes les deux minutes.
      </p>
      <button type="submit" class="quiet">Continuer maintenant</button>
    </form>`
  if (isOver)
    return html`<p class="notice notice-warn">
      Ce fichier a été lu il y a plus d’une heure : <a href="${path}">donnez-le de nouveau</a>. Rien n’a été
      écrit.
    </p>`
  if (ready === 0)
    return html`<p class="notice notice-warn">
      Aucune ligne ne peut être importée. <a href="${path}">Autre fichier</a>
    </p>`
  return html`<form action="${path}/${one.id}" method="post" class="form">
    ${csrfField(frame)}
    <p>${consequence(one, ready)}</p>
    <p class="actions">
      <button type="submit">Importer ${formatNumber(ready)} ${plural(ready, 'membre')}</button>
      <button type="submit" class="quiet" formaction="${path}/${one.id}/abandonner">Abandonner</button>
    </p>
  </form>`
}

function consequence({ consent, proof }: MemberImport, ready: number): Html {
  if (consent === 'given')
    return html`La prochaine lettre leur est envoyée. Preuve gardée avec chaque inscription :
    ${proof ? html`« ${proof} »` : 'ce que dit chaque ligne'}.`
  const hours = Math.ceil(ready / 3000)
  return html`Un message demande à chaque personne de confirmer ; sans réponse en sept jours, son adresse est
  effacée. Ils partent peu à peu :
  ${hours < 2 ? 'moins d’une heure' : `${formatNumber(hours)} heures environ`}.`
}

function doneLine({ added, counts, consent }: MemberImport): Html {
  const known = (counts['ready'] ?? 0) - added
  return html`<p class="notice" role="status">
    ${formatNumber(added)}
    ${consent === 'given' ? plural(added, 'membre inscrit', 'membres inscrits') : plural(added, 'personne invitée à confirmer', 'personnes invitées à confirmer')}.
    ${known > 0 ? `${formatNumber(known)} ${plural(known, 'était déjà connue', 'étaient déjà connues')} au moment d’écrire.` : ''}
    <a href="${membersPath}">Voir les membres</a>
  </p>`
}

function leftOutSection({ one, leftOut }: ImportReport): Html | '' {
  const { lines = 0, ready = 0 } = one.counts
  const total = lines - ready
  if (total === 0) return html`<p>Aucune ligne n’est laissée de côté.</p>`
  return html`<section aria-labelledby="laissees">
    <h2 id="laissees">Lignes laissées de côté (${formatNumber(total)})</h2>
    <p>
      <a class="button" href="${path}/${one.id}/lignes.csv" download>Télécharger ces lignes</a>
      <span class="hint">avec leur raison, dans l’ordre du fichier</span>
    </p>
    <ul class="plain-list">
      ${leftOut.map((line) => html`<li>${faultSentence(line)}</li>`)}
    </ul>
    ${total > leftOut.length ? html`<p class="hint">Et ${formatNumber(total - leftOut.length)} de plus, dans le fichier.</p>` : ''}
  </section>`
}

/** « ligne 4 812, colonne « courriel » : « jean.dupont@ » n’est pas une adresse » */
export function faultSentence({ line, column, reason }: LeftOut): string {
  return frenchSpacing(`ligne ${formatNumber(line)}${column ? `, colonne « ${column} »` : ''} : ${reason}`)
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
