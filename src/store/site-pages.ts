import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** The pages that staff may rewrite. */
export const pageSlugs = ['mentions-legales', 'confidentialite', 'accessibilite'] as const
export type PageSlug = (typeof pageSlugs)[number]

/** A page as staff wrote it; a page never rewritten has no row. */
export interface SitePage {
  slug: PageSlug
  markdown: string
  updatedAt: string
  /** The name today of who wrote it; none for a program, or when the account is gone. */
  updatedBy?: string
}

interface SitePageRow {
  slug: string
  markdown: string
  updated_at: string
  author: string | null
}

const select = `select slug, markdown, updated_at, people.name as author
  from site_pages left join people on people.id = site_pages.updated_by`

export async function findSitePage(db: Database, slug: PageSlug): Promise<SitePage | undefined> {
  const row = await db.get<SitePageRow>(`${select} where slug = ?`, slug)
  return row && toSitePage(row)
}

export async function listSitePages(db: Database): Promise<SitePage[]> {
  return (await db.all<SitePageRow>(select)).map(toSitePage)
}

export interface PageWriting {
  slug: PageSlug
  markdown: string
  at: string
  /** The person's id. */
  by?: string
  /** `updatedAt` of the text that the writer had before them; '' for the built-in one. */
  seen: string
}

/** Changes nothing when another text came in between: nobody overwrites what they have not read. */
export function writeSitePage({ slug, markdown, at, by, seen }: PageWriting): Statement {
  return statement(
    `insert into site_pages (slug, markdown, updated_at, updated_by) values (?, ?, ?, ?)
     on conflict (slug) do update set markdown = excluded.markdown, updated_at = excluded.updated_at,
       updated_by = excluded.updated_by where site_pages.updated_at = ?`,
    slug,
    markdown,
    at,
    by ?? null,
    seen,
  )
}

/** The built-in text comes back. */
export function deleteSitePage(slug: PageSlug): Statement {
  return statement('delete from site_pages where slug = ?', slug)
}

function toSitePage(row: SitePageRow): SitePage {
  return {
    slug: row.slug as PageSlug,
    markdown: row.markdown,
    updatedAt: row.updated_at,
    ...(row.author ? { updatedBy: row.author } : {}),
  }
}
