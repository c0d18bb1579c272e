import { z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { faultAt, faultsOf } from '#web/api/faults.ts'
import { filters, oneOf, paging, someOf, territoryCode, words } from '#web/api/parameters.ts'

const query = z.strictObject({ q: words, ...filters, ...paging(20) })

/** What is said of these parameters, each « pointer: detail ». */
function told(given: Record<string, unknown>): string[] {
  const read = query.safeParse(given)
  if (read.success) return []
  return faultsOf('query', read.error.issues, ['q', 'axe']).map(
    ({ pointer, detail }) => `${pointer}: ${detail}`,
  )
}

describe('faultsOf', () => {
  it.each<[Record<string, unknown>, string]>([
    [{ domaine: 'x' }, '#/query/domaine/0: Valeurs admises\u00A0: technologique, juridique, financiere.'],
    [
      { domaine: ['juridique', 'x'] },
      '#/query/domaine/1: Valeurs admises\u00A0: technologique, juridique, financiere.',
    ],
    [{ ouvert: '2' }, '#/query/ouvert: Valeurs admises\u00A0: 0, 1.'],
    [{ q: 'a'.repeat(301) }, '#/query/q: 300 caractères au plus.'],
    [{ limite: '0' }, '#/query/limite: 1 au moins.'],
    [{ limite: '101' }, '#/query/limite: 100 au plus.'],
    [{ limite: '12.5' }, '#/query/limite: Une seule valeur de la forme attendue est admise.'],
    [{ limite: '99999' }, '#/query/limite: Une seule valeur de la forme attendue est admise.'],
    [{ depuis: '2026-13-01' }, '#/query/depuis: Forme attendue\u00A0: AAAA-MM-JJ.'],
    [{ source: Array.from({ length: 21 }, String) }, '#/query/source: 20 valeurs au plus.'],
    [{ zzz: '1' }, '#/query/zzz: Paramètre inconnu. Paramètres admis\u00A0: q, axe.'],
  ])('says in French what is admitted: %j', (given, fault) => {
    expect(told(given)).toStrictEqual([fault])
  })

  it('says that none is admitted where there is none', () => {
    const read = z.strictObject({}).safeParse({ a: '1' })
    const [fault] = faultsOf('query', read.error?.issues ?? [], [])
    expect(fault?.detail).toBe('Paramètre inconnu. Paramètres admis\u00A0: aucun.')
  })

  it('names a part of the path as such', () => {
    const read = z.strictObject({ id: z.string().min(3) }).safeParse({ id: 'a' })
    expect(faultsOf('path', read.error?.issues ?? [], [])).toStrictEqual([
      { parameter: 'id', pointer: '#/path/id', detail: '3 caractères au moins.' },
    ])
  })
})

describe('faultAt', () => {
  it('escapes a pointer (RFC 6901), and cuts what is long without breaking a character', () => {
    expect(faultAt('query', ['a/b~c', 2], 'Non.').pointer).toBe('#/query/a~1b~0c/2')
    const { parameter } = faultAt('query', [`${'a'.repeat(79)}😀`], 'Non.')
    expect(parameter.isWellFormed()).toBe(true)
    expect(parameter.length).toBeLessThanOrEqual(80)
  })
})

describe('the parameters', () => {
  it('take what is empty for what is not there', () => {
    expect(query.parse({ q: '', axe: '', depuis: '', limite: '', suite: '' })).toEqual({ limite: 20 })
    expect(query.parse({ axe: ['', 'donnees-ia', ''] })).toStrictEqual({ axe: ['donnees-ia'], limite: 20 })
  })

  it('take one value for a list of one', () => {
    expect(someOf(z.string(), 'Essai.').parse('a')).toStrictEqual(['a'])
    expect(someOf(z.string(), 'Essai.').parse(['a', 'b'])).toStrictEqual(['a', 'b'])
    expect(oneOf(z.string(), 'Essai.').parse('')).toBeUndefined()
  })

  it.each(['dept-41', 'dept-2A', 'region-24', 'national', 'ue', 'epci-200030385', 'commune-41018'])(
    'admit the place %s',
    (code) => {
      expect(territoryCode.safeParse(code).success).toBe(true)
    },
  )

  it.each(['', 'Blois', 'dept-99', 'region-00', 'commune-4101', 'dept-41 ', 'DEPT-41'])(
    'refuse the place « %s »',
    (code) => {
      expect(territoryCode.safeParse(code).success).toBe(false)
    },
  )

  it.each(['a\u0000b', 'a\uD800', 'a\uFFFD', 'a\nb'])('refuse words that no document holds: %j', (q) => {
    expect(told({ q })).toStrictEqual(['#/query/q: Ce texte contient un caractère qui ne se lit pas.'])
  })
})
