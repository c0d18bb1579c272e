import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvShape, parseCsv } from '#src/parse/records/csv.ts'

function rowsOf(text: string, shape: Partial<CsvShape> = {}) {
  const rows: Record<string, string>[] = []
  const table = parseCsv(text, { separator: ';', ...shape }, (row) => rows.push(row))
  return { rows, ...table }
}

describe('parseCsv', () => {
  it('reads quoted values with separators, quotes and line ends in them', () => {
    const text = '"Titre";"État"\r\n"Loi ; relative\nau ""numérique""";"Promulgué"\r\n'
    expect(rowsOf(text)).toEqual({
      names: ['Titre', 'État'],
      rows: [{ Titre: 'Loi ; relative\nau "numérique"', État: 'Promulgué' }],
    })
  })

  it.each([
    [',', 'a,b\n1,2'],
    ['\t', 'a\tb\n1\t2'],
    ['|', 'a|b\n1|2'],
  ])('separates by %j', (separator, text) => {
    expect(rowsOf(text, { separator }).rows).toEqual([{ a: '1', b: '2' }])
  })

  it('bears rows too short, too long or empty, stray quotes and a byte-order mark', () => {
    const text = '\uFEFFa;b\n1\n\n2;3;4\n5;dit "oui"\n'
    expect(rowsOf(text).rows).toEqual([{ a: '1' }, { a: '2', b: '3' }, { a: '5', b: 'dit "oui"' }])
  })

  it('leaves out lines of remark, before the names and after', () => {
    expect(rowsOf('% Sénat, licence ouverte\na;b\n% suite\n1;50 %\n', { comment: '%' }).rows).toEqual([
      { a: '1', b: '50 %' },
    ])
  })

  it('names columns as paths do: no dot, no twin, no nameless', () => {
    expect(rowsOf('N. de  loi;a;a;;c\n1;2;3;4;5')).toEqual({
      names: ['N de loi', 'a', 'c'],
      rows: [{ 'N de loi': '1', a: '2', c: '5' }],
    })
  })

  it('takes a column named like a property of every object for a column', () => {
    const [row] = rowsOf('__proto__;constructor\nx;y').rows
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
    expect(Object.hasOwn(row ?? {}, 'constructor')).toBe(true)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('keeps what it read before a quote that never closes, and says so', () => {
    const { rows, cut } = rowsOf(`a;b\n1;2\n3;"${'x'.repeat(1_100_000)}`)
    expect(rows).toEqual([{ a: '1', b: '2' }])
    expect(cut).toContain('ligne 1')
  })

  it('stops at fifty thousand rows, and says so', () => {
    const { rows, cut } = rowsOf(`a\n${'1\n'.repeat(50_010)}`)
    expect(rows).toHaveLength(50_000)
    expect(cut).toContain('50000')
  })

  it('refuses a table of a thousand columns', () => {
    expect(() => rowsOf(Array.from({ length: 1000 }, (_, n) => `c${n}`).join(';'))).toThrow(
      expect.objectContaining({ code: 'too-complex' }),
    )
  })

  it('gives no row for names alone, or for nothing', () => {
    expect(rowsOf('a;b\n').rows).toEqual([])
    expect(rowsOf('').rows).toEqual([])
  })
})

describe('any text', () => {
  it('is read or refused, and nothing else happens', () => {
    const words = fc.array(
      fc.constantFrom('a', ';', '"', '""', '\n', '\r\n', '%', '\uFEFF', 'é', '\0', ' '),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(words, (pieces) => {
        expect(codeOf(() => rowsOf(pieces.join(''), { comment: '%' }))).toMatch(
          /^(?:|not-a-feed|too-complex)$/,
        )
      }),
      { numRuns: 1000 },
    )
  })
})

/** The code of what it throws; '' when it throws nothing. */
function codeOf(attempt: () => unknown): string {
  try {
    attempt()
    return ''
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  }
}
