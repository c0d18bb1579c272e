import { type Context, Hono } from 'hono'
import { previewFor } from '#src/letter/desk/preview-for.ts'
import { readLetter } from '#src/letter/letter.ts'
import type { RenderedLetter } from '#src/letter/render-edition.ts'
import { findAnyLetterByNumber } from '#src/store/letters.ts'
import { type Site, type SiteEnv, openFrame } from '../../site.ts'
import type { DeskView } from '../../views/letters/desk-answer.ts'
import { archivePreview, emptyPreview } from '../../views/letters/preview-pages.ts'
import { readView } from './desk-view.ts'
import { editionOf, subjectOf } from './seen-by.ts'

const frameOnly =
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"

/** A draft as it would leave, for the frame of its desk: nothing runs in it, and only our own pages show it. */
export function letterPreviewRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/lettres/:number{[0-9]{1,6}}/apercu', async (c) => {
    const stored = await findAnyLetterByNumber(site.deps.db, Number(c.req.param('number')))
    if (!stored) return c.notFound()
    const view = readView(new URL(c.req.url).searchParams)
    const letter = readLetter(stored.content)
    c.header('x-frame-options', 'SAMEORIGIN')
    c.header('cache-control', 'no-store')
    if (view.form === 'archive') {
      c.header('content-security-policy', `default-src 'none'; style-src 'self'; ${frameOnly}`)
      return c.html(archivePreview(await openFrame(site, c), stored, letter, subjectOf(letter)).toString())
    }
    c.header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'; ${frameOnly}`)
    const seen = view.seenBy ? await previewFor(site.deps, stored, view.seenBy) : undefined
    return answer(c, view, seen ? seen.rendered : editionOf(letter))
  })
  return app
}

function answer(
  c: Context,
  { form }: DeskView,
  edition: RenderedLetter | undefined,
): Response | Promise<Response> {
  if (!edition) return c.html(emptyPreview().toString())
  if (form === 'texte') return c.text(edition.text)
  return c.html(form === 'sombre' ? inDark(edition.html) : edition.html)
}

/** The dark palette whatever the browser prefers: what the mail asks in its one media query, asked always. */
function inDark(markup: string): string {
  return markup.replace(/\(prefers-color-scheme: ?dark\)/g, 'all')
}
