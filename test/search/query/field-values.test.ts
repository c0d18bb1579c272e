import { describe, expect, it } from 'vitest'
import type { FieldReader } from '#src/search/query/field-reader.ts'
import { fields } from '#src/search/query/fields.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { reader, shape } from './shape.ts'

const messagesOf = (text: string, by: FieldReader = reader) =>
  parseQuery(text, by).problems.map(({ message }) => message)

/** Counts what the reading of one query asks of its reader. */
function counting(): { reads: string[]; reader: FieldReader } {
  const reads: string[] = []
  return {
    reads,
    reader: {
      ...reader,
      read(field, typed) {
        reads.push(typed)
        return reader.read(field, typed)
      },
    },
  }
}

describe('an unknown value', () => {
  it.each([
    ['axe:zzzz', '« zzzz » n’est pas un axe connu : choisissez dans la liste qui suit « axe: ».'],
    ['domaine:zzzz', '« zzzz » n’est pas un domaine connu : choisissez dans la liste qui suit « domaine: ».'],
    ['type:zzzz', '« zzzz » n’est pas un type connu : choisissez dans la liste qui suit « type: ».'],
    ['source:zzzz', '« zzzz » n’est pas une source connue : choisissez dans la liste qui suit « source: ».'],
    ['lieu:zzzz', '« zzzz » n’est pas un lieu connu : choisissez dans la liste qui suit « territoire: ».'],
    ['concerne:zzzz', '« zzzz » n’est pas un lieu connu : choisissez dans la liste qui suit « concerne: ».'],
    ['pour:zzzz', '« zzzz » n’est pas un bénéficiaire connu : choisissez dans la liste qui suit « pour: ».'],
    ['statut:zzzz', '« zzzz » n’est pas un statut connu : choisissez dans la liste qui suit « statut: ».'],
    ['est:zzzz', '« zzzz » n’est pas une marque connue : choisissez dans la liste qui suit « est: ».'],
    ['montant:zzzz', '« zzzz » n’est pas un montant : écrivez par exemple >100k, <2M ou 50k..1M.'],
    ['type:decrt', '« decrt » n’est pas un type connu : essayez decret.'],
    ['lieu:Agglopoly', '« Agglopoly » n’est pas un lieu connu : essayez Agglopolys.'],
  ])('is told in the gender of its field, with what to do: %s', (text, message) => {
    expect(messagesOf(text)).toStrictEqual([message])
  })

  it('leaves the other values of its list, and the rest of the query', () => {
    expect(shape('type:loi,zzzz,decret fibre')).toBe('<kind loi,decret> fibre')
    expect(shape('-type:zzzz fibre')).toBe('fibre')
    expect(shape('(type:zzzz OU fibre) cuivre')).toBe('fibre cuivre')
  })

  it('is shown on one line, whatever it holds', () => {
    for (const value of ['"a\nb"', '"a\u0000b"', '"a\u2028b"', '"\uD800"', `"${'x'.repeat(500)}"`])
      for (const message of messagesOf(`axe:${value}`)) {
        expect(message).not.toMatch(/[\p{Cc}\uD800]/u)
        expect(message.length).toBeLessThan(200)
      }
  })

  it('shows markup as text for the page to escape, and never as a mended query of its own', () => {
    const [problem] = parseQuery('axe:<script>alert(1)</script>', reader).problems
    expect(problem!.message).toContain('<script>alert')
    expect(problem).not.toHaveProperty('suggestion')
  })
})

describe('an empty value', () => {
  it.each(fields.map(({ name, example }) => [name, example]))(
    'of « %s: » gives an example',
    (name, example) => {
      expect(messagesOf(`${name}:`)).toStrictEqual([
        `Écrivez une valeur derrière les deux-points, comme « ${name}:${example} ».`,
      ])
    },
  )

  // Sources are invented here: the example is one of the real ones.
  it.each(fields.filter(({ reads }) => reads !== 'publisher').map(({ name, example }) => [name, example]))(
    'gives an example that is read: %s:%s',
    (name, example) => {
      const { tree, problems } = parseQuery(`${name}:${example}`, reader)
      expect(problems).toStrictEqual([])
      expect(tree.of).toHaveLength(1)
    },
  )

  it('is what quotation marks around nothing hold', () => {
    expect(parseQuery('axe:"" type:« »', reader)).toMatchObject({
      tree: { of: [] },
      problems: [{ code: 'unknown-value' }, { code: 'unknown-value' }],
    })
  })
})

describe('what the fields of one query cost', () => {
  it('is sixty values, in one list or in many', () => {
    for (const text of [`type:${'loi,'.repeat(100)}`, 'type:loi '.repeat(100)]) {
      const { reads, reader: by } = counting()
      const { problems } = parseQuery(text, by)
      expect(reads).toHaveLength(60)
      expect(problems[0]).toMatchObject({ code: 'too-long' })
      expect(problems[0]!.message).toBe('La recherche a trop de filtres : « loi » n’est pas lu.')
    }
  })

  it('is three unknown values: no more are compared with thirty thousand places', () => {
    const { reads, reader: by } = counting()
    parseQuery('lieu:zza,zzb,zzc,zzd,zze,Blois', by)
    expect(reads).toStrictEqual(['zza', 'zzb', 'zzc'])
  })

  it('is a value of 120 characters', () => {
    const { reads, reader: by } = counting()
    parseQuery(`lieu:"${'x'.repeat(1_000)}"`, by)
    expect(reads.map(({ length }) => length)).toStrictEqual([120])
  })

  it('asks nothing for a field that stands before a space, once three guesses are spent', () => {
    const { reads, reader: by } = counting()
    parseQuery('axe: zza axe: zzb axe: zzc axe: TH axe: TH', by)
    expect(reads).toStrictEqual(['zza', 'zzb', 'zzc'])
  })
})

describe('a reader of fields that means harm', () => {
  const answers = (values: readonly string[]): FieldReader => ({
    now: reader.now,
    read: () => ({ values }),
    begin: () => [],
  })

  it('may answer no value at all: the filter is left out', () => {
    expect(parseQuery('axe:TH fibre', answers([])).tree.of).toMatchObject([{ typed: 'fibre' }])
  })

  it('may answer one value for several words: it is asked once', () => {
    const { tree } = parseQuery('source:un,deux,trois', answers(['Gazette']))
    expect(tree.of).toMatchObject([{ test: { field: 'publisher', values: ['Gazette'] } }])
  })

  it('may give near values with spaces and signs: the mended query is read as they are', () => {
    const near: FieldReader = { ...answers([]), read: () => ({ near: ['"Le (petit) journal"'] }) }
    const [problem] = parseQuery('fibre source:jurnal', near).problems
    expect(problem!.suggestion).toBe('fibre source:"Le (petit) journal"')
    const again = parseQuery(problem!.suggestion!, answers(['x'])).tree.of
    expect(again.at(-1)).toMatchObject({ asked: { values: ['Le (petit) journal'] } })
  })
})
