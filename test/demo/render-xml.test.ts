import { load } from 'cheerio'
import RssParser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { cdata, escapeMarkup } from '#worker/demo/escape.ts'
import { renderAtom } from '#worker/demo/render-atom.ts'
import { renderRdf } from '#worker/demo/render-rdf.ts'
import { renderRss } from '#worker/demo/render-rss.ts'
import { sampleDocument } from './sample-document.ts'

const title = 'Eau & énergie : débit < 5 « kbit/s » &amp; "retour"'
const content = '<p>Un <em>essai</em> & une liste :</p><ul><li>a ]]> b</li></ul>'

describe('escapeMarkup', () => {
  it('leaves nothing that XML would read as markup', () => {
    expect(escapeMarkup(`a & b < c > d "e"`)).toBe('a &amp; b &lt; c &gt; d &quot;e&quot;')
    expect(escapeMarkup('déjà &amp;')).toBe('déjà &amp;amp;')
  })
})

describe('cdata', () => {
  it('survives its own end mark', () => {
    expect(load(`<a>${cdata('x ]]> y')}</a>`, { xml: true })('a').text()).toBe('x ]]> y')
  })
})

describe('renderRss', () => {
  const xml = renderRss(sampleDocument('rss-2.0'))

  it('is read back by rss-parser exactly as it was written', async () => {
    const feed = await new RssParser().parseString(xml)
    expect(feed.title).toBe('Le fil <essai>')
    expect(feed.items).toHaveLength(3)
    expect(feed.items[1]).toMatchObject({
      title,
      link: 'http://127.0.0.1:9/essai/eau-energie',
      guid: 'essai/eau-energie',
      'content:encoded': content,
      creator: 'L’équipe <presse>',
      categories: ['Eau & réseaux', 'IoT'],
      isoDate: '2026-11-21T17:00:00.000Z',
    })
  })

  it('writes dates as RFC 822 does and none for the undated item', () => {
    expect(xml).toContain('<pubDate>Sat, 21 Nov 2026 17:00:00 GMT</pubDate>')
    expect(xml.match(/<pubDate>/g)).toHaveLength(2)
  })

  it('escapes the ampersand of its own address', () => {
    expect(xml).toContain('href="http://127.0.0.1:9/essai/fil?a=1&amp;b=2"')
  })
})

describe('renderRdf', () => {
  const xml = renderRdf(sampleDocument('rss-1.0'))
  const $ = load(xml, { xml: true })

  it('puts the items beside the channel and lists them in it', () => {
    expect($('rdf\\:RDF > channel')).toHaveLength(1)
    expect($('rdf\\:RDF > item')).toHaveLength(3)
    expect($('rdf\\:li').first().attr('rdf:resource')).toBe('http://127.0.0.1:9/essai/du-jour')
  })

  it('writes Dublin Core dates, authors and subjects', () => {
    const item = $('item').eq(1)
    expect(item.find('title').text()).toBe(title)
    expect(item.find('dc\\:date').text()).toBe('2026-11-21T17:00:00+00:00')
    expect(item.find('dc\\:creator').text()).toBe('L’équipe <presse>')
    expect(item.find('dc\\:subject').first().text()).toBe('Eau & réseaux')
    expect(item.find('content\\:encoded').text()).toBe(content)
    expect($('item').eq(2).find('dc\\:date')).toHaveLength(0)
  })
})

describe('renderAtom', () => {
  const xml = renderAtom(sampleDocument('atom'))

  it('is read back by rss-parser', async () => {
    const feed = await new RssParser().parseString(xml)
    expect(feed.items[1]).toMatchObject({
      title,
      link: 'http://127.0.0.1:9/essai/eau-energie',
      id: 'tag:essai.example,2026:eau-energie',
      content,
      author: 'L’équipe <presse>',
      isoDate: '2026-11-21T17:00:00.000Z',
    })
  })

  it('is updated when its newest entry is', () => {
    const $ = load(xml, { xml: true })
    expect($('feed > updated').text()).toBe('2026-11-23T23:00:08.000Z')
    expect($('entry').eq(1).find('content').attr('type')).toBe('html')
    expect($('entry').eq(2).find('updated')).toHaveLength(0)
  })
})
