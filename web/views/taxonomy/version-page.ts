import type { TaxonomyVersion } from '#src/store/taxonomy-versions.ts'
import type { CueChange } from '#src/taxonomy/cue-lines.ts'
import type { Frame } from '../../site.ts'
import { formatMoment } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { changeList } from './cue-words.ts'
import { restoreForm } from './lexicon-page.ts'

export interface VersionAnswer {
  version: TaxonomyVersion
  /** Against the version before it. */
  changes: readonly CueChange[]
  /** Against the one in force: what going back would change. */
  back: readonly CueChange[]
  isCurrent: boolean
  hasDraft: boolean
}

export function versionPage(frame: Frame, answer: VersionAnswer): Html {
  const { version, changes, back, isCurrent, hasDraft } = answer
  return html`<p class="kicker">
      <a href="/administration">Administration</a> · <a href="/administration/lexique">Lexique des axes</a>
    </p>
    <h1>Version ${version.seq} du lexique</h1>
    <p class="lead">${frenchSpacing(version.note || 'Sans note.')}</p>
    <p>
      Publiée par ${version.author.name},
      <time datetime="${version.createdAt}">${formatMoment(version.createdAt)}</time>.
      ${isCurrent ? html`<span class="tag tag-ok">En service</span>` : ''}
    </p>
    <h2>Ce qu’elle a changé</h2>
    ${changeList(frame, changes)}
    ${
      isCurrent
        ? ''
        : html`<h2>Ce qu’y revenir changerait</h2>
            ${changeList(frame, back)}
            ${hasDraft ? html`<p class="hint">Un brouillon est en cours : publiez-le ou abandonnez-le d’abord.</p>` : restoreForm(frame, version.seq)}`
    }`
}
