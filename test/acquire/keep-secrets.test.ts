import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { createTestDeps, feedAt, rssOf } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { acquire } from '#test/helpers/read-source.ts'

const secret = 'clé très secrète/7'
const secrets = { ESSAI_CLE: secret }
const forms = [secret, encodeURIComponent(secret), encodeURI(secret)]

let server: LocalServer
let elsewhere: LocalServer
/** Where the source leads: its answer is told by the path asked. */
beforeEach(async () => {
  elsewhere = await startServer((_request, response) =>
    response.end(rssOf([{ guid: '1', title: 'Ailleurs' }])),
  )
  server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', server.url)
    const key = url.searchParams.get('cle') ?? ''
    const to: Record<string, string> = {
      '/demenage': `/flux?cle=${encodeURIComponent(key)}`,
      '/ailleurs': `${elsewhere.url}/flux`,
      '/illisible': `http://[${encodeURIComponent(key)}`,
    }
    const location = to[url.pathname]
    if (location) response.setHeader('location', location)
    if (url.pathname === '/flux') response.setHeader('etag', '"1"')
    response.statusCode = location ? 301 : url.pathname === '/robots.txt' ? 404 : 200
    response.end(url.pathname === '/flux' ? rssOf([{ guid: '1', title: 'Le réseau ouvre', link: '/a' }]) : '')
  })
})
afterEach(() => Promise.all([server.close(), elsewhere.close()]))

const feed = (path: string, fields: Partial<FeedDefinition> = {}) =>
  feedAt(`${server.url}${path}?cle={ESSAI_CLE}`, { secrets: ['ESSAI_CLE'], ...fields })

function expectNoSecret(text: string): void {
  for (const form of forms) expect(text).not.toContain(form)
}

describe('a secret in an address', () => {
  it('is sent, and stays out of what the check gives when the source has moved', async () => {
    const acquired = await acquire(feed('/demenage'), { secrets })
    expect(acquired.kind).toBe('fresh')
    expect(server.requests.at(-1)?.path).toContain(encodeURIComponent(secret))
    expectNoSecret(JSON.stringify(acquired))
  })

  it('stays out of the state of the source, whose items keep their addresses', async () => {
    const moved = feed('/demenage')
    const deps = await createTestDeps({ feeds: [moved], env: secrets })
    await registerFeeds(deps.db, [moved.id], deps.now().toISOString())
    expect(await refreshFeed(deps, moved, 'essai')).toMatchObject({ kind: 'fresh', added: 1 })
    expectNoSecret(JSON.stringify(await findFeedState(deps.db, moved.id)))
    const rows = await deps.db.all<{ url: string }>('select url from items')
    expect(rows).toEqual([{ url: `${server.url}/a` }])
  })

  it('stays out of the sentence of a failure', async () => {
    const acquired = await acquire(feed('/illisible'), { secrets })
    expect(acquired).toMatchObject({ kind: 'failed' })
    expectNoSecret(acquired.kind === 'failed' ? acquired.error.message : '')
  })
})

describe('a secret in a header', () => {
  it('is never sent to another site', async () => {
    const definition = feed('/ailleurs', {
      headers: { 'x-cle': 'jeton {ESSAI_CLE_2}' },
      secrets: ['ESSAI_CLE_2'],
    })
    await acquire(definition, { secrets: { ESSAI_CLE_2: 'visible-seulement-ici' } })
    const [first] = server.requests.filter(({ path }) => path.startsWith('/ailleurs'))
    expect(first?.headers['x-cle']).toBe('jeton visible-seulement-ici')
    expect(elsewhere.requests.some(({ path }) => path === '/flux')).toBe(true)
    expect(elsewhere.requests.some(({ headers }) => 'x-cle' in headers)).toBe(false)
  })
})
