import { describe, expect, it } from 'vitest'
import { webAddress } from '#src/normalise/web-address.ts'

describe('webAddress', () => {
  it.each([
    ['https://exemple.fr/?utm_source=rss#suite', undefined, 'https://exemple.fr/?utm_source=rss#suite'],
    ['http://exemple.fr', undefined, 'http://exemple.fr'],
    [' /a?b=1 ', 'https://exemple.fr/x', 'https://exemple.fr/a?b=1'],
    ['https://exemple.fr/é à', undefined, 'https://exemple.fr/%C3%A9%20%C3%A0'],
    ['actualites/1', undefined, 'actualites/1'],
    ['actualites/1', 'pas une adresse', 'actualites/1'],
    ['javascript:alert(1)', undefined, undefined],
    ['JavaScript:alert(1)', 'https://exemple.fr/', undefined],
    ['data:text/html,x', undefined, undefined],
    ['mailto:a@exemple.fr', undefined, undefined],
    ['', 'https://exemple.fr/', undefined],
    [`https://exemple.fr/${'a'.repeat(5000)}`, undefined, undefined],
  ])('%j from %j → %j', (href, base, expected) => {
    expect(webAddress(href, base)).toBe(expected)
  })
})
