import { describe, expect, it } from 'vitest'
import { readDocument } from '#src/enrich/axes/document.ts'
import { featureReader } from '#src/enrich/axes/features.ts'

/** A reader that knows every name, and the names in the order in which they were met. */
function namedReader() {
  const names: string[] = []
  const numberOf = (name: string): number => {
    if (!names.includes(name)) names.push(name)
    return names.indexOf(name)
  }
  const reader = featureReader({
    numberOf,
    pairsOf: (first) => ({ get: (second) => numberOf(`p ${first} ${second}`) }),
  })
  const read = (title: string, text = '', categories: string[] = []) =>
    new Map(reader.read(readDocument({ title, text, categories })).map((hit) => [names[hit.feature]!, hit]))
  return { read }
}

describe('featureReader', () => {
  it('reads words, stems of the long ones, title words and pairs', () => {
    const { read } = namedReader()
    expect([...read('Médiation', 'aux habitants').keys()]).toEqual([
      'w mediation',
      's mediat',
      't mediation',
      'w aux',
      'w habitant',
      's habita',
      'p aux habitant',
    ])
  })

  it('counts what comes back and keeps where it first stood', () => {
    const hit = namedReader().read('', 'la fibre et la fibre').get('w fibre')
    expect(hit).toMatchObject({ count: 2, first: 1, last: 1 })
  })

  it('takes every number for the same word', () => {
    const features = namedReader().read('', 'En 2027, 12 communes')
    expect(features.get('w 0')?.count).toBe(2)
    expect([...features.keys()].some((name) => name.includes('2027'))).toBe(false)
  })

  it('makes no pair over the end of a sentence', () => {
    const features = namedReader().read('', 'la commune. Fibre')
    expect(features.has('p commune fibre')).toBe(false)
    expect(features.has('p la commune')).toBe(true)
  })

  it('leaves categories out', () => {
    expect([...namedReader().read('un', 'deux', ['Numérique']).keys()]).toEqual(['w un', 't un', 'w deu'])
  })

  it('reads no further than the beginning of a long text', () => {
    const features = namedReader().read('', `${'mot '.repeat(2_000)}fin`)
    expect(features.get('w mot')?.count).toBe(1_000)
    expect(features.has('w fin')).toBe(false)
  })

  it('gives nothing for nothing', () => {
    expect(namedReader().read('', '').size).toBe(0)
    expect(namedReader().read('🚀🚀', '…').size).toBe(0)
  })
})
