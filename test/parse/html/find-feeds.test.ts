import { describe, expect, it } from 'vitest'
import { findFeeds } from '#src/parse/html/find-feeds.ts'
import { explainHtml } from '#src/parse/html/html-instead.ts'

const url = 'https://www.exemple.fr/actualites/'

describe('findFeeds', () => {
  it('gives what the page announces, with its titles, before what it links to and what is usual', () => {
    const html = `<head><meta name="generator" content="WordPress 6.5">
<link rel="alternate" type="application/rss+xml" title="Commentaires" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title=" Actualités " href="/rss"><link rel="ALTERNATE nofollow" type="application/atom+xml" href="atom.xml">
<link rel="alternate" type="application/feed+json" href="https://flux.exemple.fr/feed.json"></head>
<body><a href="/actualites/rss.xml" title="Flux">RSS</a></body>`
    expect(findFeeds(html, url)).toEqual([
      { url: 'https://www.exemple.fr/rss', title: 'Actualités', how: 'announced' },
      { url: 'https://www.exemple.fr/actualites/atom.xml', how: 'announced' },
      { url: 'https://flux.exemple.fr/feed.json', how: 'announced' },
      { url: 'https://www.exemple.fr/actualites/rss.xml', title: 'Flux', how: 'linked' },
      { url: 'https://www.exemple.fr/feed/', how: 'guessed' },
      { url: 'https://www.exemple.fr/comments/feed/', title: 'Commentaires', how: 'announced' },
    ])
  })

  it.each([
    '<link rel="alternate" hreflang="en" href="/en/">',
    '<link rel="alternate" type="text/html" href="/mobile">',
    '<link rel="alternate" type="application/json" href="https://www.exemple.fr/wp-json/wp/v2/pages/2">',
    '<link rel="alternate" type="application/json+oembed" href="/oembed">',
    '<link rel="stylesheet" type="application/rss+xml" href="/x">',
    '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
    '<link rel="alternate" type="application/rss+xml" href="">',
    '<a href="/les-flux-migratoires">Flux</a>',
    '<a href="/presse">RSS</a>',
    '<!-- <link rel="alternate" type="application/rss+xml" href="/rss"> -->',
  ])('takes no feed from %s', (html) => {
    expect(findFeeds(html, url)).toEqual([])
  })

  it.each([
    '/rss',
    '/feed/',
    '/flux',
    '/actualites.rss',
    '/rss.xml',
    '/atom.xml',
    '/flux-rss/',
    '/feed.json',
    '/spip.php?page=backend',
    '/?feed=rss2',
    '/index.php?format=feed&type=rss',
    '/?type=9818',
    '/feed-actualites.xml',
  ])('takes a link to %s for a feed', (href) => {
    expect(findFeeds(`<a href="${href}">S’abonner</a>`, 'https://www.exemple.fr/')).toEqual([
      { url: `https://www.exemple.fr${href}`, how: 'linked' },
    ])
  })

  it.each([
    ['<meta name="Generator" content="SPIP 4.2.9 [26201]">', '/spip.php?page=backend'],
    ['<link rel="stylesheet" href="/local/cache-css/a.css">', '/spip.php?page=backend'],
    ['<meta name="generator" content="Drupal 10 (https://www.drupal.org)">', '/rss.xml'],
    ['<img src="/sites/default/files/logo.png">', '/rss.xml'],
    ['<script src="https://www.exemple.fr/wp-includes/js/a.js"></script>', '/feed/'],
    ['<meta name="generator" content="TYPO3 CMS">', '/?type=9818'],
    ['<meta name="generator" content="Joomla! - Open Source Content Management">', '/?format=feed&type=rss'],
  ])('guesses from %s', (html, path) => {
    expect(findFeeds(html, url)[0]).toEqual({ url: `https://www.exemple.fr${path}`, how: 'guessed' })
  })

  it('lets <base> decide where links start, unless it is no address', () => {
    const link = '<link rel="alternate" type="application/rss+xml" href="rss">'
    expect(findFeeds(`<base href="https://autre.exemple/x/">${link}`, url)[0]?.url).toBe(
      'https://autre.exemple/x/rss',
    )
    expect(findFeeds(`<base href="javascript:alert(1)">${link}`, url)[0]?.url).toBe(
      'https://www.exemple.fr/actualites/rss',
    )
  })

  it('stops at twenty, and reads a page that nests without end', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `<div><a href="/${at}/rss">x</a>`).join('')
    expect(findFeeds(many, url).length).toBe(20)
  })
})

describe('explainHtml', () => {
  it.each([
    [
      '<link rel="alternate" type="application/rss+xml" href="/rss">',
      'annonce ce flux : https://www.exemple.fr/rss (mettre',
    ],
    [
      '<link rel="alternate" type="application/rss+xml" href="/a"><link rel="alternate" type="application/rss+xml" href="/b">',
      'annonce ces flux : https://www.exemple.fr/a , https://www.exemple.fr/b (mettre l’un',
    ],
    ['<a href="/flux/">RSS</a>', 'n’en annonce aucun. Essayer https://www.exemple.fr/flux/, ou décrire'],
    ['<p>rien</p>', 'n’en annonce aucun. Chercher l’adresse du flux, ou décrire'],
  ])('says of %s what to do', (html, sentence) => {
    expect(explainHtml(html, url)).toContain(sentence)
  })
})
