import { describe, expect, it } from 'vitest'
import { describeParsed } from '#src/normalise/render-parsed.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { address, bytes, fixture, parse } from '../parse/read-fixture.ts'

async function describeBody(body: Uint8Array | string): Promise<unknown> {
  const parsed = await parse(body)
  return JSON.parse(JSON.stringify(await describeParsed(parsed, { id: 'essai', url: address })))
}

describe('describeParsed', () => {
  it('gives clean values, absent keys absent', async () => {
    expect(await describeBody(fixture('atom-1.0.xml'))).toEqual({
      feed: {
        title: 'Carnet & données',
        link: 'https://blog.exemple/',
        description: 'Données ouvertes de la région',
        language: 'fr',
      },
      items: [
        {
          id: 'tag:blog.exemple,2026:1',
          title: 'La balise <table> expliquée',
          url: 'https://blog.exemple/billets/1',
          published: '2026-11-18T07:00:00Z',
          updated: '2026-11-19T09:30:00Z',
          author: 'L’équipe données',
          categories: ['Données ouvertes', 'csv'],
          enclosures: [{ url: 'https://blog.exemple/fichiers/1.csv', type: 'text/csv', length: 2048 }],
          contentHtml: '<p>Avant <b>gras</b> après <i>italique</i> fin.</p>',
          summaryHtml: 'Un résumé en texte.',
          contentText: 'Avant gras après italique fin.',
        },
        {
          id: 'tag:blog.exemple,2026:2',
          title: 'Données & IA',
          url: 'https://blog.exemple/billets/2',
          updated: '2026-11-17T09:30:00Z',
          author: 'Dominique Cher, Sacha Indre',
          categories: [],
          enclosures: [],
          contentHtml: '<p>Voir <a href="https://blog.exemple/page">la page</a>.</p>',
          contentText: 'Voir la page.',
        },
      ],
    })
  })

  it('says bozo of a malformed document, and only then', async () => {
    expect(
      await describeBody('<rss version="2.0"><channel><item><title>a & b</title></item></channel></rss>'),
    ).toMatchObject({
      bozo: true,
      items: [{ title: 'a & b' }],
    })
    expect(await describeBody(fixture('rss-2.0.xml'))).not.toHaveProperty('bozo')
  })

  it('takes the publisher’s id, else the address, else ours', async () => {
    const parsed = await parse(
      `<rss version="2.0"><channel>
        <item><title>a</title><guid isPermaLink="false">g</guid><link>/1</link></item>
        <item><title>b</title><guid isPermaLink="false">g</guid><link>/2</link></item>
        <item><title>c</title><link>/3</link></item>
        <item><title>d</title></item>
        <item><title>e</title><guid>/e?x</guid></item></channel></rss>`,
    )
    const { items } = await describeParsed(parsed, { id: 'essai', url: address })
    expect(items.map(({ id }) => id)).toEqual([
      'g',
      'g',
      'https://www.exemple.fr/3',
      expect.stringMatching(/^[a-z0-9]{20}$/),
      '/e?x',
    ])
  })

  it('invents no title, and keeps pictures for who can show them', async () => {
    const body =
      '<rss version="2.0"><channel><item><description>&lt;img src="/a.png" alt="Plan"&gt; Travaux</description></item></channel></rss>'
    expect(await describeBody(body)).toMatchObject({
      items: [{ title: '', contentHtml: '<img src="https://www.exemple.fr/a.png" alt="Plan" /> Travaux' }],
    })
  })

  it('starts relative addresses of a file at the address that the feed gives itself', async () => {
    const parsed = await parseFeed(
      bytes(
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><link>https://site.exemple/</link><atom:link rel="self" href="https://flux.exemple/a/rss"/><item><title>a</title><link>b</link></item></channel></rss>',
      ),
      { url: '' },
    )
    expect((await describeParsed(parsed, { id: 'essai', url: '' })).items).toMatchObject([
      { url: 'https://flux.exemple/a/b' },
    ])
  })

  it('shows the summary as content when there is nothing else', async () => {
    const body =
      '<rss version="2.0"><channel><item><title>a</title><description>&lt;p&gt;b&lt;/p&gt;</description></item></channel></rss>'
    expect(await describeBody(body)).toMatchObject({
      items: [{ contentHtml: '<p>b</p>', summaryHtml: '<p>b</p>', contentText: 'b' }],
    })
  })
})
