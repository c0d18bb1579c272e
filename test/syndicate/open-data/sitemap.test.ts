import { describe, expect, it } from 'vitest'
import { mostInSitemap, renderSitemap, renderSitemapIndex } from '#src/syndicate/open-data/sitemap.ts'

const line = { url: 'https://veille.example/elements/a?b=1&c=2', modifiedAt: '2026-11-24T08:00:00Z' }

describe('renderSitemap', () => {
  it('lists pages with the instant of their last change, escaped', () => {
    expect(renderSitemap([line])).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url>\n' +
        '<loc>https://veille.example/elements/a?b=1&amp;c=2</loc>\n<lastmod>2026-11-24T08:00:00Z</lastmod>\n</url>\n</urlset>\n',
    )
  })

  it('holds no more addresses than the protocol allows', () => {
    const xml = renderSitemap(Array.from({ length: mostInSitemap + 1 }, () => line))
    expect(xml.match(/<url>/g)).toHaveLength(50_000)
  })
})

describe('renderSitemapIndex', () => {
  it('lists lists', () => {
    const xml = renderSitemapIndex([line, line])
    expect(xml).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    expect(xml.match(/<sitemap>/g)).toHaveLength(2)
  })

  it('is well formed when there is none', () => {
    expect(renderSitemapIndex([])).toMatch(/^<\?xml[^\n]+\n<sitemapindex [^>]+>\n<\/sitemapindex>\n$/)
  })
})
