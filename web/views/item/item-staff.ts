import { type Axis, domains, kinds } from '#src/axis/taxonomy.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { AuditRecord } from '#src/store/audit-log.ts'
import type { ItemDecision } from '#src/store/item-decisions.ts'
import type { Note } from '#src/store/item-notes.ts'
import type { ItemWorkInFull } from '#src/store/item-work.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { auditSentence } from '../administration/audit-words.ts'
import { csrfField, selectField, textArea } from '../form.ts'
import { formatAge, formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import { domainWords } from '../words.ts'

/** What staff see of an item besides its readers. */
export interface StaffSide {
  work: ItemWorkInFull
  /** Latest first. */
  lines: readonly AuditRecord[]
}

export function staffColumn(frame: Frame, item: StoredItem, { work }: StaffSide): Html {
  return html`<div class="item-staff">
    ${correction(frame, item, work)} ${notes(frame, item, work.written)}
  </div>`
}

/** The whole filing in one form: what a person says stands above the tagger, today's and tomorrow's. */
function correction(frame: Frame, item: StoredItem, { decision }: ItemWorkInFull): Html {
  const axes = [...frame.axes.values()]
  const main = {
    value: item.axes[0]?.id,
    hint: 'Parmi ceux qui sont cochés. Il décide de la rubrique de la lettre.',
  }
  return html`<section aria-labelledby="corriger" class="staff-box">
    <h2 id="corriger" tabindex="-1">Corriger le classement</h2>
    <form action="/elements/${item.id}/corriger" method="post">
      ${csrfField(frame)} ${axesField(axes, item, decision)}
      ${selectField(
        'axe-principal',
        'Axe principal',
        axes.map(({ id, code, label }) => ({ value: id, words: `${code} – ${label}` })),
        main,
      )}
      ${selectField(
        'type',
        'Type',
        [
          { value: '', words: `Automatique${decision.kind ? '' : ` (${kindWords[item.kind]})`}` },
          ...kinds.map((kind) => ({ value: kind, words: kindWords[kind] })),
        ],
        { value: decision.kind ?? '' },
      )}
      ${selectField(
        'domaine',
        'Domaine',
        [
          { value: '', words: `Automatique${decision.domain ? '' : ` (${domainWords[item.domain]})`}` },
          ...domains.map((domain) => ({ value: domain, words: domainWords[domain] })),
        ],
        { value: decision.domain ?? '' },
      )}
      <p class="hint">Une correction vaut pour cet élément, même quand le lexique ou la source change.</p>
      <button type="submit">Enregistrer le classement</button>
    </form>
  </section>`
}

function axesField(axes: readonly Axis[], item: StoredItem, decision: ItemDecision): Html {
  const from = decision.verdicts ? 'avis' : decision.axes ? 'equipe' : 'automatique'
  const chosen = new Set(item.axes.map(({ id }) => id))
  return html`<fieldset class="field">
    <legend>Axes</legend>
    <label class="box"
      ><input
        type="radio"
        name="axes-de"
        value="automatique"
        ${from === 'automatique' ? html`checked` : ''}
      />
      <span>Ceux que Vigie trouve, aujourd’hui et demain</span></label
    >
    ${
      from === 'avis'
        ? html`<label class="box"
            ><input type="radio" name="axes-de" value="avis" checked />
            <span>Les mêmes, avec les avis donnés axe par axe</span></label
          >`
        : ''
    }
    <label class="box"
      ><input type="radio" name="axes-de" value="equipe" ${from === 'equipe' ? html`checked` : ''} />
      <span>Ceux-ci, quoi qu’il arrive (aucun : hors périmètre)</span></label
    >
    <div class="axis-boxes" data-choisit="equipe">
      ${axes.map(
        ({ id, code, label }) =>
          html`<label class="box"
            ><input type="checkbox" name="axes" value="${id}" ${chosen.has(id) ? html`checked` : ''} />
            <span
              ><span class="axis axis-${code.toLowerCase()}" aria-hidden="true">${code}</span> ${label}</span
            ></label
          >`,
      )}
    </div>
  </fieldset>`
}

function notes(frame: Frame, item: StoredItem, written: readonly Note[]): Html {
  return html`<section aria-labelledby="notes" class="staff-box">
    <h2 id="notes" tabindex="-1">Notes de l’équipe</h2>
    ${written.length === 0 ? html`<p class="hint">Aucune note. Seule l’équipe les lit.</p>` : ''}
    <ul class="plain-list">
      ${written.map((note) => noteLine(frame, item, note))}
    </ul>
    <form action="/elements/${item.id}/notes" method="post">
      ${csrfField(frame)} ${textArea('note', 'Nouvelle note', { required: true, maxlength: 2000 })}
      <button type="submit" class="quiet">Ajouter la note</button>
    </form>
  </section>`
}

function noteLine(frame: Frame, item: StoredItem, note: Note): Html {
  const { person, can } = frame.visitor
  const mayDelete = note.personId === person?.id || can('administer')
  return html`<li>
    <p class="pre-line">${note.text}</p>
    <div class="line-action">
      <p class="hint">
        ${note.author},
        <time datetime="${note.writtenAt}" title="${formatMoment(note.writtenAt)}"
          >${formatAge(note.writtenAt, frame.now)}</time
        >
      </p>
      ${
        mayDelete
          ? html`<form action="/elements/${item.id}/notes/retirer" method="post">
              ${csrfField(frame)}
              <input type="hidden" name="note" value="${note.id}" />
              <button type="submit" class="link">
                Retirer<span class="visually-hidden"> la note de ${note.author}</span>
              </button>
            </form>`
          : ''
      }
    </div>
  </li>`
}

/** Who did what to this item. */
export function auditSection({ lines }: StaffSide): Html | '' {
  if (lines.length === 0) return ''
  return html`<section aria-labelledby="gestes-faits">
    <h2 id="gestes-faits">Ce que l’équipe en a fait</h2>
    <ul class="plain-list">
      ${lines.map(auditLine)}
    </ul>
  </section>`
}

function auditLine(line: AuditRecord): Html {
  const { actor, verb, rest } = auditSentence(line)
  return html`<li>
    ${[actor, verb, 'cet élément', rest].filter(Boolean).join(' ')},
    <time datetime="${line.at}">${formatMoment(line.at)}</time>
  </li>`
}
