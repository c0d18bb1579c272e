import type { Letter } from '#src/letter/letter.ts'
import type { Letter as StoredLetter } from '#src/store/letters.ts'
import type { Frame } from '../../site.ts'
import { type Html, html } from '../html.ts'
import { letterBody } from './archive-page.ts'

/** The page that the archive will have, without its menus: it stands in a frame. */
export function archivePreview(frame: Frame, stored: StoredLetter, letter: Letter, subject: string): Html {
  const { style, letterStyle } = frame.site.assets
  return framed(
    [style.path, letterStyle.path],
    html`<article class="letter-archive reading">
      <h1>${subject}</h1>
      <p class="letter-dates">${frame.site.deps.config.organisation}, lettre n° ${stored.number}</p>
      ${letterBody(frame, letter, new Map())}
    </article>`,
  )
}

/** In place of a letter that has nothing to tell this reader. */
export function emptyPreview(): Html {
  return framed([], html`<p>Rien dans cette lettre ne concerne ce lecteur : elle ne lui est pas envoyée.</p>`)
}

function framed(styles: readonly string[], body: Html): Html {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Aperçu</title>
        <base target="_blank" />
        ${styles.map((path) => html`<link rel="stylesheet" href="${path}" />`)}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`
}
