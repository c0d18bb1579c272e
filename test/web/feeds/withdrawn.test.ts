import { describe, expect, it } from 'vitest'
import { openTestSite } from '#test/helpers/site.ts'

const ref = 'tag:veille.example,2026:item/retire'
const reason = 'Annonce démentie par la collectivité.'

describe('what was withdrawn', () => {
  it('is told with its reason in the feeds that had it, in each format', async () => {
    const { app } = await openTestSite()
    const text = async (path: string) => (await app.request(path)).text()
    for (const path of ['/flux/tout.atom', '/flux/tout.rss']) {
      const xml = await text(path)
      expect(xml).toContain(`<at:deleted-entry ref="${ref}" when="2026-11-22T10:00:00.000Z">`)
      expect(xml).toContain(`<at:comment xml:lang="fr">${reason}</at:comment>`)
      expect(xml).not.toContain('<title>Retir')
    }
    const json = JSON.parse(await text('/flux/tout.json')) as Record<string, unknown>
    expect(json['_vigie']).toEqual({
      withdrawn: [
        {
          id: ref,
          at: '2026-11-22T10:00:00Z',
          reason,
        },
      ],
    })
  })

  it('is not told where it never was, nor in a feed that declares nothing of it', async () => {
    const { app, deps } = await openTestSite()
    const item = await deps.db.get<{ kind: string; domain: string }>(
      "select kind, domain from items where id = 'retire'",
    )
    const other = ['decret', 'evenement'].find((kind) => kind !== item?.kind)
    const xml = await (await app.request(`/flux/types/${other}.atom`)).text()
    expect(xml).not.toContain('at:')
    const own = await (await app.request(`/flux/types/${item?.kind}.atom`)).text()
    expect(own).toContain(ref)
    expect(await (await app.request(`/flux/domaines/${item?.domain}.atom`)).text()).toContain(ref)
    expect(await (await app.request('/flux/recherche.atom?q=introuvable')).text()).not.toContain(ref)
  })

  it('is told for ninety days', async () => {
    const { app, wait } = await openTestSite()
    wait(87 * 86_400_000)
    expect(await (await app.request('/flux/tout.rss')).text()).toContain(ref)
    wait(3 * 86_400_000)
    expect(await (await app.request('/flux/tout.rss')).text()).not.toContain(ref)
  })

  it('changes the date of the feed, and its mark', async () => {
    const { app, deps } = await openTestSite()
    const before = await app.request('/flux/tout.rss')
    await deps.db.run(
      "update items set withdrawn_at = '2026-11-24T09:30:00Z', withdrawn_reason = 'Doublon.' where id = 'cuivre'",
    )
    const after = await app.request('/flux/tout.rss')
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    expect(after.headers.get('last-modified')).toBe('Tue, 24 Nov 2026 09:30:00 GMT')
    expect(await after.text()).not.toContain('<guid isPermaLink="false">tag:veille.example,2026:item/cuivre')
  })

  it('concerns the places that it lies in', async () => {
    const { app, deps } = await openTestSite()
    await deps.db.run(`update items set territories = '["commune-41018"]' where id = 'retire'`)
    const tells = async (code: string) =>
      (await (await app.request(`/flux/territoires/${code}.rss`)).text()).includes(ref)
    expect(await Promise.all(['commune-41018', 'dept-41', 'region-24', 'dept-37'].map(tells))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('says nothing that the reader could not read: reasons are text', async () => {
    const { app, deps } = await openTestSite()
    await deps.db.run(`update items set withdrawn_reason = '<script>&]]>' where id = 'retire'`)
    const xml = await (await app.request('/flux/tout.atom')).text()
    expect(xml).toContain('&lt;script&gt;&amp;]]&gt;</at:comment>')
  })

  it('an item that another corrects says so', async () => {
    const { app, deps } = await openTestSite()
    await deps.db.run("update items set amended_by = 'appel' where id = 'cuivre'")
    const link =
      'rel="related" type="text/html" href="https://veille.example/elements/appel" title="Rectificatif"'
    expect(await (await app.request('/flux/tout.atom')).text()).toContain(`<link ${link}/>`)
    expect(await (await app.request('/flux/tout.rss')).text()).toContain(`<atom:link ${link}/>`)
    expect(await (await app.request('/flux/tout.json')).text()).toContain(
      '"amended_by":"https://veille.example/elements/appel"',
    )
  })
})
