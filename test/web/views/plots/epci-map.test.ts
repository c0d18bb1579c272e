import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import type { RegionMap } from '#src/enrich/places/region-map.ts'
import { type EpciCount, epciMap } from '#web/views/plots/epci-map.ts'

const map: RegionMap = {
  width: 100,
  height: 120,
  epcis: [
    ['1', 'M0 0l10 0 0 10z'],
    ['2', 'M20 0l10 0 0 10z'],
    ['3', 'M40 0l10 0 0 10z'],
  ],
  borders: 'M0 0l50 0',
  departements: [['41', 20, 20]],
}

const count = (siren: string, name: string, items: number, open = 0): EpciCount => ({
  code: `epci-${siren}`,
  name,
  items,
  open,
  href: `/?territoire=epci-${siren}`,
})
const counts = [
  count('1', 'Agglopolys (41)', 12, 2),
  count('2', 'Le « Perche » & Co (41)', 1),
  count('3', 'Rien (41)', 0),
]
const $ = load(epciMap(map, counts).toString())
const plain = (text: string | undefined) => text?.replaceAll(/\s+/g, ' ').trim()

describe('epciMap', () => {
  it('leads from each EPCI that has something to its search, named with its numbers', () => {
    const links = $('svg a').toArray()
    expect(links.map((link) => [$(link).attr('href'), plain($(link).attr('aria-label'))])).toEqual([
      ['/?territoire=epci-1', 'Agglopolys (41) : 12 éléments, 2 appels ouverts'],
      ['/?territoire=epci-2', 'Le « Perche » & Co (41) : 1 élément'],
    ])
  })

  it('hatches what has nothing', () => {
    const path = $('path.shade-0')
    expect(path.attr('fill')).toBe('url(#carte-rien)')
    expect(plain(path.find('title').text())).toBe('Rien (41) : 0 élément')
    expect($('pattern#carte-rien')).toHaveLength(1)
  })

  it('tells the shades in words', () => {
    expect(
      $('.map-legend li')
        .toArray()
        .map((line) => plain($(line).text())),
    ).toEqual(['aucun élément', '1 élément', '12 éléments'])
  })

  it('has a title and a description, and names its source', () => {
    expect($('svg').first().attr('aria-labelledby')).toBe('carte-titre carte-texte')
    expect(plain($('#carte-texte').text())).toBe(
      'Éléments des douze derniers mois : 2 EPCI sur 3 en ont ; le plus fourni est Agglopolys (41), avec 12. Le tableau donne chaque nombre.',
    )
    expect($('figcaption').text()).toContain('IGN et INSEE, Licence Ouverte')
  })

  it('is a group, not an image: an image would hide its links', () => {
    expect($('svg').first().attr('role')).toBe('group')
  })

  it('draws the limits and numbers of départements over it', () => {
    expect($('.map-borders').attr('d')).toBe('M0 0l50 0')
    expect($('svg text').text()).toBe('41')
  })

  it('stands without anything to show', () => {
    const bare = load(
      epciMap(
        map,
        counts.map((one) => ({ ...one, items: 0 })),
      ).toString(),
    )
    expect(bare('svg a')).toHaveLength(0)
    expect(bare('#carte-texte').text()).toContain('Aucun EPCI')
  })
})
