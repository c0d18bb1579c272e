import { builtInPages } from '#src/pages/built-in.ts'
import { longestPage } from '#src/pages/edit-page.ts'
import type { PageValues } from '#src/pages/placeholders.ts'
import { type PageSlug, type SitePage, pageSlugs } from '#src/store/site-pages.ts'
import type { Frame } from '../../site.ts'
import { csrfField, faultSummary, textArea } from '../form.ts'
import { formatMoment } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { pageBody } from '../pages/site-page.ts'

export function pageListPage(pages: readonly SitePage[]): Html {
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Pages du site</h1>
    <p class="lead">Ces trois pages restent ouvertes à tous, même quand le site est réservé.</p>
    <ul class="plain-list reading">
      ${pageSlugs.map((slug) =>
        pageLine(
          slug,
          pages.find((page) => page.slug === slug),
        ),
      )}
    </ul>`
}

function pageLine(slug: PageSlug, page: SitePage | undefined): Html {
  const { title } = builtInPages[slug]
  return html`<li>
    <strong>${title}</strong><br />
    <span class="facts-inline">${page ? writtenBy(page) : 'Texte d’origine.'}</span><br />
    <a href="/administration/pages/${slug}">Modifier<span class="visually-hidden"> « ${title} »</span></a> ·
    <a href="/${slug}">Voir la page<span class="visually-hidden"> « ${title} »</span></a>
  </li>`
}

export interface EditedPage {
  slug: PageSlug
  markdown: string
  /** Which text the writer began with. */
  seen: string
  /** The text in force, when staff wrote it. */
  current?: SitePage | undefined
  fault?: string
  /** Somebody else saved in between. */
  isOvertaken?: boolean
  isPreview?: boolean
}

export function pageEditorPage(frame: Frame, edited: EditedPage, values: PageValues): Html {
  const { slug, current, fault } = edited
  const { title } = builtInPages[slug]
  const path = `/administration/pages/${slug}`
  return html`<p class="kicker">
      <a href="/administration">Administration</a> · <a href="/administration/pages">Pages du site</a>
    </p>
    <h1>${title}</h1>
    <p class="lead">
      ${current ? writtenBy(current) : 'Texte d’origine, jamais modifié.'}
      <a href="/${slug}">Voir la page</a>
    </p>
    ${faultSummary({ texte: fault }, { texte: 'Texte' })} ${edited.isOvertaken ? overtaken(edited) : ''}
    ${edited.isPreview ? preview(edited, values) : ''}
    <form class="reading" action="${path}" method="post">
      ${csrfField(frame)}
      <input type="hidden" name="vu" value="${edited.seen}" />
      ${textArea('texte', 'Texte', {
        value: edited.markdown,
        rows: 24,
        maxlength: longestPage,
        required: true,
        fault,
        hint: 'En Markdown. L’enregistrement remplace aussitôt la page, pour tous les lecteurs.',
      })}
      <p class="actions">
        <button type="submit">Enregistrer la page</button>
        <button type="submit" class="quiet" formaction="${path}/apercu">Voir l’aperçu</button>
      </p>
    </form>
    ${writingHelp(values)}
    ${current ? html`<p><a href="${path}/origine">Revenir au texte d’origine…</a></p>` : ''}`
}

function preview({ markdown }: EditedPage, values: PageValues): Html {
  return html`<section class="notice" aria-labelledby="apercu">
    <h2 id="apercu">Aperçu</h2>
    <p class="hint">Rien n’est encore enregistré.</p>
    <div class="reading">${pageBody(markdown, values)}</div>
  </section>`
}

function overtaken({ current, slug }: EditedPage): Html {
  return html`<div class="notice notice-warn" role="alert">
    <p>
      <strong>La page a changé pendant que vous écriviez.</strong> Rien n’a été enregistré. Votre texte est
      dans le champ ; le texte en vigueur est ci-dessous. Reprenez ce qu’il faut garder : enregistrer de
      nouveau remplacera l’autre texte.
    </p>
    <details>
      <summary>Le texte en vigueur</summary>
      <pre class="letter-text">${current?.markdown ?? builtInPages[slug].markdown}</pre>
    </details>
  </div>`
}

function writingHelp(values: PageValues): Html {
  return html`<details>
    <summary>Comment écrire</summary>
    <ul>
      <li><code>## Titre</code> commence une partie, <code>### Titre</code> une sous-partie.</li>
      <li><code>- point</code> fait une liste ; une ligne vide sépare deux paragraphes.</li>
      <li><code>**important**</code> donne <strong>important</strong>.</li>
      <li><code>[les lettres](/lettres)</code> fait un lien.</li>
      <li>Une image, un script ou une mise en forme HTML ne passe pas.</li>
    </ul>
    <p>Ces mots entre accolades sont remplacés par leur valeur du moment :</p>
    <dl class="reading">
      ${Object.entries(values).map(
        ([name, value]) =>
          html`<dt><code>{${name}}</code></dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </details>`
}

export function restorePageForm(frame: Frame, page: SitePage): Html {
  const { title } = builtInPages[page.slug]
  const path = `/administration/pages/${page.slug}`
  return html`<p class="kicker">
      <a href="/administration/pages">Pages du site</a> · <a href="${path}">${title}</a>
    </p>
    <h1>Revenir au texte d’origine</h1>
    <p>
      La page « ${title} » reprendra le texte fourni avec Vigie, qui suit les nouvelles versions. Le texte
      ci-dessous sera effacé : copiez-le s’il peut resservir.
    </p>
    <pre class="letter-text">${page.markdown}</pre>
    <form action="${path}/origine" method="post">
      ${csrfField(frame)}
      <p class="actions">
        <button type="submit">Revenir au texte d’origine</button> <a href="${path}">Garder ce texte</a>
      </p>
    </form>`
}

function writtenBy({ updatedAt, updatedBy }: SitePage): string {
  return frenchSpacing(`Modifiée le ${formatMoment(updatedAt)}${updatedBy ? ` par ${updatedBy}` : ''}.`)
}
