import { describe, expect, it } from 'vitest'
import { acquireFeed } from '#src/acquire/acquire-feed.ts'
import type { Acquired } from '#src/acquire/acquire-feed.ts'
import type { PageFeed } from '#src/feed/definition.ts'
import { feedAt, rssOf } from '../../helpers/deps.ts'
import { scriptSession } from '../../helpers/session.ts'

const address = 'https://syndicat.example/'
const feed = feedAt(address, { format: 'page' }) as PageFeed
const rss = rssOf([{ title: 'Le réseau LoRaWAN ouvre à Blois', link: 'https://syndicat.example/lorawan' }])
const unknown = { validators: {} }

function pageAnnouncing(...links: string[]): string {
  return `<!doctype html><html lang="fr"><head>${links.join('')}</head><body><h1>Syndicat</h1></body></html>`
}

function announce(href: string, title = 'Actualités'): string {
  return `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`
}

const list = `<!doctype html><html lang="fr"><head><title>Syndicat</title></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/contact">Contact</a></li><li><a href="/plan">Plan du site</a></li><li><a href="/agenda">Agenda</a></li></ul></nav>
<main><div class="actus">
<article class="actu"><h2><a href="/actualites/fibre">La fibre arrive dans douze communes rurales</a></h2><time datetime="2026-11-12">12 novembre 2026</time><p>Les travaux commencent en janvier.</p></article>
<article class="actu"><h2><a href="/actualites/capteurs">Des capteurs pour suivre les fuites d’eau</a></h2><time datetime="2026-11-03">3 novembre 2026</time><p>Un appel à manifestation d’intérêt est ouvert.</p></article>
<article class="actu"><h2><a href="/services/donnees">Un portail de données pour les communes</a></h2><time datetime="2026-10-20">20 octobre 2026</time><p>Il ouvre cet automne.</p></article>
<article class="actu"><h2><a href="https://ailleurs.example/article">Un article d’un autre site que le nôtre</a></h2><time datetime="2026-10-02">2 octobre 2026</time><p>À lire ailleurs.</p></article>
<article class="actu"><h2><a href="/actualites/cyber">Exercice de cybersécurité pour les mairies</a></h2><time datetime="2026-09-28">28 septembre 2026</time><p>Trente agents formés.</p></article>
</div></main></body></html>`

function titlesOf(acquired: Acquired): (string | undefined)[] {
  return acquired.kind === 'fresh' ? acquired.parsed.items.map((item) => item.title) : []
}

describe('acquirePage', () => {
  it('reads the feed that the page announces, not that of its comments, and notes it', async () => {
    const session = scriptSession({
      [address]: pageAnnouncing(announce('/comments/feed/', 'Flux des commentaires'), announce('/feed/')),
      'https://syndicat.example/feed/': { body: rss, type: 'application/rss+xml' },
    })
    const acquired = await acquireFeed(feed, unknown, session)
    expect(titlesOf(acquired)).toEqual(['Le réseau LoRaWAN ouvre à Blois'])
    expect(acquired).toMatchObject({ cursor: 'https://syndicat.example/feed/' })
    expect(session.asked.map(({ url }) => url)).toEqual([address, 'https://syndicat.example/feed/'])
  })

  it('asks the feed that it noted at once, with its validators', async () => {
    const at = 'https://syndicat.example/feed/'
    const session = scriptSession({ [at]: { body: rss, etag: '"un"' } })
    const acquired = await acquireFeed(feed, { validators: { etag: '"un"' }, cursor: at }, session)
    expect(acquired).toMatchObject({ kind: 'unchanged', status: 304 })
    expect(session.asked.map(({ url }) => url)).toEqual([at])
  })

  it('comes back to the page when the feed that it noted is gone, without that feed’s validators', async () => {
    const session = scriptSession({ [address]: { body: list, etag: '"un"' } })
    const known = { validators: { etag: '"un"' }, cursor: 'https://syndicat.example/feed/' }
    const acquired = await acquireFeed(feed, known, session)
    expect(titlesOf(acquired)).toContain('La fibre arrive dans douze communes rurales')
    expect(session.asked.at(-1)?.options.validators).toEqual({})
  })

  it('reads its list when it announces no feed, or only feeds that hold nothing', async () => {
    const withDeadFeed = list.replace('<title>', `${announce('/rss.xml')}<title>`)
    for (const page of [list, withDeadFeed]) {
      const acquired = await acquireFeed(feed, unknown, scriptSession({ [address]: page }))
      expect(titlesOf(acquired)).toEqual([
        'La fibre arrive dans douze communes rurales',
        'Des capteurs pour suivre les fuites d’eau',
        'Un portail de données pour les communes',
        'Exercice de cybersécurité pour les mairies',
      ])
      expect(acquired.kind === 'fresh' && acquired.parsed.items[0]?.published).toBe('2026-11-12')
    }
  })

  it('keeps the paths that the definition names', async () => {
    const narrow = { ...feed, paths: ['/actualites/'] }
    const acquired = await acquireFeed(narrow, unknown, scriptSession({ [address]: list }))
    expect(titlesOf(acquired)).toHaveLength(3)
  })

  it('takes the page for a feed when it is one', async () => {
    const session = scriptSession({ [address]: { body: rss, type: 'text/html' } })
    expect(titlesOf(await acquireFeed(feed, unknown, session))).toEqual(['Le réseau LoRaWAN ouvre à Blois'])
  })

  it('fails and says what to do when the page looks like no list', async () => {
    const menu = pageAnnouncing().replace('</h1>', '</h1><p>Bienvenue.</p><a href="/contact">Contact</a>')
    expect(await acquireFeed(feed, unknown, scriptSession({ [address]: menu }))).toMatchObject({
      kind: 'failed',
      error: { code: 'selector-found-nothing', message: expect.stringContaining('« Modifier »') as string },
    })
  })

  it('is unchanged when the bytes of the list are', async () => {
    const first = await acquireFeed(feed, unknown, scriptSession({ [address]: list }))
    const bodyHash = first.kind === 'fresh' ? first.bodyHash : ''
    const again = await acquireFeed(feed, { validators: {}, bodyHash }, scriptSession({ [address]: list }))
    expect(again.kind).toBe('unchanged')
  })
})
