import { describe, expect, it } from 'vitest'
import { stateFilter } from '#src/search/meilisearch/call-states.ts'
import { decodeValue, encodeValue, filtersOf, oneOf, testFilter } from '#src/search/meilisearch/filters.ts'
import type { FieldTest } from '#src/search/query/ast.ts'
import { ask, searchHour } from '#test/contract/search-library.ts'

describe('filtersOf', () => {
  it('writes ranges in seconds and facets as quoted values', () => {
    const query = ask({
      facets: { domain: ['juridique', 'financiere'], publisher: ['" OR 1=1'] },
      from: '2026-01-01',
      to: '2026-01-01',
      deadlineFrom: '2026-02-01',
    })
    expect(filtersOf(query)).toStrictEqual([
      'relevant = true',
      '(sortAt >= 1767225600) AND (sortAt <= 1767311999)',
      'deadlineAt >= 1769904000',
      'domain IN ["juridique", "financiere"]',
      'publisher IN ["%22 OR 1=1"]',
    ])
    expect(
      filtersOf({ ...query, includeOffScope: true, from: undefined, to: undefined }, 'publisher'),
    ).toStrictEqual(['deadlineAt >= 1769904000', 'domain IN ["juridique", "financiere"]'])
  })

  it('finds nothing in a range or an hour that cannot be read', () => {
    expect(filtersOf(ask({ from: 'x OR id EXISTS' }))).toStrictEqual(['relevant = true', 'id IN []'])
    expect(filtersOf(ask({ seenAfter: 'demain' }))).toStrictEqual(['relevant = true', 'id IN []'])
  })

  it('asks for what came after an instant, to the millisecond', () => {
    expect(filtersOf(ask({ seenAfter: '2026-11-20T10:00:00.400Z' }))).toContain('firstSeenAt > 1795168800400')
  })
})

describe('testFilter', () => {
  it.each<[FieldTest, string]>([
    [{ field: 'amount', from: 100_000 }, 'amount >= 100000'],
    [{ field: 'amount', from: 1, to: 2.5 }, '(amount >= 1) AND (amount <= 2.5)'],
    [{ field: 'amount' }, 'amount EXISTS'],
    [{ field: 'amount', from: Number.NaN }, 'id IN []'],
    [{ field: 'ref', values: ['loi:2021-1485'] }, 'refs IN ["loi:2021-1485"]'],
    [{ field: 'item', ids: [] }, 'id IN []'],
    [{ field: 'mark', mark: 'suivi' }, 'id IN []'],
    [{ field: 'status', values: [] }, 'id IN []'],
    [{ field: 'status', values: ['inconnu'] }, 'id IN []'],
    [{ field: 'reach', values: ['dept-75"] OR 1=1'] }, 'reach IN ["dept-75%22] OR 1=1"]'],
  ])('%j', (test, expected) => expect(testFilter(test, searchHour)).toBe(expected))

  it('takes several states as alternatives', () => {
    const filter = testFilter({ field: 'status', values: ['closed', 'permanent'] }, searchHour)
    expect(filter).toBe(`(${stateFilter('closed', searchHour)}) OR (${stateFilter('permanent', searchHour)})`)
  })
})

describe('stateFilter', () => {
  it('counts days in Paris: seven, then thirty', () => {
    // The week ends with 1 December, whose last second is 22:59:59 in UTC.
    const week = Date.parse('2026-12-01T23:00:00Z') / 1000
    const month = Date.parse('2026-12-24T23:00:00Z') / 1000
    expect(stateFilter('week', searchHour)).toContain(`closesAt < ${week} `)
    expect(stateFilter('month', searchHour)).toContain(`closesAt >= ${week} AND closesAt < ${month} `)
    expect(stateFilter('open', searchHour)).toContain(`closesAt >= ${month} `)
  })
})

describe('encodeValue', () => {
  it.each([
    ['Région Centre-Val de Loire', 'Région Centre-Val de Loire'],
    ['L’"Atelier" \\', 'L’%22Atelier%22 %5c'],
    ["d'été 100 %", 'd%27été 100 %25'],
    ['a\nb\u0000', 'a%0ab%00'],
    ['%22', '%2522'],
  ])('%j becomes %j and comes back', (value, encoded) => {
    expect(encodeValue(value)).toBe(encoded)
    expect(decodeValue(encoded)).toBe(value)
  })

  it('keeps half a character out of the request', () => {
    expect(oneOf('publisher', ['a\uD800b'])).toBe('publisher IN ["a\uFFFDb"]')
  })
})
