import { describe, expect, it } from 'vitest'
import type { Place } from '#src/enrich/facts.ts'
import { territoriesOf } from '#src/enrich/places/territories-of.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { item } from '../item.ts'
import { named } from './finder.ts'

const feed = { territory: 'national', format: 'syndication' } as FeedDefinition
const ours = { ...feed, territory: 'dept-41' } as FeedDefinition
const records = { ...feed, format: 'json', mapping: { departements: 'd' } } as unknown as FeedDefinition

function place(code: string, field?: 'title' | 'text', start = 0): Place {
  return { code, name: code, ...(field ? { at: { field, start, end: start + 1 } } : {}) }
}
const codes = (places: Place[], from: FeedDefinition | undefined = feed, territories: string[] = []) =>
  territoriesOf(item({ territories }), from, { places }, named)

describe('territoriesOf', () => {
  it('is what is named, each once', () => {
    expect(
      codes([place('dept-41', 'title'), place('commune-41018', 'text'), place('dept-41', 'text')]),
    ).toStrictEqual(['dept-41', 'commune-41018'])
  })

  it('is where the publisher speaks for when nothing is named', () => {
    expect(codes([])).toStrictEqual(['national'])
    expect(territoriesOf(item(), undefined, { places: [] }, named)).toStrictEqual([])
  })

  it('is first of all what a field of the source says', () => {
    expect(codes([place('commune-41018', 'title')], records, ['dept-37'])).toStrictEqual(['dept-37'])
    expect(codes([place('dept-41', 'title')], records)).toStrictEqual(['dept-41'])
  })

  it('reads an item anew, whatever was filed before', () => {
    expect(codes([place('dept-41', 'title')], feed, ['national'])).toStrictEqual(['dept-41'])
    expect(codes([], feed, ['dept-13', 'hors-region'])).toStrictEqual(['national'])
  })

  it('adds « hors-region » when all is about other regions', () => {
    expect(codes([place('dept-13', 'title')])).toStrictEqual(['dept-13', 'hors-region'])
    expect(codes([place('dept-13', 'text', 200), place('region-93', 'text', 800)])).toStrictEqual([
      'dept-13',
      'region-93',
      'hors-region',
    ])
    expect(codes([place('lieu-alsace', 'title')])).toStrictEqual(['lieu-alsace', 'hors-region'])
    expect(codes([place('region-11')])).toStrictEqual(['region-11', 'hors-region'])
    expect(codes([], records, ['dept-13'])).toStrictEqual(['dept-13', 'hors-region'])
    expect(codes([], records, ['hors-region'])).toStrictEqual(['hors-region'])
  })

  it.each<[string, Place[], FeedDefinition | undefined, string[]?]>([
    ['one place is ours', [place('dept-13', 'title'), place('commune-37261', 'text')], feed],
    ['places are examples, far down', [place('dept-13', 'text', 4_000)], feed],
    ['a publisher of the region tells it', [place('dept-13', 'title')], ours],
    ['a field says France as a whole', [], records, ['national']],
    ['the code is unknown', [place('commune-99999', 'title')], feed],
  ])('does not when %s', (_, places, from, territories = []) => {
    expect(codes(places, from, territories)).not.toContain('hors-region')
  })

  it('takes « hors-region » off what is here too', () => {
    expect(codes([], records, ['hors-region', 'dept-41'])).toStrictEqual(['dept-41'])
  })
})
