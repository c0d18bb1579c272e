import type { OpmlFeed } from '#src/catalogue/opml.ts'
import type { Frame } from '../../site.ts'
import { formatNumber } from '../format.ts'
import { csrfField, selectField, textArea } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import { domainChoices, rhythmChoices, territoryChoices } from './source-choices.ts'

const path = '/sources/importer'

/** First step: the file of a feed reader, or its text. */
export function importPage(frame: Frame, fault?: string): Html {
  return html`<p class="kicker"><a href="/sources">Sources</a></p>
    <h1>Importer un fichier OPML</h1>
    <p class="lead">
      La liste de flux d’un autre lecteur, telle qu’il l’exporte. Vous choisirez ensuite ce qui entre dans la
      veille.
    </p>
    ${fault ? html`<p class="notice notice-warn" role="alert">${frenchSpacing(fault)}</p>` : ''}
    <form action="${path}" method="post" enctype="multipart/form-data" class="form">
      ${csrfField(frame)}
      <div class="field">
        <label for="fichier">Fichier (.opml ou .xml, 1 Mo au plus)</label>
        <input
          id="fichier"
          name="fichier"
          type="file"
          accept=".opml,.xml,text/xml,application/xml,text/x-opml"
        />
      </div>
      ${textArea('texte', 'Ou son contenu, collé ici', { rows: 4 })}
      <button type="submit">Lire la liste</button>
    </form>`
}

export interface ImportLine {
  feed: OpmlFeed
  /** Why it cannot be added: already watched, an address that is none. */
  fault?: string
}

export interface PickedList {
  lines: readonly ImportLine[]
  /** Others of the file, past what may be added at once. */
  left: number
  /** The file holds still others, that were not read. */
  more: boolean
  isCut: boolean
  defaults: Record<'domaine' | 'territoire' | 'rythme', string>
}

/** Second step: which ones. Those that cannot be added say why. */
export function pickFeedsPage(frame: Frame, list: PickedList): Html {
  const { lines, defaults } = list
  const open = lines.filter(({ fault }) => fault === undefined)
  const shut = lines.filter(({ fault }) => fault !== undefined)
  return html`<p class="kicker"><a href="/sources">Sources</a> · <a href="${path}">Importer</a></p>
    <h1>Que faut-il ajouter ?</h1>
    <p class="lead">
      ${formatNumber(open.length)} ${plural(open.length, 'flux', 'flux')} à
      ajouter${shut.length > 0 ? `, ${formatNumber(shut.length)} déjà ${plural(shut.length, 'suivi ou refusé', 'suivis ou refusés')}` : ''}.
    </p>
    ${warnings(list)}
    <form action="${path}" method="post" class="form">
      ${csrfField(frame)}
      ${
        open.length > 0
          ? html`<fieldset>
                <legend>Flux</legend>
                ${open.map(({ feed }) => feedBox(feed))}
              </fieldset>
              <fieldset>
                <legend>Pour tous</legend>
                ${selectField('domaine', 'Domaine', domainChoices, { value: defaults.domaine })}
                ${selectField('territoire', 'Territoire', territoryChoices(defaults.territoire), { value: defaults.territoire })}
                ${selectField('rythme', 'Lecture', rhythmChoices(defaults.rythme), { value: defaults.rythme })}
                <p class="hint">Chacun se règle ensuite sur sa page.</p>
              </fieldset>
              <p class="actions">
                <button type="submit" name="faire" value="ajouter">Ajouter les flux cochés</button>
                <a href="${path}">Autre fichier</a>
              </p>`
          : html`<p class="empty">Rien à ajouter. <a href="${path}">Autre fichier</a></p>`
      }
    </form>
    ${
      shut.length > 0
        ? html`<details>
            <summary>Les ${formatNumber(shut.length)} autres</summary>
            <ul>
              ${shut.map(({ feed, fault }) => html`<li>${feed.title || feed.url} <span class="hint">– ${frenchSpacing(fault ?? '')}</span></li>`)}
            </ul>
          </details>`
        : ''
    }`
}

function warnings({ left, more, isCut }: PickedList): Html {
  return html`${
    left > 0 || more
      ? html`<p class="notice" role="note">
          Le fichier en compte ${more ? 'beaucoup d’autres' : `${formatNumber(left)} de plus`} : ajoutez
          ceux-ci, puis donnez de nouveau le même fichier pour la suite.
        </p>`
      : ''
  }
  ${
    isCut
      ? html`<p class="notice notice-warn" role="note">
          Le fichier semble coupé : il n’a pas de fin. Des flux y manquent peut-être ; exportez-le de nouveau
          si c’est le cas.
        </p>`
      : ''
  }`
}

function feedBox({ url, title, homepage, folders }: OpmlFeed): Html {
  return html`<label class="box"
    ><input type="checkbox" name="flux" value="${JSON.stringify([url, title, homepage])}" checked />
    <span
      >${title || url} ${folders.length > 0 ? html`<span class="hint">– ${folders.join(' › ')}</span>` : ''}
      <span class="address">${url}</span></span
    ></label
  >`
}
