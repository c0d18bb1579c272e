import { describe, expect, it } from 'vitest'
import { fixture, parse } from './read-fixture.ts'

/** Absent keys compared as absent. */
function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

describe('parseFeed on RSS 2.0', () => {
  it('reads every field as found', async () => {
    const parsed = await parse(fixture('rss-2.0.xml'))
    expect(told(parsed)).toEqual({
      title: 'Agence des territoires numériques de Touraine',
      link: 'https://www.agence-touraine.exemple/',
      description: 'Actualités & appels à projets',
      language: 'fr-FR',
      selfUrl: 'https://www.agence-touraine.exemple/flux.xml',
      items: [
        {
          guid: 'touraine-aap-12',
          url: 'https://www.agence-touraine.exemple/aap-fibre?utm_source=rss&id=12',
          title: 'Appel à projets « Fibre pour tous »',
          contentHtml:
            '<p>Dépôt des dossiers avant le <b>15 mars 2027</b>.</p><p>Budget : 2 M€.</p><script>alert(1)</script>',
          summaryHtml: '<p>Dépôt des dossiers avant le <b>15 mars 2027</b>.</p>',
          published: 'Tue, 03 Nov 2026 09:00:00 +0100',
          author: 'Camille Rivière',
          categories: ['Fibre', 'Appels à projets'],
          enclosures: [
            {
              url: 'https://www.agence-touraine.exemple/aap-12.pdf',
              type: 'application/pdf',
              length: 184320,
            },
            { url: 'https://www.agence-touraine.exemple/fibre.jpg', type: 'image/jpeg' },
          ],
        },
        {
          guid: 'https://www.agence-touraine.exemple/actualites/nro-blere',
          url: '/actualites/nro-blere',
          title: 'Un nouveau nœud de raccordement à Bléré',
          summaryHtml: 'Les travaux commencent <em>en janvier</em>.',
          published: 'lun., 02 nov. 2026 18:30:00 +0100',
          author: 'Service communication',
          categories: [],
          enclosures: [],
        },
      ],
    })
  })
})

describe('parseFeed on RSS 1.0', () => {
  it('takes identity from rdf:about and dates from dc:date', async () => {
    const parsed = await parse(fixture('rss-1.0.xml'))
    expect(parsed).toMatchObject({ title: 'Délibérations du syndicat', language: 'fr' })
    expect(parsed.bozo).toBeUndefined()
    expect(told(parsed.items)).toEqual([
      {
        guid: 'https://archives.exemple/2026-31',
        url: 'https://archives.exemple/2026-31',
        title: 'Délibération 2026-31 : adhésion au groupement',
        summaryHtml: 'Adhésion au groupement de commandes.',
        published: '2026-10-12T17:00:00+02:00',
        author: 'Comité syndical',
        categories: ['Mutualisation'],
        enclosures: [],
      },
      {
        guid: 'https://archives.exemple/2026-30',
        url: 'https://archives.exemple/2026-30',
        title: 'Délibération 2026-30 : budget',
        published: '2026-10-12',
        categories: [],
        enclosures: [],
      },
    ])
  })
})

describe('parseFeed on Atom', () => {
  it('reads 1.0: types, bases, authors, enclosures, xhtml in its order', async () => {
    const parsed = await parse(fixture('atom-1.0.xml'))
    expect(told(parsed)).toEqual({
      title: 'Carnet &amp; données',
      link: 'https://blog.exemple/',
      description: 'Données ouvertes de la région',
      language: 'fr',
      baseUrl: 'https://blog.exemple/',
      selfUrl: 'https://blog.exemple/atom.xml',
      items: [
        {
          guid: 'tag:blog.exemple,2026:1',
          url: 'https://blog.exemple/billets/1',
          title: 'La balise &lt;table&gt; expliquée',
          contentHtml: '<p>Avant <b>gras</b> après <i>italique</i> fin.</p>',
          contentBase: 'https://blog.exemple/',
          summaryHtml: 'Un résumé en texte.',
          summaryBase: 'https://blog.exemple/',
          published: '2026-11-18T08:00:00+01:00',
          updated: '2026-11-19T09:30:00Z',
          author: 'L’équipe données',
          categories: ['Données ouvertes', 'csv'],
          enclosures: [{ url: 'https://blog.exemple/fichiers/1.csv', type: 'text/csv', length: 2048 }],
        },
        {
          guid: 'tag:blog.exemple,2026:2',
          url: 'https://blog.exemple/billets/2',
          title: 'Données &amp; <em>IA</em>',
          contentHtml: '<p>Voir <a href="/page">la page</a>.</p>',
          contentBase: 'https://blog.exemple/',
          updated: '2026-11-17T09:30:00Z',
          author: 'Dominique Cher, Sacha Indre',
          categories: [],
          enclosures: [],
        },
      ],
    })
  })

  it('reads 0.3', async () => {
    const parsed = await parse(fixture('atom-0.3.xml'))
    expect(parsed).toMatchObject({ title: 'Ancien journal', description: 'Depuis 2004', language: 'fr' })
    expect(parsed.items).toMatchObject([
      {
        guid: 'tag:ancien.exemple,2026:billet',
        url: 'https://ancien.exemple/billet',
        published: '2026-05-04T09:00:00+02:00',
        updated: '2026-05-04T10:00:00Z',
        contentHtml: '<p>Bonjour.</p>',
      },
    ])
  })
})

describe('parseFeed on JSON Feed', () => {
  it('reads 1.1, numbers as strings and plain text as plain text', async () => {
    const parsed = await parse(fixture('feed-1.1.json'), 'application/feed+json')
    expect(told(parsed)).toEqual({
      title: 'Observatoire du numérique responsable',
      link: 'https://observatoire.exemple/',
      description: 'Études &amp; retours d’expérience',
      language: 'fr',
      items: [
        {
          guid: 'etude-7',
          url: 'https://observatoire.exemple/etudes/7',
          title: 'Sobriété : l’enquête &lt;2026&gt;',
          contentHtml: '<p>Mesurer, puis <strong>réduire</strong>.</p>',
          summaryHtml: 'Mesurer &amp; réduire.',
          published: '2026-11-10T08:00:00+01:00',
          updated: '2026-11-12T08:00:00+01:00',
          author: 'L’observatoire',
          categories: ['Numérique responsable', 'Étude'],
          enclosures: [{ url: 'https://observatoire.exemple/7.pdf', type: 'application/pdf', length: 51200 }],
        },
        {
          guid: '8',
          url: '/etudes/8',
          text: 'Un billet sans titre, où x < y & z.',
          author: 'Alix Loire, Noa Eure',
          categories: [],
          enclosures: [],
        },
      ],
    })
  })

  it('reads the single author of 1.0', async () => {
    const parsed = await parse(
      '{"version":"https://jsonfeed.org/version/1","author":{"name":"Ana"},"items":[{"id":"1"}]}',
    )
    expect(parsed.items[0]?.author).toBe('Ana')
  })

  it.each([
    ['{"error":"quota"}', 'not-a-feed'],
    ['[1,2,3]', 'not-a-feed'],
    ['{"version":"https://jsonfeed.org/version/1.1","items":[{"id":', 'malformed-json'],
  ])('refuses %j', async (json, code) => {
    await expect(parse(json)).rejects.toMatchObject({ name: 'ParseError', code })
  })
})
