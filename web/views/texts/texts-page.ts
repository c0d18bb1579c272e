import type { FollowedText } from '#src/store/followed-refs.ts'
import type { CitedText } from '#src/store/item-refs.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'
import { refTitle, textHref } from './ref-words.ts'

export interface TextsAnswer {
  /** What was typed; '' when nothing was. */
  asked: string
  /** References that may be meant and that items name. */
  found: readonly string[]
  /** Undefined for a visitor. */
  followed?: readonly FollowedText[]
  cited: readonly CitedText[]
}

/** The legal texts that the watch names: one's own first, then those most cited lately. */
export function textsPage(frame: Frame, { asked, found, followed, cited }: TextsAnswer): Html {
  return html`<h1>Textes</h1>
    <p class="lead">
      Lois, décrets, règlements européens, décisions : chaque texte que la veille cite a sa page, avec ce qui
      le modifie, l’applique ou en parle.
    </p>
    ${searchForm(asked)} ${asked === '' ? '' : answerOf(asked, found)}
    ${followed ? followedSection(frame, followed) : ''} ${citedSection(cited)}`
}

function searchForm(asked: string): Html {
  return html`<form class="inline-form" action="/textes" method="get" role="search">
    <label for="texte">Un texte, par son numéro</label>
    <input id="texte" type="search" name="q" value="${asked}" placeholder="loi 2021-1485" maxlength="120" />
    <button type="submit">Ouvrir</button>
  </form>`
}

function answerOf(asked: string, found: readonly string[]): Html {
  if (found.length > 0) {
    return html`<h2>Plusieurs textes portent ce numéro</h2>
      <ul class="plain-list refs">
        ${found.map((ref) => html`<li><a href="${textHref(ref)}">${refTitle(ref)}</a></li>`)}
      </ul>`
  }
  return html`<div class="empty" role="status">
    <h2>Aucun texte trouvé</h2>
    <p>
      Aucun élément de la veille ne cite « ${asked} ». Écrivez le type du texte et son numéro : « décret
      2021-1311 », « règlement (UE) 2016/679 », « L. 1425-1 CGCT ».
    </p>
    <p><a href="/?${new URLSearchParams({ q: asked })}">Le chercher dans les éléments</a></p>
  </div>`
}

function followedSection(frame: Frame, followed: readonly FollowedText[]): Html {
  return html`<section aria-labelledby="suivis">
    <h2 id="suivis">Les textes que je suis</h2>
    ${
      followed.length === 0
        ? html`<p class="empty">
            Aucun pour l’instant : le bouton « Suivre ce texte » est sur la page de chacun.
          </p>`
        : html`<ul class="plain-list refs">
              ${followed.map(followedLine)}
            </ul>
            ${followed.some(({ unseen }) => unseen > 0) ? seenForm(frame) : ''}`
    }
  </section>`
}

function followedLine({ ref, items, unseen }: FollowedText): Html {
  return html`<li>
    <a href="${textHref(ref)}">${refTitle(ref)}</a> <span class="hint">${itemCount(items)}</span>
    ${unseen > 0 ? html`<span class="tag">${formatNumber(unseen)} ${plural(unseen, 'nouveau', 'nouveaux')}</span>` : ''}
  </li>`
}

function seenForm(frame: Frame): Html {
  return html`<form action="/textes/vus" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="jusqua" value="${frame.now.toISOString()}" />
    <button type="submit" class="quiet">J’ai tout vu</button>
  </form>`
}

function citedSection(cited: readonly CitedText[]): Html {
  return html`<section aria-labelledby="cites">
    <h2 id="cites">Les plus cités depuis 90 jours</h2>
    ${
      cited.length === 0
        ? html`<p class="empty">Aucun élément de ces 90 jours ne cite de texte par son numéro.</p>`
        : html`<ol class="plain-list refs">
            ${cited.map(
              ({ ref, items }) =>
                html`<li>
                  <a href="${textHref(ref)}">${refTitle(ref)}</a>
                  <span class="hint">${itemCount(items)}</span>
                </li>`,
            )}
          </ol>`
    }
  </section>`
}

function itemCount(items: number): string {
  return `${formatNumber(items)} ${plural(items, 'élément')}`
}
