import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { axisIds } from '#src/axis/taxonomy.ts'
import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { factsOf, valuesOf } from '#src/search/embedded/document-facts.ts'
import { positionsOf } from '#src/search/embedded/document-set.ts'
import { type FactTest, keepByTest } from '#src/search/embedded/field-tests.ts'
import { addDocument, addValue, createMirror, type Mirror, wordsOf } from '#src/search/embedded/mirror.ts'
import type { SearchDocument } from '#src/search/search-index.ts'
import { made, searchHour } from '#test/contract/search-library.ts'

/** A memory of these documents, by their place in the list. */
function mirrorOf(documents: readonly SearchDocument[]): Mirror {
  const mirror = createMirror()
  const values = new Map<string, number>()
  for (const value of documents.flatMap(valuesOf)) if (!values.has(value)) values.set(value, values.size + 1)
  for (const [value, number] of values) addValue(mirror, number, value)
  mirror.lastValue = values.size
  documents.forEach((one, at) => addDocument(mirror, at, factsOf(one, { values, stories: new Map() })))
  return mirror
}

function passing(mirror: Mirror, test: FactTest): number[] {
  return [...positionsOf(keepByTest(mirror, searchHour, mirror.alive.slice(0, wordsOf(mirror)), test))]
}

const none = made('rien', { publisher: '', territories: [], axes: [] })
let mirror: Mirror
beforeEach(() => {
  mirror = mirrorOf([
    none,
    made('a', { publisher: 'Région', territories: ['41018'], within: ['41', '24'], amount: 1 }),
    made('b', { publisher: 'région', territories: ['41'], axes: [...axisIds], amount: 50_000.4 }),
    made('c', { publisher: 'Ville', territories: ['24', '41'], beneficiaries: [...beneficiaryIds] }),
    made('d', { sortDate: '1969-07-20T20:17:40Z', deadline: '1969-12-31', amount: 1e12 }),
    made('e', { sortDate: '2026-10-25T23:59:59.999Z', deadline: '2026-10-25T23:59:59Z', amount: 0 }),
    made('f', { sortDate: '2026-10-26T00:00:00Z', deadline: '9999-12-31', amount: -4 }),
    made('g', { sortDate: 'hier', deadline: 'bientôt' }),
  ])
})

describe('keepByTest', () => {
  it.each<[string, FactTest, number[]]>([
    ['a publisher, by its very letters', { field: 'publisher', values: ['Région'] }, [1]],
    ['two publishers', { field: 'publisher', values: ['Région', 'Ville', 'Personne'] }, [1, 3]],
    ['a publisher that nobody has', { field: 'publisher', values: ['Personne'] }, []],
    ['a name of the language', { field: 'publisher', values: ['__proto__', 'constructor'] }, []],
    ['no value at all', { field: 'publisher', values: [] }, []],
    ['an empty publisher', { field: 'publisher', values: [''] }, []],
    ['a place and what lies in it', { field: 'territory', values: ['41'] }, [1, 2, 3]],
    ['that very place', { field: 'reach', values: ['41'] }, [2, 3]],
    ['the place that it is about and no other', { field: 'reach', values: ['24'] }, [3]],
    ['a place of nobody', { field: 'territory', values: ['974', ''] }, []],
    ['the first axis', { field: 'axis', values: [axisIds[0]] }, [1, 2, 3, 4, 5, 6, 7]],
    ['the last axis', { field: 'axis', values: [axisIds.at(-1)!] }, [2]],
    ['an axis that is none', { field: 'axis', values: ['toString', '0', '1'] }, []],
    ['the last beneficiary', { field: 'beneficiary', values: [beneficiaryIds.at(-1)!] }, [3]],
    ['a domain', { field: 'domain', values: ['juridique'] }, []],
    ['a kind among others', { field: 'kind', values: ['actualite', 'loi'] }, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['any amount', { field: 'amount' }, [1, 2, 4]],
    ['an amount from nothing on', { field: 'amount', from: 0 }, [1, 2, 4]],
    ['an amount below nothing', { field: 'amount', from: -10, to: -1 }, []],
    ['an amount without end', { field: 'amount', from: 50_000, to: Infinity }, [2, 4]],
    ['an amount that is no number', { field: 'amount', from: Number.NaN }, []],
    ['a day to its last second', { field: 'date', from: '2026-10-25', to: '2026-10-26' }, [5, 6]],
    ['all until long ago', { field: 'date', to: '1969-12-31' }, [4]],
    ['all since long ago', { field: 'date', from: '1900-01-01', to: '1970-01-01' }, [4, 7]],
    ['a range put the wrong way round', { field: 'date', from: '2026-12-01', to: '2026-01-01' }, []],
    ['a day that is none', { field: 'date', from: '2026-02-99' }, []],
    ['a date that is code', { field: 'date', to: "2026-01-01' or 1=1" }, []],
    ['a deadline before computers count, as the first second', { field: 'deadline', to: '1970-01-01' }, [4]],
    ['a deadline to the second', { field: 'deadline', to: '2026-10-25T23:59:59Z', from: '2000-01-01' }, [5]],
    ['a deadline beyond the end of time', { field: 'deadline', from: '9999-01-01' }, []],
    ['a deadline from now on', { field: 'deadline', from: '2026-11-24' }, [6]],
    ['any deadline until the last year', { field: 'deadline', to: '2105-12-31' }, [4, 5]],
  ])('keeps %s', (_, test, expected) => {
    expect(passing(mirror, test)).toStrictEqual(expected)
  })

  // The end is beyond the number that stands for « no deadline ».
  it('keeps what has a deadline alone, however far the end', () => {
    expect(passing(mirror, { field: 'deadline', to: '3000-01-01' })).toStrictEqual([4, 5, 6])
  })

  // '' is how the column spells « no call at all », and a reader may send it.
  it('keeps nothing for an empty state', () => {
    expect(passing(mirror, { field: 'status', values: [''] })).toStrictEqual([])
  })

  it('keeps nothing of what it was not given', () => {
    const empty = mirror.alive.slice(0, wordsOf(mirror)).fill(0)
    expect([...positionsOf(keepByTest(mirror, searchHour, empty, { field: 'amount' }))]).toStrictEqual([])
  })

  it('leaves what it was given as it was', () => {
    const given = mirror.alive.slice(0, wordsOf(mirror))
    const before = [...given]
    keepByTest(mirror, searchHour, given, { field: 'axis', values: [axisIds[1]] })
    keepByTest(mirror, searchHour, given, { field: 'date', from: '2026-01-01' })
    expect([...given]).toStrictEqual(before)
  })

  it('keeps by any set of axes what a person would', () => {
    const lists = fc.uniqueArray(fc.constantFrom(...axisIds))
    fc.assert(
      fc.property(fc.array(lists, { minLength: 1, maxLength: 40 }), lists, (held, values) => {
        const documents = held.map((axes, n) => made(`d${n}`, { axes }))
        const expected = documents.flatMap(({ axes }, n) =>
          axes.some((axis) => values.includes(axis)) ? [n] : [],
        )
        expect(passing(mirrorOf(documents), { field: 'axis', values })).toStrictEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps by any places what a person would', () => {
    const codes = fc.uniqueArray(fc.constantFrom<string[]>('1', '2', '3', '4', '', '5'), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(fc.tuple(codes, codes), { maxLength: 20 }), codes, (held, values) => {
        const documents = held.map(([territories, within], n) => made(`d${n}`, { territories, within }))
        const wanted = values.filter((value) => value !== '')
        const holding = (lists: (one: SearchDocument) => readonly string[]) =>
          documents.flatMap((one, n) => (lists(one).some((code) => wanted.includes(code)) ? [n] : []))
        const built = mirrorOf(documents)
        expect(passing(built, { field: 'reach', values })).toStrictEqual(holding((one) => one.territories))
        expect(passing(built, { field: 'territory', values })).toStrictEqual(
          holding((one) => [...one.territories, ...one.within!]),
        )
      }),
      { numRuns: 60 },
    )
  })
})
