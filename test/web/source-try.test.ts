import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '#src/store/audit-log.ts'
import { findFeedState } from '#src/store/feed-state.ts'
import { rssOf } from '#test/helpers/deps.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'
import { createApp } from '#web/app.ts'

const path = '/sources/journal-neuf'

let site: TestSite
let editor: Staff

beforeEach(async () => {
  // No pause between two requests: the clock of the site stands still.
  site = await openTestSite({ env: { VIGIE_FETCH_PRIVATE: '1' } })
  editor = await signInAs(site, 'editeur')
})

/** The site with a publisher that answers. */
function answering(fetch: typeof globalThis.fetch): Pick<TestSite, 'app' | 'deps'> {
  const polite: typeof fetch = async (input, init) =>
    String(input).endsWith('/robots.txt') ? new Response('', { status: 404 }) : fetch(input, init)
  const deps = { ...site.deps, fetch: polite }
  return { deps, app: createApp(deps) }
}

const feed = rssOf([
  {
    guid: 'a1',
    title: 'La fibre optique relie les collectivités',
    link: 'https://neuf.example/a1',
    text: 'Le très haut débit arrive dans la commune.',
    date: 'Mon, 23 Nov 2026 08:00:00 GMT',
  },
])

describe('trying a source', () => {
  it('reads it at once, shows what it gave, and is told in the log', async () => {
    const world = answering(
      async () => new Response(feed, { headers: { 'content-type': 'application/rss+xml' } }),
    )
    const answer = await postAs(world, editor, `${path}/essayer`)
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([303, `${path}?dit=source-lue`])
    const page = wordsOf(await (await getAs(world, editor, path)).text())
    expect(page).toContain('La fibre optique relie les collectivités')
    expect(page).toContain('À jour')
    expect(await listAudit(site.deps.db, { action: 'source.try', limit: 5 })).toMatchObject([
      { actor: { id: editor.person.id }, subject: { type: 'source', id: 'journal-neuf' } },
    ])
  })

  it('says why it fails, as the clock would', async () => {
    const world = answering(async () => new Response('parti', { status: 410 }))
    await postAs(world, editor, `${path}/essayer`)
    expect(await findFeedState(site.deps.db, 'journal-neuf')).toMatchObject({
      outcome: 'failed',
      httpStatus: 410,
    })
    expect(wordsOf(await (await getAs(world, editor, path)).text())).toContain('Supprimée')
  })

  it('asks a publisher once a minute at most', async () => {
    let asked = 0
    const world = answering(async () => {
      asked += 1
      return new Response(feed, { headers: { 'content-type': 'application/rss+xml' } })
    })
    await postAs(world, editor, `${path}/essayer`)
    const again = await postAs(world, editor, `${path}/essayer`)
    expect(again.status).toBe(429)
    expect(wordsOf(await again.text())).toContain('La source vient d’être essayée')
    expect(asked).toBe(1)
    site.wait(61_000)
    expect((await postAs(world, editor, `${path}/essayer`)).status).toBe(303)
  })

  it('leaves a paused or unknown source alone', async () => {
    expect((await postAs(site, editor, '/sources/ancien-portail/essayer')).status).toBe(404)
    expect((await postAs(site, editor, '/sources/inconnue/essayer')).status).toBe(404)
  })

  it('has its button for those who may press it', async () => {
    expect(await (await getAs(site, editor, path)).text()).toContain('Essayer maintenant')
    expect(await (await site.app.request(path)).text()).not.toContain('Essayer maintenant')
    expect(await (await getAs(site, editor, '/sources/ancien-portail')).text()).not.toContain(
      'Essayer maintenant',
    )
  })
})
