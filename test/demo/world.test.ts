import { describe, expect, it } from 'vitest'
import { demoFeedPath, demoFeeds, demoPublishers } from '#feeds/demo/world.ts'
import { validateFeeds } from '#src/feed/validate.ts'
import { buildEntries } from '#worker/demo/demo-entry.ts'

const now = new Date('2026-11-24T09:00:00Z')
const items = demoPublishers.flatMap(({ items: published }) => published)
const slugs = items.map(({ slug }) => slug)

/** What a reader of the Journal officiel leaves out. */
const kept = items.filter(({ rubric }) => !rubric?.includes('Mesures nominatives'))

describe('the demo world', () => {
  it('is large enough to look like the true one', () => {
    expect(demoPublishers.length).toBeGreaterThanOrEqual(18)
    expect(kept.length).toBeGreaterThanOrEqual(230)
    expect(demoPublishers.filter(({ items: published }) => published.length < 10)).toEqual([])
  })

  it('publishes in all seven formats', () => {
    expect(new Set(demoPublishers.map(({ format }) => format)).size).toBe(7)
  })

  it('gives every publisher and every item a slug of its own', () => {
    expect(new Set(demoPublishers.map(({ slug }) => slug)).size).toBe(demoPublishers.length)
    expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([])
    expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([])
  })

  it('is mostly of this week, and none of it lies in the future', () => {
    const dated = items.filter(({ daysAgo }) => daysAgo !== undefined)
    const recent = dated.filter(({ daysAgo = 0 }) => daysAgo <= 6)
    expect(recent.length / dated.length).toBeGreaterThan(0.5)
    expect(recent.length / dated.length).toBeLessThan(0.75)
    expect(dated.filter(({ daysAgo = 0 }) => daysAgo < 0 || daysAgo > 120)).toEqual([])
  })

  it('has undated items, deadlines to come, and pages told twice', () => {
    expect(items.some(({ daysAgo }) => daysAgo === undefined)).toBe(true)
    const closing = items.filter(({ deadlineInDays = 0 }) => deadlineInDays > 0)
    expect(closing.length).toBeGreaterThan(35)
    const repeated = items.flatMap(({ sameAddressAs }) => sameAddressAs ?? [])
    expect(repeated.length).toBeGreaterThan(0)
    expect(repeated.filter((slug) => !slugs.includes(slug))).toEqual([])
  })

  it('writes every date word it uses', () => {
    for (const publisher of demoPublishers) {
      for (const { title, html } of buildEntries(publisher, now, (slug) => `https://x.example/${slug}`)) {
        expect(`${title} ${html}`).not.toMatch(/\{\{|\}\}|undefined/)
      }
    }
  })

  it('tells facts: every body outside the Journal officiel has a sentence or two', () => {
    const news = demoPublishers
      .filter(({ format }) => format !== 'jorf')
      .flatMap((publisher) => publisher.items)
    expect(news.filter(({ body }) => body.length < 100).map(({ slug }) => slug)).toEqual([])
  })

  it('is written with the spaces of French typography', () => {
    const faults = items.filter(({ title }) => /« | »|«[^\u202F\u00A0]|[^\u202F\u00A0]»| [;!?:]/.test(title))
    expect(faults.map(({ title }) => title)).toEqual([])
  })

  it('has the hostile body that sanitising must kill', () => {
    const hostile = items.find(({ slug }) => slug === 'parkings-connectes-bilan')
    expect(hostile?.body).toContain('<script>')
    expect(hostile?.body).toContain('onerror=')
    expect(hostile?.body).toContain('javascript:')
  })
})

describe('demoFeeds', () => {
  const feeds = demoFeeds('http://127.0.0.1:4000')
  const feedOf = (slug: string) => feeds.find(({ id }) => id === `demo-${slug}`)

  it('passes the checks that true definitions pass', () => {
    expect(validateFeeds(feeds)).toHaveLength(feeds.length)
    expect(feeds.every(({ everyMinutes }) => everyMinutes === 5)).toBe(true)
  })

  it('defines one feed a publisher, at the address where the server publishes it', () => {
    expect(feeds.map(({ id }) => id)).toEqual(demoPublishers.map(({ slug }) => `demo-${slug}`))
    const fibre = feedOf('syndicat-loire-fibre')
    expect(fibre).toMatchObject({
      publisher: 'Syndicat mixte Loire Fibre',
      url: 'http://127.0.0.1:4000/syndicat-loire-fibre/rss.xml',
      homepage: 'http://127.0.0.1:4000/syndicat-loire-fibre/',
      format: 'syndication',
      territory: 'dept-41',
      priors: { 'infrastructures-thd-mobile': 2 },
    })
    expect(fibre).not.toHaveProperty('gate')
  })

  it('reads a list by selectors, notices by a mapping, the Journal officiel by its own format', () => {
    expect(feedOf('region-ligerienne-aides')).toMatchObject({
      format: 'html-list',
      list: { item: 'ul.resultats > li.carte' },
    })
    expect(feedOf('marches-du-centre')).toMatchObject({
      format: 'json',
      mapping: { guid: 'idweb', deadline: 'datelimitereponse', departements: 'code_departement' },
    })
    expect(feedOf('journal-officiel-demo')).toMatchObject({ format: 'jorf' })
    expect(feedOf('la-loire-quotidienne')).toMatchObject({ gate: 'strong-cue' })
  })

  it('puts each feed at its own path', () => {
    const paths = demoPublishers.map(demoFeedPath)
    expect(new Set(paths).size).toBe(paths.length)
    expect(demoFeedPath({ slug: 'x', format: 'opendatasoft' })).toBe(
      '/x/api/explore/v2.1/catalog/datasets/boamp/records',
    )
  })
})
