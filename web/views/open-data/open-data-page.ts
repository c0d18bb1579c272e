import type { GivenMonth } from '#src/store/given-items.ts'
import type { IndexSetting } from '#src/store/site-settings.ts'
import { type Distributed, sourceFiles, watchFiles } from '#src/syndicate/open-data/distributions.ts'
import { licenceUrl } from '#src/syndicate/licence.ts'
import { ownLicence } from '#src/syndicate/open-data/giver.ts'
import { givenColumns } from '../../exports/given-csv.ts'
import { partsOf } from '../../exports/given-parts.ts'
import type { Frame } from '../../site.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** What is given, under which licence, and how a program takes it. */
export function openDataPage(frame: Frame, months: readonly GivenMonth[], index: IndexSetting): Html {
  return html`<h1>Données ouvertes</h1>
    <p class="lead">
      Tout l’index de la veille se télécharge et se réutilise : ${countWords(months)}, avec la source, les
      dates, les montants, les territoires et l’adresse d’origine de chacun.
    </p>
    ${index === 'reserve' ? reserved : ''}
    <h2 id="fichiers">Télécharger</h2>
    ${months.length === 0 ? html`<p class="empty">La veille est encore vide : les fichiers n’ont aucune ligne.</p>` : ''}
    ${files(frame, [...watchFiles, ...sourceFiles])} ${rights(frame)} ${csvHelp} ${linkedDataHelp}
    ${monthList(months)} ${portals(frame)}`
}

function countWords(months: readonly GivenMonth[]): string {
  const shown = months.reduce((sum, month) => sum + month.shown, 0)
  return `${formatNumber(shown)} ${plural(shown, 'élément')}`
}

const reserved = html`<p class="notice">
  L’index est réservé : un programme présente une clé d’API, qu’un administrateur donne, dans l’en-tête
  <code>Authorization: Bearer</code>.
</p>`

function files(frame: Frame, all: readonly Distributed[]): Html {
  return html`<dl class="addresses">
    ${all.map(
      ({ path, title, description, isApi }) =>
        html`<div>
          <dt>${title}</dt>
          <dd>
            ${address(frame, isApi ? '/api' : path)}<br />
            ${description}
          </dd>
        </div>`,
    )}
  </dl>`
}

/** Shown whole: it is copied as often as followed. */
function address({ site }: Frame, path: string): Html {
  return html`<a href="${path}">${site.absolute(path)}</a>`
}

function rights(frame: Frame): Html {
  const { organisation } = frame.site.deps.config
  return html`<h2 id="licence">Licence</h2>
    <p>
      Ce que Vigie écrit (classement, échéances, montants et références relevés) est sous
      <a href="${licenceUrl(ownLicence)}">${ownLicence}</a>. Citez « ${organisation}, Vigie » et la date du
      fichier.
    </p>
    <p>
      <strong>Les titres, extraits et documents restent à leurs éditeurs.</strong> Le JSON-LD donne un extrait
      de moins de trois cents caractères, le CSV aucun. Tous deux disent pour chaque élément la licence de sa
      source et la mention qu’elle demande, quand elle en donne. Sans licence indiquée, tenez-vous à la
      citation et au lien.
    </p>`
}

const csvHelp = html`<h2 id="csv">Le fichier CSV</h2>
  <p>
    En UTF-8, séparé par des points-virgules, chaque champ entre guillemets (RFC 4180 pour le reste) : il
    s’ouvre dans un tableur français. Un champ qu’un tableur prendrait pour une formule commence par une
    apostrophe. Les deux dernières dates sont en temps universel, les autres à l’heure de Paris.
  </p>
  <details>
    <summary>Les ${givenColumns.length} colonnes</summary>
    <ul class="cues">
      ${givenColumns.map((name) => html`<li>${name}</li>`)}
    </ul>
  </details>`

const linkedDataHelp = html`<h2 id="json-ld">Le JSON-LD, mois par mois</h2>
  <p>
    La liste des mois dit quand chacun a changé la dernière fois : relisez ceux-là. Un élément reclassé ne
    change pas cette date : de temps à autre, redemandez tout ; un fichier inchangé répond 304. Chaque élément
    a aussi le sien :
    <code>/elements/<var>identifiant</var>/donnees.jsonld</code>.
  </p>
  <ul>
    <li>Un appel ou une aide est un <code>MonetaryGrant</code> et une <code>Offer</code>, avec son terme.</li>
    <li>Un texte numéroté est une <code>Legislation</code>, avec ce qu’il modifie, abroge ou applique.</li>
    <li>
      Ce qui est retiré de la veille porte <code>dateDeleted</code> et son motif pendant quatre-vingt-dix
      jours : supprimez-le chez vous.
    </li>
  </ul>`

function monthList(months: readonly GivenMonth[]): Html | '' {
  const parts = partsOf({ absolute: (path) => path }, months)
  if (parts.length === 0) return ''
  return html`<details>
    <summary>
      ${parts.length === 1 ? 'Le fichier' : `Les ${formatNumber(parts.length)} fichiers`} de ce jour
    </summary>
    <ul class="cues">
      ${parts.map(({ url, month }) => html`<li><a href="${url}">${partWords(url, month)}</a></li>`)}
    </ul>
  </details>`
}

function partWords(url: string, month: string): string {
  const part = /-(\d+)\.jsonld$/.exec(url.replace(month, ''))?.[1]
  return monthName.format(new Date(`${month}-01T00:00:00Z`)) + (part ? `, partie ${part}` : '')
}

const monthName = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' })

function portals(frame: Frame): Html {
  return html`<h2 id="catalogue">Pour un portail de données</h2>
    <p>
      Le catalogue suit DCAT-AP 3, que moissonne data.gouv.fr : ${address(frame, '/donnees/catalogue.jsonld')}
    </p>`
}
