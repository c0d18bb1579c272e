import type { Look } from '#src/pipeline/look-at-address.ts'
import type { Preview } from '#src/pipeline/preview-feed.ts'
import type { FoundFeed } from '#src/parse/html/find-feeds.ts'
import type { Suggestion } from '#src/parse/html/suggest-selectors.ts'
import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { previewPart } from './preview-part.ts'
import { type SourceForm, sourceFormFields } from './source-form.ts'

const path = '/sources/ajouter'

const kicker = html`<p class="kicker"><a href="/sources">Sources</a></p>`

/** First step: where to look. */
export function addressPage(
  frame: Frame,
  { address = '', fault, unread }: { address?: string; fault?: string; unread?: boolean },
): Html {
  return html`${kicker}
    <h1>Ajouter une source</h1>
    <p class="lead">
      Donnez l’adresse d’un flux, ou celle de la page d’actualités : Vigie regarde ce qu’elle peut y lire.
    </p>
    <form action="${path}" method="post" class="form">
      ${csrfField(frame)}
      ${textField('adresse', 'Adresse', {
        value: address,
        fault: fault && frenchSpacing(fault),
        required: true,
        maxlength: 1000,
        hint: 'Par exemple : https://www.exemple.fr/actualites',
      })}
      <p class="actions">
        <button type="submit" name="faire" value="chercher">Regarder</button>
        ${unread ? html`<button type="submit" name="faire" value="decrire" class="quiet">La décrire quand même</button>` : ''}
      </p>
      ${
        unread
          ? html`<p class="hint">
              S’ouvre-t-elle dans un navigateur ? Sinon, cherchez-en une autre sur le site de l’éditeur. Une
              panne passe souvent seule : « La décrire quand même » ouvre le formulaire, et Vigie réessaiera.
            </p>`
          : ''
      }
    </form>
    <p class="hint">
      Plusieurs flux à la fois ? <a href="/sources/importer">Importer un fichier OPML</a>. Une source de
      données (JSON, CSV, Journal officiel) s’écrit dans le code.
    </p>`
}

/** Second step, for a page: its feeds, itself, or one of its lists. */
export function choicePage(frame: Frame, address: string, look: Extract<Look, { kind: 'page' }>): Html {
  const { feeds, suggestions, title = '' } = look
  return html`${kicker}
    <h1>Que lire à cette adresse ?</h1>
    <p class="lead">
      C’est une page web${title ? html`, « ${title} »` : ''}. ${whatStands(feeds.length, suggestions.length)}
    </p>
    <form action="${path}" method="post" class="form">
      ${csrfField(frame)} <input type="hidden" name="adresse" value="${address}" />
      <input type="hidden" name="titre-page" value="${title}" />
      <fieldset>
        <legend>À lire</legend>
        ${feeds.map((feed, index) => feedChoice(feed, index === 0))}
        ${suggestions.map((one, index) => listChoice(one, feeds.length === 0 && index === 0))}
        ${radio('page', 'La page, comme Vigie la comprend', false, 'son flux s’il en vient un, sinon ce qui ressemble le plus à une liste')}
        ${radio('liste', 'Une liste dont j’écris les sélecteurs', false, 'pour qui connaît le HTML de la page')}
      </fieldset>
      <p class="actions">
        <button type="submit" name="faire" value="choisir">Continuer</button>
        <a href="${path}">Autre adresse</a>
      </p>
    </form>`
}

function whatStands(feeds: number, lists: number): string {
  if (feeds > 0) return 'Un flux est plus sûr qu’une page : il ne change pas de forme.'
  if (lists > 0) return 'Elle n’annonce aucun flux : Vigie peut en lire la liste.'
  return 'Vigie n’y voit ni flux ni liste : essayez une autre adresse du site, celle de ses actualités par exemple.'
}

const howWords: Record<FoundFeed['how'], string> = {
  announced: 'annoncé par la page',
  linked: 'lié dans la page',
  guessed: 'adresse habituelle, à essayer',
}

function feedChoice({ url, title, how }: FoundFeed, checked: boolean): Html {
  return radio(
    url,
    html`Flux ${title ? html`« ${title} »` : ''} <span class="address">${url}</span>`,
    checked,
    howWords[how],
  )
}

function listChoice({ list, count, samples }: Suggestion, checked: boolean): Html {
  const shown = html`Liste de ${count} éléments <code>${list.item}</code>
    <ul>
      ${samples.map(({ title, date }) => html`<li>${title}${date ? html` <span class="hint">– ${date}</span>` : ''}</li>`)}
    </ul>`
  return radio(JSON.stringify(list), shown, checked)
}

function radio(value: string, words: Html | string, checked: boolean, hint?: string): Html {
  return html`<label class="box"
    ><input type="radio" name="choix" value="${value}" required ${checked ? html`checked` : ''} />
    <span>${words}${hint ? html` <span class="hint">– ${frenchSpacing(hint)}</span>` : ''}</span></label
  >`
}

/** Third step: the form, with what it gives. Nothing is kept before « Enregistrer ». */
export function newSourcePage(
  frame: Frame,
  { fields, faults, preview }: SourceForm & { preview?: Preview | undefined },
): Html {
  return html`${kicker}
    <h1>Ajouter une source</h1>
    ${preview ? previewPart(frame, preview) : ''}
    <form action="${path}" method="post" class="form">
      ${csrfField(frame)} ${sourceFormFields({ fields, faults })}
      <p class="actions">
        <button type="submit" name="faire" value="apercu" class="${preview ? 'quiet' : ''}">
          Voir l’aperçu
        </button>
        ${preview ? html`<button type="submit" name="faire" value="enregistrer">Enregistrer la source</button>` : ''}
        <a href="${path}">Autre adresse</a>
      </p>
    </form>`
}
