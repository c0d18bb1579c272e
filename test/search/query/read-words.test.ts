import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhrase, readWords } from '#src/search/query/read-words.ts'

const read = (text: string) => readWords(text, { start: 0, end: text.length })
const formsOf = (text: string) =>
  read(text).map(({ forms, prefix }) => [...forms, ...(prefix ? [`${prefix}*`] : [])])

describe('readWords', () => {
  it.each([
    ['l’eau', [['eau']]],
    ["l'eau", [['eau']]],
    ['FttH/FttO', [['ftth'], ['ftto']]],
    ['2021-1485', [['2021', '1485']]],
    ['L.1425-1', [['l', '1425', '1']]],
    ['loir‐et‑cher', [['loir', 'cher']]],
    ['œuvre Œuvre', [['oeuvre'], ['oeuvre']]],
    ['straße', [['strasse']]],
    ['x+b=z', [['x'], ['b'], ['z']]],
    ['fibre, cuivre; adsl!', [['fibre'], ['cuivre'], ['adsl']]],
    ['<b>fibre</b>', [['b'], ['fibre'], ['b']]],
    ['5G/4G', [['5g'], ['4g']]],
    ['100%', [['100']]],
    ['n°12', [['12']]],
  ])('cuts %j into words', (text, expected) => {
    expect(formsOf(text)).toStrictEqual(expected)
  })

  it.each([
    ['numéri*', [['numeri*']]],
    ['NUMÉRI*', [['numeri*']]],
    ['2021-14*', [['2021', '14*']]],
    ['nu*', [['nu*']]],
    ['cui*vre', [['cui', 'vre']]],
    ['*cuivre', [['cuivre']]],
  ])('reads a beginning where a star ends it: %s', (text, expected) => {
    expect(formsOf(text)).toStrictEqual(expected)
  })

  it.each(['*', '**', '-', '’', '...', '☃', '👩‍👧', '\u0000', '\uD800', '« »', 'le', 'de la', "'"])(
    'finds no word in %j',
    (text) => {
      expect(read(text)).toStrictEqual([])
    },
  )

  it('places each word where it was typed, within the piece that it is given', () => {
    const text = 'xx fibre (cuivre) yy'
    const found = readWords(text, { start: 3, end: 17 })
    expect(found.map(({ start, end }) => text.slice(start, end))).toStrictEqual(['fibre', 'cuivre'])
  })

  it('gives letters and digits only, places within the text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const { stems, forms, prefix, start, end, quoted } of read(text)) {
          expect(0 <= start && start < end && end <= text.length).toBe(true)
          expect(forms.length).toBe(stems.length)
          expect(quoted).toBe(false)
          for (const word of [...stems, ...forms, ...(prefix ? [prefix] : [])])
            expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('takes time that grows with the text, not with its square', () => {
    const time = (length: number) => {
      const began = performance.now()
      read(`${'-'.repeat(length)}a${'’'.repeat(length)}*`)
      return performance.now() - began
    }
    time(1_000)
    expect(time(20_000)).toBeLessThan(2_000)
  })
})

describe('readPhrase', () => {
  it('keeps the grammar words out and the order in', () => {
    const text = '"plan de relance"'
    const [term] = readPhrase(text, { start: 1, end: 16 }, { start: 0, end: 17 })
    expect(term).toMatchObject({
      typed: 'plan de relance',
      forms: ['plan', 'relance'],
      quoted: true,
      start: 0,
      end: 17,
    })
  })

  it.each(['""', '"de la"', '" "', '"☃"'])('is nothing where no word is left: %s', (text) => {
    expect(
      readPhrase(text, { start: 1, end: text.length - 1 }, { start: 0, end: text.length }),
    ).toStrictEqual([])
  })
})
