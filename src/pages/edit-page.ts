import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { ParseError } from '../errors.ts'
import { type AuditEntry, recordAuditIfChanged } from '../store/audit-log.ts'
import {
  type PageSlug,
  type SitePage,
  deleteSitePage,
  findSitePage,
  writeSitePage,
} from '../store/site-pages.ts'
import { builtInPages } from './built-in.ts'
import { changedPassage } from './changed-passage.ts'
import { renderMarkdown } from './markdown.ts'
import { unknownPlaceholders } from './placeholders.ts'

export interface PageDraft {
  slug: PageSlug
  markdown: string
  /** `updatedAt` of the text that the writer began with; '' for the built-in one. */
  seen: string
}

export type PageAnswer =
  | { kind: 'saved' }
  | { kind: 'same' }
  | { kind: 'refused'; fault: string }
  /** Somebody wrote in between: their text, or none when they brought the built-in one back. */
  | { kind: 'overtaken'; theirs: SitePage | undefined }

/** Long enough for any legal page, short enough to be read at each visit. */
export const longestPage = 20_000

/** Keeps the text unless it is faulty, or another came in between. */
export async function savePage(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  draft: PageDraft,
): Promise<PageAnswer> {
  const markdown = tidyMarkdown(draft.markdown)
  const fault = pageFault(markdown)
  if (fault) return { kind: 'refused', fault }
  const before = await findSitePage(deps.db, draft.slug)
  if ((before?.updatedAt ?? '') !== draft.seen) return { kind: 'overtaken', theirs: before }
  const old = before?.markdown ?? builtInPages[draft.slug].markdown
  if (markdown === old.trim()) return { kind: 'same' }
  const at = deps.now().toISOString()
  const { slug, seen } = draft
  const [written] = await deps.db.batch([
    writeSitePage({ slug, markdown, at, seen, ...(actor.id ? { by: actor.id } : {}) }),
    recordAuditIfChanged(lineOf(deps, actor, 'page.change', slug, changedPassage(old, markdown))),
  ])
  return written?.changes
    ? { kind: 'saved' }
    : { kind: 'overtaken', theirs: await findSitePage(deps.db, slug) }
}

/** Brings the built-in text back. False when it stood already. */
export async function restorePage(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  slug: PageSlug,
): Promise<boolean> {
  const before = await findSitePage(deps.db, slug)
  if (!before) return false
  const change = changedPassage(before.markdown, builtInPages[slug].markdown)
  const [deleted] = await deps.db.batch([
    deleteSitePage(slug),
    recordAuditIfChanged(lineOf(deps, actor, 'page.reset', slug, change)),
  ])
  return deleted?.changes === 1
}

/** What is wrong with a text, in a sentence. */
export function pageFault(markdown: string): string | undefined {
  if (markdown.trim() === '') return 'Écrivez un texte\u00A0: la page ne peut pas être vide.'
  if (markdown.length > longestPage) return 'Ce texte est trop long (20\u202F000 caractères au plus).'
  const unknown = unknownPlaceholders(markdown)
  if (unknown.length > 0) return `Ces mots entre accolades n’existent pas\u00A0: ${unknown.join(', ')}.`
  try {
    renderMarkdown(markdown, { typeset: (text) => text })
    return undefined
  } catch (error) {
    if (error instanceof ParseError) return error.message
    throw error
  }
}

/** What a form sends, as it is kept: one kind of line end, no control character. */
export function tidyMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
}

function lineOf(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  action: string,
  slug: PageSlug,
  change: { before: string; after: string },
): AuditEntry {
  return {
    at: deps.now().toISOString(),
    actor,
    action,
    subject: { type: 'page', id: slug, words: builtInPages[slug].title },
    before: { text: change.before },
    after: { text: change.after },
  }
}
