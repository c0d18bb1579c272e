import { afterEach, describe, expect, it } from 'vitest'
import { acquireFeed, type KnownReading } from '#src/acquire/acquire-feed.ts'
import type { Session } from '#src/acquire/session.ts'
import type { FeedDefinition, HtmlListSelectors } from '#src/feed/definition.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { localSession } from './local-session.ts'

type Answer = string | { status: number; headers?: Record<string, string>; body?: string }

const servers: LocalServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function serve(pages: Record<string, Answer>): Promise<LocalServer> {
  const server = await startServer((request, response) => {
    const page = pages[request.url ?? ''] ?? { status: 404 }
    const { status, headers = {}, body = '' } = typeof page === 'string' ? { status: 200, body: page } : page
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  servers.push(server)
  return server
}

const selectors: HtmlListSelectors = { item: 'li', title: 'h3', date: 'time' }
const paged: HtmlListSelectors = { ...selectors, pages: { next: 'a.suivant', most: 4 } }

function listOf(addresses: readonly string[], next = ''): string {
  const items = addresses.map(
    (address, at) =>
      `<li><h3><a href="${address}">Appel ${address}</a></h3><time>${at + 1} mars 2026</time></li>`,
  )
  return `<html lang="fr"><ul>${items.join('')}</ul>${next && `<a class="suivant" href="${next}">Page suivante</a>`}</html>`
}

async function acquire(
  server: LocalServer,
  list: HtmlListSelectors,
  { session = localSession(), known = { validators: {} } }: { session?: Session; known?: KnownReading } = {},
) {
  const feed = feedAt(`${server.url}/liste`, { format: 'html-list', list } as Partial<FeedDefinition>)
  return await acquireFeed(feed, known, session)
}

async function read(...args: Parameters<typeof acquire>) {
  const acquired = await acquire(...args)
  if (acquired.kind !== 'fresh') throw new Error(JSON.stringify(acquired))
  return acquired
}

const paths = (server: LocalServer) => server.requests.map(({ path }) => path)

describe('a list of one page', () => {
  it('is read with its address and validators', async () => {
    const server = await serve({
      '/liste': { status: 200, headers: { etag: '"1"' }, body: listOf(['/a', '/b']) },
    })
    const { parsed, first, url, cursor } = await read(server, selectors)
    expect(parsed.items.map((item) => [item.title, item.url, item.published])).toEqual([
      ['Appel /a', '/a', '1 mars 2026'],
      ['Appel /b', '/b', '2 mars 2026'],
    ])
    expect([first.validators, url, cursor, parsed.bozo]).toEqual([
      { etag: '"1"' },
      `${server.url}/liste`,
      undefined,
      undefined,
    ])
  })

  it('is unchanged when its bytes are those of the last time', async () => {
    const server = await serve({ '/liste': listOf(['/a']) })
    const { bodyHash } = await read(server, selectors)
    expect(await acquire(server, selectors, { known: { validators: {}, bodyHash } })).toMatchObject({
      kind: 'unchanged',
      status: 200,
    })
  })

  it.each([
    ['<p>Page refaite</p>', 'Le sélecteur « li » ne trouve aucun élément.'],
    ['<ul><li>Sans titre</li></ul>', 'Le sélecteur « h3 » ne trouve aucun titre.'],
  ])('fails and names the selector for %j', async (body, sentence) => {
    const server = await serve({ '/liste': body })
    expect(await acquire(server, selectors)).toMatchObject({
      kind: 'failed',
      status: 200,
      error: { code: 'selector-found-nothing', message: expect.stringContaining(sentence) },
    })
  })

  it.each([
    ['no date at all', '', 'Le sélecteur « time » ne trouve aucune date'],
    [
      'relative dates, which are never counted back',
      '<time>Il y a 3 jours</time>',
      'Le sélecteur « time » ne trouve aucune date lisible (« Il y a 3 jours »)',
    ],
  ])('tells of %s, and keeps the items without date', async (_, date, sentence) => {
    const server = await serve({ '/liste': `<ul><li><h3><a href="/a">Appel</a></h3>${date}</li></ul>` })
    const { parsed } = await read(server, selectors)
    expect(parsed.items.length).toBe(1)
    expect(parsed.bozo).toContain(sentence)
  })
})

describe('a list of several pages', () => {
  it('is followed to its end while it brings unknown items', async () => {
    const server = await serve({
      '/liste': listOf(['/a', '/b'], '?page=1'),
      '/liste?page=1': listOf(['c'], '?page=2'),
      '/liste?page=2': listOf(['/d']),
    })
    const { parsed, first } = await read(server, paged)
    expect(parsed.items.map((item) => item.url)).toEqual(['/a', '/b', `${server.url}/c`, `${server.url}/d`])
    expect([parsed.bozo, parsed.nextPage, first.status]).toEqual([undefined, undefined, 200])
  })

  it('stops after the number of pages that the definition allows', async () => {
    const pages = Object.fromEntries(
      [0, 1, 2, 3, 4, 5].map((page) => [
        page === 0 ? '/liste' : `/liste?page=${page}`,
        listOf([`/${page}`], `?page=${page + 1}`),
      ]),
    )
    const server = await serve(pages)
    expect((await read(server, paged)).parsed.items.map((item) => item.title)).toEqual([
      'Appel /0',
      'Appel /1',
      'Appel /2',
      'Appel /3',
    ])
  })

  it('stops at a page whose items are all known', async () => {
    const server = await serve({
      '/liste': listOf(['/neuf', '/a'], '?page=1'),
      '/liste?page=1': listOf(['/b', '/c'], '?page=2'),
      '/liste?page=2': listOf(['/d']),
    })
    const known = ['/a', '/b', '/c', '/d'].map((path) => `${server.url}${path}`)
    const { parsed } = await read(server, paged, { session: localSession(known) })
    expect(paths(server)).toEqual(['/liste', '/liste?page=1'])
    expect(parsed.items.length).toBe(4)
  })

  it('does not ask for a second page when the first brings nothing new', async () => {
    const server = await serve({ '/liste': listOf(['/a'], '?page=1'), '/liste?page=1': listOf(['/b']) })
    await read(server, paged, { session: localSession([`${server.url}/a`]) })
    expect(paths(server)).toEqual(['/liste'])
  })

  it.each([
    ['itself', '/liste'],
    ['itself with a fragment', '#suite'],
    ['another host', 'https://ailleurs.exemple/liste?page=2'],
    ['a script', 'javascript:suite()'],
    ['nothing', ''],
  ])('does not follow a link to %s', async (_, next) => {
    const server = await serve({ '/liste': listOf(['/a'], next) })
    expect((await read(server, paged)).parsed.items.length).toBe(1)
    expect(paths(server)).toEqual(['/liste'])
  })

  it('stops where pages turn in a ring', async () => {
    const server = await serve({
      '/liste': listOf(['/a'], '?page=1'),
      '/liste?page=1': listOf(['/b'], '/liste'),
    })
    await read(server, paged)
    expect(paths(server)).toEqual(['/liste', '/liste?page=1'])
  })

  it.each([
    ['is missing', { status: 404 }, 'Le serveur répond 404'],
    ['must wait', { status: 429, headers: { 'retry-after': '60' } }, 'le serveur demande d’attendre'],
    ['is another page', '<p>Maintenance</p>', 'Le sélecteur « li » ne trouve aucun élément'],
  ])(
    'keeps what was read when a later page %s, and goes on the next time',
    async (_, answer: Answer, why) => {
      const pages: Record<string, Answer> = {
        '/liste': { status: 200, headers: { etag: '"1"' }, body: listOf(['/a'], '?page=1') },
        '/liste?page=1': answer,
      }
      const server = await serve(pages)
      const { parsed, first, bodyHash, cursor } = await read(server, paged)
      expect(parsed.items.length).toBe(1)
      expect(parsed.bozo).toContain(why)
      // Nothing that would make the next check "unchanged".
      expect([first.validators, bodyHash]).toEqual([{}, ''])
      pages['/liste?page=1'] = listOf(['/b'])
      const session = localSession([`${server.url}/a`])
      const again = await read(server, paged, { session, known: { validators: {}, bodyHash, cursor } })
      expect(again.parsed.items.map((item) => item.title)).toEqual(['Appel /a', 'Appel /b'])
      expect([again.cursor, again.first.validators]).toEqual([undefined, { etag: '"1"' }])
    },
  )

  it('gives the feed’s own headers to the pages of its origin', async () => {
    const server = await serve({ '/liste': listOf(['/a'], '?page=1'), '/liste?page=1': listOf(['/b']) })
    const feed = feedAt(`${server.url}/liste`, {
      format: 'html-list',
      list: paged,
      headers: { 'x-cle': '{CLE_ESSAI}' },
      secrets: ['CLE_ESSAI'],
    } as Partial<FeedDefinition>)
    const asked: unknown[] = []
    const session = localSession([], { CLE_ESSAI: 'abc' })
    await acquireFeed(
      feed,
      { validators: {} },
      {
        ...session,
        request: (url, options) => (asked.push(options?.headers), session.request(url, options)),
      },
    )
    expect(asked).toEqual([{ 'x-cle': 'abc' }, { 'x-cle': 'abc' }])
  })
})

describe('a list that says too little', () => {
  const poor: HtmlListSelectors = {
    item: 'li',
    title: 'h3',
    detail: { date: '.publie', summary: '.chapo', content: '.corps' },
  }
  const detailed = (name: string) =>
    `<html><h1>${name}</h1><p class="publie">Publié le 4 mai 2026</p><p class="chapo">Chapeau de ${name}</p><div class="corps"><p>Corps de ${name}</p></div></html>`

  it('is completed by the pages of its new items', async () => {
    const server = await serve({ '/liste': listOf(['/a']), '/a': detailed('a') })
    const { parsed } = await read(server, poor)
    expect(parsed.items).toEqual([
      expect.objectContaining({
        title: 'Appel /a',
        published: 'Publié le 4 mai 2026',
        summaryHtml: 'Chapeau de a',
        contentHtml: '<p>Corps de a</p>',
      }),
    ])
  })

  it('leaves known items as they were read, without opening their pages', async () => {
    const server = await serve({ '/liste': listOf(['/a', '/b']), '/a': detailed('a'), '/b': detailed('b') })
    const { parsed } = await read(server, poor, { session: localSession([`${server.url}/a`]) })
    expect(parsed.items.map((item) => item.title)).toEqual(['Appel /b'])
    expect(parsed.leftAsTheyAre).toBe(1)
    expect(paths(server)).toEqual(['/liste', '/b'])
  })

  it('opens 20 pages a check, and the others at the next ones', async () => {
    const names = Array.from({ length: 45 }, (_, at) => `/n${at}`)
    const pages = Object.fromEntries(names.map((name) => [name, detailed(name)]))
    const server = await serve({ '/liste': listOf(names), ...pages })
    const known = new Set<string>()
    let last: KnownReading = { validators: {} }
    const counts: number[] = []
    const told: (string | undefined)[] = []
    for (let check = 0; check < 3; check += 1) {
      const { parsed, bodyHash, cursor } = await read(server, poor, {
        session: localSession(known),
        known: last,
      })
      counts.push(parsed.items.length)
      told.push(parsed.bozo)
      for (const item of parsed.items) known.add(`${server.url}${item.url}`)
      last = { validators: {}, bodyHash, cursor }
    }
    expect(counts).toEqual([20, 20, 5])
    expect(told).toEqual([
      expect.stringContaining('25 nouveautés attendent'),
      expect.stringContaining('5 nouveautés attendent'),
      undefined,
    ])
    expect(new Set(paths(server)).size).toBe(46)
    expect(await acquire(server, poor, { known: last })).toMatchObject({ kind: 'unchanged' })
  })

  it('opens no page twice for an item that is never kept', async () => {
    const pages: Record<string, Answer> = { '/liste': listOf(['/ecarte']), '/ecarte': detailed('x') }
    const server = await serve(pages)
    const { cursor } = await read(server, poor)
    pages['/liste'] = `${String(pages['/liste'])}<!-- autre -->`
    const { parsed } = await read(server, poor, { known: { validators: {}, cursor } })
    expect([parsed.items, parsed.leftAsTheyAre]).toEqual([[], 1])
    expect(paths(server)).toEqual(['/liste', '/ecarte', '/liste'])
  })

  it('opens a page again when the list says something else of it', async () => {
    const pages: Record<string, Answer> = { '/liste': listOf(['/a']), '/a': detailed('a') }
    const server = await serve(pages)
    const { cursor } = await read(server, poor)
    pages['/liste'] = listOf(['/a']).replace('Appel /a', 'Appel prolongé')
    const session = localSession([`${server.url}/a`])
    const { parsed } = await read(server, poor, { session, known: { validators: {}, cursor } })
    expect(parsed.items.map((item) => [item.title, item.summaryHtml])).toEqual([
      ['Appel prolongé', 'Chapeau de a'],
    ])
  })

  it.each([
    ['missing', { status: 404 }, 'Le serveur répond 404'],
    ['nested without end', '<div>'.repeat(2000), 'imbrique plus de 500 éléments'],
  ])('keeps an item whose page is %s, and says so', async (_, answer: Answer, why) => {
    const server = await serve({ '/liste': listOf(['/a', '/b']), '/a': answer, '/b': detailed('b') })
    const { parsed } = await read(server, poor)
    expect(parsed.items.map((item) => [item.title, item.summaryHtml])).toEqual([
      ['Appel /a', undefined],
      ['Appel /b', 'Chapeau de b'],
    ])
    expect(parsed.bozo).toContain('La page d’un élément n’a pas été lue : ')
    expect(parsed.bozo).toContain(why)
  })

  it('stops after three faults in a row: the others wait', async () => {
    const server = await serve({ '/liste': listOf(['/a', '/b', '/c', '/d', '/e']) })
    const { parsed, bodyHash } = await read(server, poor)
    expect([parsed.items.length, server.requests.length, bodyHash]).toEqual([3, 4, ''])
  })

  it('waits when the server asks to, without taking the item as it is', async () => {
    const server = await serve({ '/liste': listOf(['/a', '/b']), '/a': { status: 429 }, '/b': detailed('b') })
    const { parsed, bodyHash } = await read(server, poor)
    expect([parsed.items, bodyHash, paths(server)]).toEqual([[], '', ['/liste', '/a']])
  })

  it('names the selector that finds nothing in the pages', async () => {
    const server = await serve({ '/liste': listOf(['/a']), '/a': '<h1>Refait</h1><p class="chapo">x</p>' })
    expect((await read(server, poor)).parsed.bozo).toBe(
      'Le sélecteur « .publie » ne trouve rien dans les pages des éléments (1 lues) : corriger la définition de la source.',
    )
  })

  it('does not open documents, nor items without address', async () => {
    const body = '<ul><li><h3><a href="/a.pdf">Rapport</a></h3></li><li><h3>Sans lien</h3></li></ul>'
    const server = await serve({ '/liste': body })
    const { parsed } = await read(server, poor)
    expect(parsed.items.map((item) => item.title)).toEqual(['Rapport', 'Sans lien'])
    expect(paths(server)).toEqual(['/liste'])
  })
})

describe('a hostile list', () => {
  it('gives 2,000 items of a page of 100,000 links, counts the others and says so', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `<li><h3><a href="/${at}">A ${at}</a></h3></li>`)
    const server = await serve({ '/liste': `<ul>${rows.join('')}</ul>` })
    const { parsed } = await read(server, { item: 'li', title: 'h3' })
    expect([parsed.items.length, parsed.leftOut?.length, parsed.leftOut?.[0]]).toEqual([
      2000,
      2000,
      { rule: 'beyond-cap', title: 'A 2000', url: '/2000' },
    ])
    expect(parsed.bozo).toContain('La page liste 100000 éléments : les 2000 premiers sont lus.')
  }, 30_000)

  it.each([
    ['nests a thousand deep', `${'<div>'.repeat(1000)}<li><h3>x</h3></li>`, 'too-complex'],
    ['is empty', '   ', 'empty'],
  ])('fails when it %s', async (_, body, code) => {
    const server = await serve({ '/liste': body })
    expect(await acquire(server, selectors)).toMatchObject({ kind: 'failed', error: { code } })
  })
})
