import { describe, expect, it } from 'vitest'
import { territories } from '#feeds/territories/index.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { reachOf } from '#src/letter/reach.ts'

const places = openTerritories(territories)
const epciOfBlois = places.find('commune-41018')?.epci ?? 'absent'

describe('reachOf', () => {
  it.each<[string, string, string[], boolean]>([
    ['a commune reads of itself', 'commune-41018', ['commune-41018'], true],
    ['of its EPCI', 'commune-41018', [epciOfBlois], true],
    ['of its département', 'commune-41018', ['dept-41'], true],
    ['of its region', 'commune-41018', ['region-24'], true],
    ['of the country and the Union', 'commune-41018', ['national'], true],
    ['of what is about nowhere', 'commune-41018', [], true],
    ['of one place of ours among others', 'commune-41018', ['dept-13', 'dept-41'], true],
    ['and not of a neighbour', 'commune-41018', ['commune-37261'], false],
    ['nor of another département', 'commune-41018', ['dept-37'], false],
    ['a département reads of its communes', 'dept-41', ['commune-41018'], true],
    ['and of their EPCI', 'dept-41', [epciOfBlois], true],
    ['an EPCI reads of its members', epciOfBlois, ['commune-41018'], true],
    ['a place that nobody knows reads of the country', 'commune-99999', ['national'], true],
    ['and of no other place', 'commune-99999', ['dept-41'], false],
  ])('%s', (_, asked, about, expected) => {
    expect(reachOf(places, asked)(about)).toBe(expected)
  })
})
