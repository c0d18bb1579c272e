import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '#src/syndicate/atom.ts'
import { renderJsonFeed } from '#src/syndicate/json-feed.ts'
import { renderRss } from '#src/syndicate/rss.ts'
import { documentsOf } from './documents.ts'

const [rss, atom, json] = ['rss', 'atom', 'json'].map((extension) => documentsOf(extension)[0]![1])
const html = '<p>Le <strong>texte</strong> entier, R&amp;D comprise.</p><ul><li>volet A</li></ul>'
const licence = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence'
const rights = 'Arcep — données ouvertes. Licence Ouverte 2.0'
const self = 'https://veille.example/flux.rss?axe=a&tri=date'
const hub = 'https://hub.example/publier?cle=a&b'

describe('feedsmith', () => {
  it('reads of RSS all that was written', () => {
    const { items, ...channel } = parseRssFeed(renderRss(rss!))
    expect(channel).toEqual({
      title: 'Vigie, tout',
      link: 'https://veille.example/recherche?axe=a&tri=date',
      description: 'Tout ce que la veille retient',
      language: 'fr',
      lastBuildDate: 'Fri, 20 Nov 2026 06:00:00 GMT',
      generator: 'Vigie',
      docs: 'https://www.rssboard.org/rss-specification',
      atom: {
        links: [
          { rel: 'self', type: 'application/rss+xml', href: self },
          { rel: 'hub', href: hub },
          {
            rel: 'prev-archive',
            type: 'application/rss+xml',
            href: 'https://veille.example/flux/tout.rss?archive=2026-10',
          },
        ],
      },
    })
    expect(items?.[0]).toEqual({
      title: 'Appel « Territoires connectés » & réseaux',
      link: 'https://www.arcep.example/appel?lot=1&vague=2',
      description: '<p>Un résumé.</p>',
      content: { encoded: html },
      categories: [{ name: 'Infrastructures & <couverture>' }, { name: 'donnees-ia' }],
      comments: 'https://veille.example/item/appel-complet',
      enclosures: [
        { url: 'https://www.arcep.example/reglement.pdf', length: 48_213, type: 'application/pdf' },
      ],
      guid: { value: 'tag:veille.example,2026:item/appel-complet', isPermaLink: false },
      pubDate: 'Wed, 18 Nov 2026 07:15:00 GMT',
      atom: {
        updated: '2026-11-21T10:20:30Z',
        links: [
          {
            rel: 'related',
            type: 'text/html',
            href: 'https://veille.example/item/rectificatif',
            title: 'Rectificatif',
          },
        ],
      },
      dc: {
        creators: ['Direction de l’aménagement'],
        publishers: ['Arcep'],
        sources: ['https://www.arcep.example/actualites'],
        rights: [rights],
      },
      creativeCommons: { licenses: [licence] },
    })
  })

  it('reads of Atom all that was written', () => {
    const { entries, ...feed } = parseAtomFeed(renderAtom(atom!))
    expect(feed).toEqual({
      id: self,
      title: { value: 'Vigie, tout' },
      subtitle: { value: 'Tout ce que la veille retient' },
      updated: '2026-11-20T06:00:00Z',
      generator: { text: 'Vigie' },
      xml: { lang: 'fr' },
      links: [
        { rel: 'self', type: 'application/atom+xml', href: self },
        { rel: 'hub', href: hub },
        {
          rel: 'prev-archive',
          type: 'application/atom+xml',
          href: 'https://veille.example/flux/tout.atom?archive=2026-10',
        },
        { rel: 'alternate', type: 'text/html', href: 'https://veille.example/recherche?axe=a&tri=date' },
      ],
    })
    expect(entries?.[0]).toEqual({
      id: 'tag:veille.example,2026:item/appel-complet',
      title: { value: 'Appel « Territoires connectés » & réseaux' },
      published: '2026-11-18T07:15:00Z',
      updated: '2026-11-21T10:20:30Z',
      authors: [{ name: 'Direction de l’aménagement' }],
      dc: { publishers: ['Arcep'] },
      categories: [
        { term: 'infrastructures-thd-mobile', label: 'Infrastructures & <couverture>' },
        { term: 'donnees-ia', label: 'donnees-ia' },
      ],
      summary: { value: '<p>Un résumé.</p>', type: 'html' },
      content: { value: html, type: 'html' },
      rights: { value: rights },
      source: {
        id: 'https://www.arcep.example/actualites',
        title: { value: 'Arcep – Actualités' },
        updated: '2026-11-21T10:20:30Z',
        links: [{ rel: 'alternate', type: 'text/html', href: 'https://www.arcep.example/actualites' }],
      },
      links: [
        { rel: 'alternate', type: 'text/html', href: 'https://www.arcep.example/appel?lot=1&vague=2' },
        { rel: 'related', type: 'text/html', href: 'https://veille.example/item/appel-complet' },
        {
          rel: 'related',
          type: 'text/html',
          href: 'https://veille.example/item/rectificatif',
          title: 'Rectificatif',
        },
        { rel: 'license', href: licence },
        {
          rel: 'enclosure',
          type: 'application/pdf',
          href: 'https://www.arcep.example/reglement.pdf',
          length: 48_213,
        },
        { rel: 'enclosure', type: 'application/pdf', href: 'https://www.arcep.example/annexe.pdf' },
      ],
    })
  })

  it('reads of JSON Feed all that was written; extensions are for whoever knows them', () => {
    const { items, ...feed } = parseJsonFeed(renderJsonFeed(json!))
    expect(feed).toEqual({
      title: 'Vigie, tout',
      description: 'Tout ce que la veille retient',
      home_page_url: 'https://veille.example/recherche?axe=a&tri=date',
      feed_url: self,
      next_url: 'https://veille.example/flux/tout.json?archive=2026-10',
      language: 'fr',
      hubs: [{ type: 'WebSub', url: hub }],
    })
    expect(items?.[0]).toEqual({
      id: 'tag:veille.example,2026:item/appel-complet',
      url: 'https://www.arcep.example/appel?lot=1&vague=2',
      title: 'Appel « Territoires connectés » & réseaux',
      content_html: html,
      date_published: '2026-11-18T07:15:00Z',
      date_modified: '2026-11-21T10:20:30Z',
      authors: [{ name: 'Direction de l’aménagement' }],
      tags: ['Infrastructures & <couverture>', 'donnees-ia'],
      language: 'fr',
      attachments: [
        {
          url: 'https://www.arcep.example/reglement.pdf',
          mime_type: 'application/pdf',
          size_in_bytes: 48_213,
        },
        { url: 'https://www.arcep.example/annexe.pdf', mime_type: 'application/pdf' },
      ],
    })
  })

  it('reads an archive as one', () => {
    const [, archive] = documentsOf('rss').find(([name]) => name === 'an archive')!
    expect(parseRssFeed(renderRss(archive)).atom?.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', 'https://veille.example/flux/tout.rss?archive=2026-10'],
      ['current', 'https://veille.example/flux/tout.rss'],
      ['prev-archive', 'https://veille.example/flux/tout.rss?archive=2026-09-2'],
      ['next-archive', 'https://veille.example/flux/tout.rss?archive=2026-10-2'],
    ])
  })
})

describe('rss-parser', () => {
  const custom = new Parser({
    customFields: {
      item: [
        ['atom:updated', 'updated'],
        ['creativeCommons:license', 'licence'],
        ['dc:publisher', 'publisher'],
      ],
    },
  })

  it('reads of RSS all that was written', async () => {
    const { items, ...channel } = await custom.parseString(renderRss(rss!))
    expect(channel).toMatchObject({
      title: 'Vigie, tout',
      description: 'Tout ce que la veille retient',
      link: 'https://veille.example/recherche?axe=a&tri=date',
      feedUrl: self,
      language: 'fr',
      generator: 'Vigie',
      lastBuildDate: 'Fri, 20 Nov 2026 06:00:00 GMT',
    })
    expect(items[0]).toMatchObject({
      title: 'Appel « Territoires connectés » & réseaux',
      link: 'https://www.arcep.example/appel?lot=1&vague=2',
      guid: 'tag:veille.example,2026:item/appel-complet',
      isoDate: '2026-11-18T07:15:00.000Z',
      updated: '2026-11-21T10:20:30Z',
      creator: 'Direction de l’aménagement',
      publisher: 'Arcep',
      source: 'https://www.arcep.example/actualites',
      rights,
      licence,
      categories: ['Infrastructures & <couverture>', 'donnees-ia'],
      comments: 'https://veille.example/item/appel-complet',
      content: '<p>Un résumé.</p>',
      'content:encoded': html,
      enclosure: {
        url: 'https://www.arcep.example/reglement.pdf',
        length: '48213',
        type: 'application/pdf',
      },
    })
  })

  it('reads of Atom what it knows of it', async () => {
    const { items, ...feed } = await new Parser().parseString(renderAtom(atom!))
    expect(feed).toMatchObject({
      title: 'Vigie, tout',
      feedUrl: self,
      link: 'https://veille.example/recherche?axe=a&tri=date',
      lastBuildDate: '2026-11-20T06:00:00Z',
    })
    expect(items[0]).toMatchObject({
      id: 'tag:veille.example,2026:item/appel-complet',
      title: 'Appel « Territoires connectés » & réseaux',
      link: 'https://www.arcep.example/appel?lot=1&vague=2',
      author: 'Direction de l’aménagement',
      isoDate: '2026-11-18T07:15:00.000Z',
      content: html,
      summary: '<p>Un résumé.</p>',
    })
  })
})

interface Extended {
  [name: string]: unknown
}

describe('an item without markup', () => {
  const text = 'Un texte < sans balise & sans mise en forme.'

  it('is text in the three formats, whatever is taken for markup there', () => {
    expect(parseAtomFeed(renderAtom(atom!)).entries?.[2]?.content).toEqual({ value: text })
    expect(parseRssFeed(renderRss(rss!)).items?.[2]?.description).toBe(
      'Un texte &lt; sans balise &amp; sans mise en forme.',
    )
    expect(parseJsonFeed(renderJsonFeed(json!)).items?.[2]?.content_text).toBe(text)
  })

  it('is a paragraph in a feed of summaries', () => {
    const [, summaries] = documentsOf('atom').find(([name]) => name === 'summaries')!
    expect(parseAtomFeed(renderAtom(summaries)).entries?.[2]).toMatchObject({
      summary: { value: '<p>Un texte &lt; sans balise &amp; sans mise en forme.</p>', type: 'html' },
    })
  })
})

describe('what has no field of its own', () => {
  it('stands in the extension of JSON Feed', () => {
    const feed = JSON.parse(renderJsonFeed(json!)) as Extended & { items: Extended[] }
    expect(feed['_vigie']).toEqual({
      withdrawn: [
        {
          id: 'tag:veille.example,2026:item/retire-1',
          at: '2026-11-22T10:00:00Z',
          reason: 'Annonce démentie & retirée <par> l’éditeur.',
        },
        {
          id: 'tag:veille.example,2026:item/retire-2',
          at: '2026-10-02T10:00:00.250Z',
          reason: 'Doublon.',
        },
      ],
    })
    expect(feed.items[0]?.['_vigie']).toEqual({
      page: 'https://veille.example/item/appel-complet',
      publisher: 'Arcep',
      source: { title: 'Actualités', url: 'https://www.arcep.example/actualites' },
      licence: 'Licence Ouverte 2.0',
      licence_url: licence,
      attribution: 'Arcep — données ouvertes',
      first_seen: '2026-11-20T06:00:00Z',
      domain: 'financiere',
      kind: 'appel-a-projets',
      axes: [
        { id: 'infrastructures-thd-mobile', score: 6 },
        { id: 'donnees-ia', score: 3.5 },
      ],
      deadline: '2026-12-17T11:00:00Z',
      deadline_origin: 'field',
      amended_by: 'https://veille.example/item/rectificatif',
    })
  })
})
