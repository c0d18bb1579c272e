import { describe, expect, it } from 'vitest'
import { findFeedRoot, findXmlFault, outsideSections, startOfFeed } from '#src/parse/xml/survey.ts'

describe('findFeedRoot', () => {
  it.each([
    ['<rss>', 0],
    ['<?xml?> <feed xmlns="x">', 8],
    ['<RDF:rdf >', 0],
    ['<r:rss x="">', 0],
    ['<CHANNEL HREF="x">', 0],
    ['<entry xmlns="http://www.w3.org/2005/Atom">', 0],
    ['<entry>', -1],
    ['<rssfeed>', -1],
    ['<!-- <rss> --><feed>', 14],
    ['<!-- <rss> <feed> -->', -1],
    ['<!-- a --><!-- <rss> -->\n<rss/>', 25],
    ['<!-- <rss> sans fin <feed>', -1],
    ['', -1],
  ])('%s → %i', (text, at) => {
    expect(findFeedRoot(text)).toBe(at)
  })
})

describe('startOfFeed', () => {
  it.each([
    ['<rss/>', 0],
    ['<?xml version="1.0"?><rss/>', 0],
    ['Erreur<?xml version="1.0"?><rss/>', 6],
    ['Erreur <rss/>', 7],
    ['<!-- produit par x --><rss/>', 0],
    ['<!DOCTYPE html><p>Erreur</p><rss/>', 28],
    ['rien', 0],
  ])('%s → %i', (text, at) => {
    expect(startOfFeed(text)).toBe(at)
  })
})

describe('outsideSections', () => {
  it.each([
    ['a<![CDATA[b]]>c', ['a', 'c']],
    ['a<!-- b -->c<![CDATA[<!-- d]]>e', ['a', 'c', 'e']],
    ['a<!-- <![CDATA[ -->b', ['a', 'b']],
    ['a<![CDATA[sans fin', ['a']],
    ['a', ['a']],
  ])('%s', (xml, parts) => {
    expect(outsideSections(xml)).toEqual(parts)
  })
})

describe('findXmlFault', () => {
  const fault = (xml: string) => findXmlFault(xml, outsideSections(xml))

  it.each([
    ['<rss><title>a &amp; b &#233; &#xE9;</title></rss>', undefined],
    ['<rss><title>a & b</title></rss>', 'une esperluette isolée'],
    ['<rss><title>&eacute;</title></rss>', 'entité inconnue &eacute;'],
    ['<!DOCTYPE rss SYSTEM "x"><rss><title>&eacute;</title></rss>', undefined],
    ['<rss><![CDATA[a & b]]><!-- c & d --></rss>', undefined],
    ['<rss>\u000b</rss>', 'un caractère de contrôle'],
    ['<rss>\u0092</rss>', undefined],
    ['<rss><dc:date/></rss>', 'le préfixe « dc » n’est pas déclaré'],
    ['<rss xmlns:dc="x"><dc:date/></rss>', undefined],
    ['<rss><!-- <dc:date/> --></rss>', undefined],
  ])('%s: %s', (xml, expected) => {
    expect(fault(xml)).toBe(expected)
  })
})
