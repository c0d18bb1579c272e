import type { AlertLine, AlertSection } from '#src/searches/alert-mail.ts'
import type { MailPreview } from '#src/searches/preview-mail.ts'
import { formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** What the next mail of the day would say; looking at it tells nothing. */
export function alertsPreviewPage({ at, mail, left }: MailPreview): Html {
  return html`<p class="kicker"><a href="/compte/alertes">Mes alertes</a></p>
    <h1>Aperçu du prochain message</h1>
    <p class="lead">
      Tel qu’il partirait le ${formatMoment(at)}, avec ce que Vigie sait maintenant. Ce qui arrive d’ici là
      s’y ajoute.
    </p>
    ${
      mail
        ? html`<p>Objet : <strong>${mail.subject}</strong></p>
            <p>${mail.greeting}</p>
            ${mail.sections.map(section)}`
        : html`<div class="empty">
            <h2>Rien à dire pour l’instant</h2>
            <p>Aucun message ne partira si rien n’arrive.</p>
          </div>`
    }
    ${
      left > 0
        ? html`<p class="hint">
            ${left}
            ${plural(left, 'autre recherche n’a pas été regardée', 'autres recherches n’ont pas été regardées')}
            pour cet aperçu ; ${plural(left, 'elle le sera', 'elles le seront')} pour le message.
          </p>`
        : ''
    }`
}

function section({ name, url, contents, lines, more }: AlertSection, index: number): Html {
  return html`<section aria-labelledby="partie-${index}">
    <h2 id="partie-${index}"><a href="${url}">${name}</a> : ${contents}</h2>
    ${lines.map(line)}
    ${more > 0 ? html`<p><a href="${url}">et ${more} ${plural(more, 'autre', 'autres')}, sur le site</a></p>` : ''}
  </section>`
}

function line({ title, url, facts, deadline, money }: AlertLine): Html {
  return html`<article>
    <h3 class="card-title"><a href="${url}">${title}</a></h3>
    ${[deadline, money].map((one) => (one ? html`<p>${one}</p>` : ''))}
    <p class="hint">${facts}</p>
  </article>`
}
