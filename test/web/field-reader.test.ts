import { describe, expect, it } from 'vitest'
import { axisIds } from '#src/axis/taxonomy.ts'
import { createFieldReader } from '#web/field-reader.ts'
import { testFrame } from '#test/helpers/frame.ts'

const frame = testFrame()
const reader = createFieldReader(frame)

describe('createFieldReader', () => {
  it('knows each axis by its code, its identifier and its label', () => {
    for (const { id, code, label } of frame.axes.values())
      for (const typed of [id, code, code.toLowerCase(), label, label.toUpperCase()])
        expect([typed, reader.read('axis', typed)]).toStrictEqual([typed, { values: [id] }])
    expect(frame.axes.size).toBe(axisIds.length)
  })

  it('reads the labels that staff gave', () => {
    const axis = { ...frame.axes.get('donnees-ia')!, label: 'Jumeaux et capteurs' }
    const renamed = createFieldReader({ ...frame, axes: new Map([['donnees-ia', axis]]) })
    expect(renamed.read('axis', 'jumeau')).toStrictEqual({ values: ['donnees-ia'] })
  })

  it.each([
    ['Gazette de la Loire', ['Gazette de la Loire']],
    ['gazette-loire', ['Gazette de la Loire']],
    ['GAZETTE', ['Gazette de la Loire']],
    ['loire', ['Gazette de la Loire']],
    ['cyber', ['Cyber-Vigile']],
    ['autorité des réseaux', ['Autorité des réseaux']],
  ])('knows a source by its name, one of its feeds, or a beginning: %s', (typed, values) => {
    expect(reader.read('publisher', typed)).toStrictEqual({ values })
  })

  it('takes a beginning for every source that begins so', () => {
    const feeds = ['Région Alpha', 'Région Bêta', 'Ville'].map((publisher, id) => ({
      id: String(id),
      publisher,
    }))
    const catalogue = { ...frame.catalogue, feeds: feeds as unknown as typeof frame.catalogue.feeds }
    const read = createFieldReader({ ...frame, catalogue }).read('publisher', 'région')
    expect(read).toStrictEqual({ values: ['Région Alpha', 'Région Bêta'] })
  })

  it.each([
    ['41', 'dept-41'],
    ['1', 'dept-01'],
    ['2a', 'dept-2A'],
    ['41018', 'commune-41018'],
    ['200030385', 'epci-200030385'],
    ['loir-et-cher', 'dept-41'],
    ['Loir et Cher', 'dept-41'],
    ['Centre-Val de Loire', 'region-24'],
    ['Blois', 'commune-41018'],
    ['Blois (41)', 'commune-41018'],
    ['st-denis (93)', 'commune-93066'],
    ['Agglopolys', 'epci-200030385'],
    ['Valence', 'commune-26362'],
    ['Paris', 'dept-75'],
    ['France', 'national'],
    ['Europe', 'ue'],
    ['hors région', 'hors-region'],
    ['lieu-auvergne', 'lieu-auvergne'],
    ['national', 'national'],
  ])('knows a place: %s', (typed, code) => {
    expect(reader.read('territory', typed)).toStrictEqual({ values: [code] })
  })

  it('gives a place and what it lies in to what concerns it, a town before the département of its name', () => {
    expect(reader.read('reach', 'Blois')).toStrictEqual({
      values: ['commune-41018', 'epci-200030385', 'dept-41', 'region-24', 'national', 'ue'],
    })
    expect(reader.read('reach', 'Paris')).toMatchObject({ values: { 0: 'commune-75056' } })
  })

  it('asks which of several towns is meant, unless one is much bigger', () => {
    expect(reader.read('territory', 'Saint-Denis')).toMatchObject({
      near: ['"Saint-Denis (93)"', '"Saint-Denis (974)"', '"Saint-Denis (11)"', expect.anything()],
      several: true,
    })
  })

  it.each([
    ['territory', 'Blios', ['Blois']],
    ['territory', 'loir-et-chr', ['41']],
    ['territory', 'Agglopoly', ['Agglopolys']],
    ['territory', 'zzzz', []],
    ['territory', '', []],
    ['territory', '99', []],
    ['axis', 'gouvernence', ['GM']],
    ['axis', '%', []],
    ['publisher', 'gazete', ['"Gazette de la Loire"']],
    ['kind', 'arete', ['arrete']],
    ['beneficiary', 'comune', ['commune']],
    ['status', 'overt', ['ouvert']],
  ] as const)('proposes what is near in %s: %j', (field, typed, near) => {
    expect(reader.read(field, typed)).toStrictEqual({ near })
  })

  it('proposes values that it reads again', () => {
    for (const field of [
      'axis',
      'domain',
      'kind',
      'publisher',
      'territory',
      'beneficiary',
      'status',
    ] as const) {
      const begun = reader.begin(field, field === 'territory' ? 'saint' : '', 30)
      expect(begun.length).toBeGreaterThan(2)
      for (const { typed } of begun) {
        const bare = typed.replace(/^"(.*)"$/, '$1')
        expect([bare, reader.read(field, bare)]).toStrictEqual([bare, { values: expect.anything() }])
      }
    }
  })

  it('bears anything', () => {
    for (const typed of ['a'.repeat(10_000), '\uD800', '\u0000', '"', '(((', '🇫🇷', '%_', "' or 1=1"])
      for (const field of ['axis', 'publisher', 'territory', 'reach', 'kind'] as const)
        expect(reader.read(field, typed)).toHaveProperty('near')
  })
})
