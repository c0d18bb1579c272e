import { type Described, describedIn } from '../../api/described.ts'
import { type ApiDocument, documentPath } from '../../api/document.ts'
import { problemsPath } from '../../api/problem-types.ts'
import type { Frame } from '../../site.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { operationSection } from './operation-section.ts'
import { schemaSections } from './schema-sections.ts'
import { clientSection, webhookSection } from './webhook-section.ts'

/** The whole documentation on one page: what is read once is found by the browser's own search. */
export function apiPage(frame: Frame, document: ApiDocument): Html {
  const operations = describedIn(document)
  const tags = document.tags ?? []
  return html`<div class="api">
    <h1>API</h1>
    <p class="lead">
      Tout ce que montre le site, un programme peut le lire : recherche, éléments, récits, échéances, sources,
      lettres. Chaque opération s’essaie ici.
    </p>
    <p>
      <a href="${documentPath}">Document OpenAPI 3.1</a> · version ${document.info.version} ·
      <a href="${problemsPath}">Problèmes</a>
    </p>
    ${(document.info.description ?? '').split('\n\n').map((paragraph) => html`<p>${frenchSpacing(paragraph)}</p>`)}
    ${contents(tags, operations)}
    ${tags.map(({ name, description }) => tagSection(frame, document, { name, description: description ?? '' }, operations))}
    ${webhookSection(document)} ${clientSection(frame)} ${schemaSections(document)}
  </div>`
}

function contents(tags: readonly { name: string }[], operations: readonly Described[]): Html {
  return html`<nav aria-labelledby="sommaire" class="api-contents">
    <h2 id="sommaire">Sommaire</h2>
    <ul>
      ${tags.map(
        ({ name }) =>
          html`<li>
            ${name}
            <ul>
              ${operations.filter(({ tag }) => tag === name).map(({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`)}
            </ul>
          </li>`,
      )}
      <li><a href="#webhooks">Webhooks</a></li>
      <li><a href="#client">Client TypeScript</a></li>
      <li><a href="#schemas">Schémas</a></li>
    </ul>
  </nav>`
}

function tagSection(
  frame: Frame,
  document: ApiDocument,
  tag: { name: string; description: string },
  operations: readonly Described[],
): Html {
  const own = operations.filter((one) => one.tag === tag.name)
  return html`<h2>${tag.name}</h2>
    <p>${frenchSpacing(tag.description)}</p>
    ${own.map((operation) => operationSection(frame, document, operation))}`
}
