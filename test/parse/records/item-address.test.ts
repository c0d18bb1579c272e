import { describe, expect, it } from 'vitest'
import { readItemAddress } from '#src/parse/records/item-address.ts'

const site = 'https://aides.example'

describe('readItemAddress', () => {
  it.each([
    ['a path', 'url', { url: '/aides/1/' }, '/aides/1/'],
    ['a hole', `${site}/avis/{id}`, { id: 'a/b c' }, `${site}/avis/a%2Fb%20c`],
    [
      'a hole that keeps its slashes',
      `${site}{+url}`,
      { url: '/aides/a-b/?x=é' },
      `${site}/aides/a-b/?x=%C3%A9`,
    ],
    ['two holes', `${site}/{a.b}/{+c}`, { a: { b: 1 }, c: 'd/e' }, `${site}/1/d/e`],
    ['half a surrogate', `${site}/{+id}`, { id: '\ud800' }, `${site}/%EF%BF%BD`],
  ])('fills %s', (_what, template, record, expected) => {
    expect(readItemAddress(record, template)).toBe(expected)
  })

  it.each([
    ['is not given', {}],
    ['is another host', { url: '@ailleurs.example/' }],
    ['lengthens the host', { url: '.ailleurs.example/' }],
    ['is a port', { url: ':8080/' }],
  ])('gives no address when the value %s', (_what, record) => {
    expect(readItemAddress(record, `${site}{+url}`)).toBeUndefined()
  })
})
