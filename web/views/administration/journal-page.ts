import { daysInWords } from '#src/account/privacy/retention.ts'
import type { AuditRecord, SubjectType } from '#src/store/audit-log.ts'
import { auditKinds } from '#src/store/audit-log.ts'
import type { Person } from '#src/store/people.ts'
import { type JournalParams, journalFields, journalHref, programs } from '../../journal-params.ts'
import type { Frame } from '../../site.ts'
import { type AuditChange, type AuditNames, auditChanges } from './audit-changes.ts'
import { auditKindWords, auditSentence } from './audit-words.ts'
import { csrfField, selectField, textField } from '../form.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'

export interface JournalAnswer {
  params: JournalParams
  /** Latest first. */
  lines: readonly AuditRecord[]
  /** Where the next page starts, if there is one. */
  next?: number
  people: readonly Person[]
  /** How long lines are kept. */
  keptDays: number
}

/** Lines of one export. */
export const mostExported = 50_000

export function journalPage(frame: Frame, answer: JournalAnswer): Html {
  const { params, lines, keptDays } = answer
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Journal</h1>
    <p class="lead">
      Qui a fait quoi, et quand. Les lignes sont gardées ${daysInWords(keptDays)} ; seuls les administrateurs
      les voient toutes.
    </p>
    ${filterForm(answer)} ${subjectLine(answer)}
    ${lines.length === 0 ? noLine(answer) : lineTable(frame, answer)} ${pages(answer)}
    ${lines.length === 0 ? '' : exportForm(frame, params)}`
}

function filterForm({ params, people }: JournalAnswer): Html {
  const { person = '', kind = '', from = '', to = '' } = params
  const isKnown = person === '' || person === programs || people.some(({ id }) => id === person)
  const who = [
    { value: '', words: 'Tout le monde' },
    ...people.map(({ id, name }) => ({ value: id, words: name })),
    { value: programs, words: 'Programmes et visiteurs' },
    ...(isKnown ? [] : [{ value: person, words: 'Compte effacé' }]),
  ]
  const what = [
    { value: '', words: 'Toutes' },
    ...auditKinds.map((one) => ({ value: one, words: auditKindWords[one] })),
  ]
  const subject = journalFields(params).find(([name]) => name === 'sujet')
  return html`<form class="inline-form" action="/journal" method="get" aria-label="Filtrer le journal">
    ${selectField('personne', 'Par', who, { value: person })}
    ${selectField('genre', 'Actions', what, { value: kind })}
    ${textField('du', 'Du', { type: 'date', value: from })}
    ${textField('au', 'Au', { type: 'date', value: to })}
    ${subject ? html`<input type="hidden" name="sujet" value="${subject[1]}" />` : ''}
    <p class="actions"><button type="submit">Filtrer</button> ${clearLink(params)}</p>
  </form>`
}

function clearLink(params: JournalParams): Html | '' {
  return journalFields(params).length > 0 ? html`<a href="/journal">Retirer les filtres</a>` : ''
}

function subjectLine({ params, lines }: JournalAnswer): Html | '' {
  if (!params.subject) return ''
  const words = lines[0]?.subject.words ?? params.subject.id
  const { subject: _, ...others } = params
  return html`<p class="notice">
    Seulement ce qui touche « ${words} ».
    <a href="${journalHref({ ...others, before: undefined })}">Voir tout le journal</a>
  </p>`
}

function lineTable(frame: Frame, { lines, people }: JournalAnswer): Html {
  const names = { axes: frame.axes, people: new Map(people.map(({ id, name }) => [id, name])) }
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Lignes du journal">
    <table class="data">
      <thead>
        <tr>
          <th scope="col">Quand</th>
          <th scope="col">Ce qui s’est passé</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => lineRow(line, names))}
      </tbody>
    </table>
  </div>`
}

function lineRow(line: AuditRecord, names: AuditNames): Html {
  const { actor, verb, subject, rest } = auditSentence(line)
  const changes = auditChanges(line, names)
  return html`<tr>
    <td><time datetime="${line.at}">${formatMoment(line.at)}</time></td>
    <td>
      <strong>${actor}</strong> ${verb} ${subject ? subjectLink(line, subject, names) : ''} ${rest}
      ${
        changes.length > 0
          ? html`<ul class="changes">
              ${changes.map(changeLine)}
            </ul>`
          : ''
      }
    </td>
  </tr>`
}

function changeLine({ label, before, after }: AuditChange): Html {
  const arrow = html`<span aria-hidden="true">→</span><span class="visually-hidden">devient</span>`
  return html`<li>
    ${label} : ${before ? html`<del>${before}</del>` : ''} ${before && after ? arrow : ''}
    ${after && before ? html`<ins>${after}</ins>` : (after ?? '')}
  </li>`
}

/** Where a subject is seen; '' for what has no page. */
const placeOf: Record<SubjectType, (id: string) => string> = {
  item: (id) => `/elements/${id}`,
  person: (id) => `/administration/personnes/${id}`,
  source: (id) => `/sources/${id}`,
  axis: (id) => `/axes/${id}`,
  page: (id) => `/administration/pages/${id}`,
  letter: () => '/lettres',
  key: () => '/administration/cles',
  setting: (id) => (id === 'synonymes' ? '/administration/synonymes' : '/administration/reglages'),
  session: () => '',
  journal: () => '',
  // Its owner's alone, unless it is shared: the page itself decides.
  search: (id) => `/recherches/${id}/reglages`,
  member: (id) => `/membres/${id}`,
  group: () => '/membres/groupes',
  organisation: (id) => `/membres/organisations/${id}`,
}

function subjectLink({ subject }: AuditRecord, words: string, { people }: AuditNames): Html {
  const path = placeOf[subject.type](encodeURIComponent(subject.id))
  const isGone = subject.type === 'person' && !people.has(subject.id)
  return path === '' || isGone ? html`${words}` : html`<a href="${path}">${words}</a>`
}

function noLine({ params, keptDays }: JournalAnswer): Html {
  if (params.before) return html`<p>Il n’y a rien de plus ancien.</p>`
  const isBackwards = params.from && params.to && params.from > params.to
  if (journalFields(params).length === 0) {
    return html`<div class="empty">
      <h2>Le journal est vide</h2>
      <p>Chaque connexion et chaque action y laissera une ligne, gardée ${daysInWords(keptDays)}.</p>
    </div>`
  }
  return html`<div class="empty">
    <h2>Aucune ligne pour ces filtres</h2>
    <p>
      ${isBackwards ? 'La première date suit la seconde : inversez-les.' : 'Élargissez les dates ou choisissez d’autres actions.'}
      Ce qui date de plus de ${daysInWords(keptDays)} est effacé.
    </p>
    <p>${clearLink(params)}</p>
  </div>`
}

function pages({ params, next }: JournalAnswer): Html | '' {
  if (!params.before && !next) return ''
  return html`<nav class="pages" aria-label="Pages du journal">
    ${params.before ? html`<a href="${journalHref({ ...params, before: undefined })}">← Les plus récentes</a>` : html`<span></span>`}
    ${next ? html`<a rel="next" href="${journalHref({ ...params, before: next })}">Plus anciennes →</a>` : html`<span></span>`}
  </nav>`
}

function exportForm(frame: Frame, params: JournalParams): Html {
  return html`<form class="gesture" action="/journal/export" method="post">
    ${csrfField(frame)}
    ${journalFields(params).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p id="export-suite">
      Un fichier pour tableur avec ces filtres, ${formatNumber(mostExported)} lignes au plus, les plus
      récentes. Le téléchargement est noté au journal.
    </p>
    <button type="submit" class="quiet" aria-describedby="export-suite">Télécharger en CSV</button>
  </form>`
}
