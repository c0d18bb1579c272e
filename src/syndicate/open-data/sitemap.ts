import { element, xmlDeclaration } from '../xml.ts'

/** A page, or a list of pages, and when it last changed (instant, UTC). */
export interface MapLine {
  url: string
  modifiedAt: string
}

/** As many addresses as one list may hold (sitemaps.org). */
export const mostInSitemap = 50_000

/** A list of lists. */
export function renderSitemapIndex(lists: readonly MapLine[]): string {
  return render('sitemapindex', 'sitemap', lists)
}

/** A list of pages. */
export function renderSitemap(pages: readonly MapLine[]): string {
  return render('urlset', 'url', pages)
}

function render(root: string, entry: string, lines: readonly MapLine[]): string {
  const entries = lines
    .slice(0, mostInSitemap)
    .map(
      ({ url, modifiedAt }) =>
        `<${entry}>\n${element('loc', url)}${element('lastmod', modifiedAt)}</${entry}>\n`,
    )
    .join('')
  return `${xmlDeclaration}<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}</${root}>\n`
}
