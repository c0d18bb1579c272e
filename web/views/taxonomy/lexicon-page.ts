import type { Retag } from '#src/store/retags.ts'
import type { TaxonomyVersion } from '#src/store/taxonomy-versions.ts'
import { changesBetween } from '#src/taxonomy/cue-lines.ts'
import { draftedAxes, type Lexicon } from '#src/taxonomy/lexicon.ts'
import type { Learning } from '#src/taxonomy/learn.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { csrfField, textArea } from '../form.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import { draftSection } from './draft-section.ts'
import { learningSection } from './learning-section.ts'
import { retagSection } from './retag-progress.ts'

export interface LexiconAnswer {
  lexicon: Lexicon
  /** Latest first. */
  versions: readonly Omit<TaxonomyVersion, 'edits'>[]
  retag: Retag | undefined
  learning: Learning
}

/** Where the lexicon is kept: what is in force, what is being written, the versions, the file. */
export function lexiconPage(frame: Frame, { lexicon, versions, retag, learning }: LexiconAnswer): Html {
  const changes = changesBetween(frame.site.deps.axes, lexicon.edits, lexicon.drafted)
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Lexique des axes</h1>
    <p class="lead">
      Les mots qui classent chaque élément, et leur poids. Un changement passe par un brouillon commun : il
      s’essaie sur les 90 derniers jours, puis se publie ; l’historique est alors relu. Ce que l’équipe a
      décidé élément par élément ne bouge pas.
    </p>
    ${draftSection(frame, lexicon.draft, changes)} ${axesSection(frame, lexicon)}
    ${retagSection(frame, retag)} ${learningSection(frame, learning)}
    ${versionsSection(frame, lexicon, versions)} ${fileSection(frame, lexicon)}`
}

function axesSection(frame: Frame, lexicon: Lexicon): Html {
  return html`<section aria-labelledby="axes">
    <h2 id="axes">Les axes</h2>
    <ul class="axis-list">
      ${draftedAxes(frame.site.deps.axes, lexicon).map(({ id, cues }) => {
        const own = lexicon.drafted.filter(({ axis }) => axis === id).length
        return html`<li>
          <h3>
            ${axisCode(frame, id)}
            <a href="/administration/lexique/axes/${id}">${frame.axes.get(id)?.label ?? id}</a>
          </h3>
          <p class="hint">
            ${formatNumber(cues.length)}
            ${plural(cues.length, 'indice')}${own > 0 ? `, dont ${own} ${plural(own, 'touché')} par l’équipe` : ''}
          </p>
        </li>`
      })}
    </ul>
  </section>`
}

function versionsSection(frame: Frame, lexicon: Lexicon, versions: LexiconAnswer['versions']): Html {
  const current = lexicon.version?.seq ?? 0
  const origin = { seq: 0, createdAt: '', author: { name: 'Vigie' }, note: 'Le lexique d’origine' }
  return html`<section aria-labelledby="versions">
    <h2 id="versions">Versions</h2>
    ${lexicon.draft ? html`<p class="hint">Pour revenir à l’une d’elles, publiez d’abord le brouillon, ou abandonnez-le.</p>` : ''}
    <ul class="plain-list">
      ${[...versions, origin].map((version) => versionLine(frame, version, current, lexicon.draft !== undefined))}
    </ul>
  </section>`
}

function versionLine(
  frame: Frame,
  { seq, createdAt, author, note }: LexiconAnswer['versions'][number],
  current: number,
  hasDraft: boolean,
): Html {
  const name =
    seq === 0
      ? html`<strong>Origine</strong>`
      : html`<a href="/administration/lexique/versions/${seq}">Version ${seq}</a>`
  return html`<li class="line-action">
    <p>
      ${name} ${seq === current ? html`<span class="tag tag-ok">En service</span>` : ''}
      ${frenchSpacing(note)}
      ${createdAt ? html`<br /><span class="facts-inline">${author.name}, <time datetime="${createdAt}">${formatMoment(createdAt)}</time></span>` : ''}
    </p>
    ${seq === current || hasDraft ? '' : restoreForm(frame, seq)}
  </li>`
}

export function restoreForm(frame: Frame, seq: number): Html {
  return html`<form action="/administration/lexique/revenir" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="version" value="${seq}" />
    <button type="submit" class="link">
      Revenir
      ${seq === 0 ? 'au lexique d’origine' : html`à cette version<span class="visually-hidden"> ${seq}</span>`}
    </button>
  </form>`
}

function fileSection(frame: Frame, { draft }: Lexicon): Html {
  return html`<section aria-labelledby="fichier">
    <h2 id="fichier">Fichier</h2>
    <p>
      <a href="/administration/lexique/fichier">Télécharger le lexique en service</a> (JSON) : pour le garder,
      ou le donner à une autre Vigie.
    </p>
    <details>
      <summary>Importer un lexique</summary>
      <form
        action="/administration/lexique/importer"
        method="post"
        enctype="multipart/form-data"
        class="form"
      >
        ${csrfField(frame)}
        <input type="hidden" name="brouillon" value="${draft?.stamp ?? ''}" />
        <p class="hint">
          Ses changements remplacent ceux du brouillon${draft ? ' en cours' : ''} : rien n’est publié sans
          être vu.
        </p>
        <div class="field">
          <label for="fichier-lexique">Fichier JSON, 1 Mo au plus</label>
          <input id="fichier-lexique" name="fichier" type="file" accept="application/json,.json" />
        </div>
        ${textArea('texte', 'Ou son contenu', { rows: 4 })}
        <button type="submit" class="quiet">Importer dans le brouillon</button>
      </form>
    </details>
  </section>`
}
