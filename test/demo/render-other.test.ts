import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { renderHtmlList } from '#worker/demo/render-html-list.ts'
import { jorfTextId, renderJorf } from '#worker/demo/render-jorf.ts'
import { renderJsonFeed } from '#worker/demo/render-json-feed.ts'
import { renderOpendatasoft } from '#worker/demo/render-opendatasoft.ts'
import { stableNumber } from '#worker/demo/stable-number.ts'
import { sampleDocument } from './sample-document.ts'

const title = 'Eau & énergie : débit < 5 « kbit/s » &amp; "retour"'

describe('stableNumber', () => {
  it('gives the same digits for the same text, and others for another', () => {
    // The published FNV-1a of "a" is 0xe40c292c, 3826002220.
    expect(stableNumber('a', 8)).toBe('26002220')
    expect(stableNumber('avis-voirie', 6)).toMatch(/^\d{6}$/)
    expect(stableNumber('avis-voirie', 6)).not.toBe(stableNumber('avis-voiries', 6))
  })
})

describe('renderJsonFeed', () => {
  const feed = JSON.parse(renderJsonFeed(sampleDocument('json-feed')))

  it('is JSON Feed 1.1', () => {
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Le fil <essai>',
      home_page_url: 'http://127.0.0.1:9/essai/',
      language: 'fr',
    })
  })

  it('carries the whole item, and leaves out what the item does not have', () => {
    expect(feed.items[1]).toMatchObject({
      id: 'essai/eau-energie',
      url: 'http://127.0.0.1:9/essai/eau-energie',
      title,
      date_published: '2026-11-21T17:00:00.000Z',
      authors: [{ name: 'L’équipe <presse>' }],
      tags: ['Eau & réseaux', 'IoT'],
    })
    expect(feed.items[2]).not.toHaveProperty('date_published')
    expect(feed.items[2]).not.toHaveProperty('authors')
  })
})

describe('renderHtmlList', () => {
  const $ = load(renderHtmlList(sampleDocument('html-list')))

  it('lists the items with relative links and dates in words', () => {
    const cards = $('ul.resultats > li.carte')
    expect(cards).toHaveLength(3)
    expect(cards.eq(1).find('.carte-titre').text()).toBe(title)
    expect(cards.eq(1).find('.carte-titre a').attr('href')).toBe('/essai/eau-energie')
    expect(cards.eq(1).find('.carte-date .date').text()).toBe('21 novembre 2026')
    expect(cards.eq(2).find('.carte-date')).toHaveLength(0)
  })

  it('surrounds them with the noise of a real site', () => {
    expect($('body a').length).toBeGreaterThan(12)
    expect($('header nav li, aside li, .pagination a').length).toBeGreaterThan(5)
  })
})

describe('renderOpendatasoft', () => {
  const answer = JSON.parse(renderOpendatasoft(sampleDocument('opendatasoft')))

  it('has the envelope and the fields of the BOAMP dataset', () => {
    expect(answer.total_count).toBe(3)
    expect(answer.results[1]).toMatchObject({
      idweb: `26-${stableNumber('eau-energie', 6)}`,
      id: `26_${stableNumber('eau-energie', 6)}`,
      objet: title,
      nature: 'RECTIFICATIF',
      nature_libelle: 'Rectificatif',
      dateparution: '2026-11-21',
      datelimitereponse: '2026-12-14T11:00:00+00:00',
      code_departement: ['41', '37'],
      nomacheteur: 'Ville d’essai',
      descripteur_libelle: ['Eau & réseaux', 'IoT'],
      url_avis: 'http://127.0.0.1:9/essai/eau-energie',
    })
  })

  it('says null where a notice says nothing, as the true service does', () => {
    expect(answer.results[2]).toMatchObject({
      dateparution: null,
      datelimitereponse: null,
      nomacheteur: null,
    })
  })

  it('carries JSON written out as text, as the true service does', () => {
    expect(JSON.parse(answer.results[1].gestion).INDEXATION.RESUME_OBJET).toBe(title)
  })
})

describe('renderJorf', () => {
  const $ = load(renderJorf(sampleDocument('jorf')), { xml: true })

  it('is one issue, dated by its newest text and numbered by the day of the year', () => {
    expect($('JO > DATE_PUBLI').text()).toBe('2026-11-24')
    expect($('JO > NUM').text()).toBe('0328')
    expect($('JO > TITRE').text()).toBe('JORF n°0328 du 24 novembre 2026')
  })

  it('nests the rubrics and puts each text under its own', () => {
    const link = $(`LIEN_TXT[idtxt=${jorfTextId('eau-energie')}]`)
    expect(link.attr('titretxt')).toBe(title)
    const rubrics = link
      .parents('TM')
      .toArray()
      .map((rubric) => $(rubric).children('TITRE_TM').text())
    expect(rubrics).toEqual(['Textes généraux & divers', 'Décrets', 'Journal officiel "Lois et Décrets"'])
    expect(link.parents('TM').first().attr('niv')).toBe('3')
  })

  it('gives each text an id of the true form', () => {
    expect(jorfTextId('eau-energie')).toMatch(/^JORFTEXT0000\d{8}$/)
  })
})
