import { describe, expect, it } from 'vitest'
import { buildEntries } from '#worker/demo/demo-entry.ts'
import { clock, sampleDocument } from './sample-document.ts'

describe('buildEntries', () => {
  const { entries } = sampleDocument('rss-2.0')

  it('puts the newest first and the undated last', () => {
    expect(entries.map(({ slug }) => slug)).toEqual(['du-jour', 'eau-energie', 'sans-date'])
  })

  it('dates an item by the clock, at its hour in Paris', () => {
    expect(entries[1]?.published?.toISOString()).toBe('2026-11-21T17:00:00.000Z')
    expect(entries[1]?.day).toEqual({ year: 2026, month: 11, day: 21 })
  })

  it('dates today’s items just after midnight, so that none lies in the future', () => {
    expect(entries[0]?.published?.toISOString()).toBe('2026-11-23T23:00:08.000Z')
  })

  it('gives no date to an item that has none', () => {
    expect(entries[2]).not.toHaveProperty('published')
    expect(entries[2]).not.toHaveProperty('day')
  })

  it('closes at noon in Paris', () => {
    expect(entries[1]?.closing?.toISOString()).toBe('2026-12-14T11:00:00.000Z')
    expect(entries[0]).not.toHaveProperty('closing')
  })

  it('turns plain words into a paragraph and leaves HTML alone', () => {
    expect(entries[0]?.html).toBe('<p>Une phrase avec 3 &lt; 5 &amp; rien de plus.</p>')
    expect(entries[0]?.text).toBe('Une phrase avec 3 < 5 & rien de plus.')
    expect(entries[1]?.html).toContain('<em>essai</em>')
  })

  it('cuts a long summary at a word', () => {
    const item = { slug: 'long', title: 'Long', body: 'mot '.repeat(200), daysAgo: 1 }
    const [entry] = sampleDocument('rss-2.0', [item]).entries
    expect(entry?.summary).toMatch(/^(mot )+mot…$/)
    expect(entry?.summary.length).toBeLessThanOrEqual(401)
    expect(entry?.text).toHaveLength(799)
  })

  it('leaves the words of a script out of the text', () => {
    const item = { slug: 'piege', title: 'Piège', body: '<p>Avant</p><script>vole()</script><p>Après</p>' }
    expect(sampleDocument('rss-2.0', [item]).entries[0]?.text).toBe('Avant Après')
  })

  it('takes the address of the item it repeats', () => {
    const item = { slug: 'relais', title: 'Relais', body: 'Repris.', sameAddressAs: 'original' }
    const { publisher } = sampleDocument('rss-2.0', [item])
    const [entry] = buildEntries(publisher, clock, (slug) => `https://ailleurs.example/${slug}`)
    expect(entry?.url).toBe('https://ailleurs.example/original')
    expect(entry?.slug).toBe('relais')
  })
})
