import { describe, expect, it } from 'vitest'
import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { domains, kinds } from '#src/axis/taxonomy.ts'
import { beneficiaryWords } from '#src/french/beneficiaries.ts'
import { callStateWords } from '#src/french/call-states.ts'
import { kindWords } from '#src/french/kinds.ts'
import { readIdentifiers } from '#src/search/query/identifiers.ts'
import { listValues } from '#src/search/query/values/value-list.ts'

const reader = readIdentifiers(new Date('2026-11-24T08:00:00Z'))
const only = (value: string) => ({ values: [value] })

const fruits = [
  { values: ['p'], short: 'P', label: 'Pommes de l’Été', names: ['reinette'] },
  { values: ['q'], short: 'Q', label: 'Poires d’hiver', names: ['conférence'] },
]

describe('listValues', () => {
  const closed = listValues(fruits, { several: false })
  const open = listValues(fruits, { several: true })

  it.each([
    ['p', ['p']],
    ['pommes de l’été', ['p']],
    ['POMME DE L ETE', ['p']],
    ['pom', ['p']],
    ['hiver', ['q']],
    ['d’hiver', ['q']],
    ['Reinettes', ['p']],
    ['conf', ['q']],
  ])('reads %j', (typed, values) => {
    expect(closed.read(typed)).toStrictEqual({ values })
  })

  it('takes an ambiguous beginning for all where that is wanted, and asks elsewhere', () => {
    const both = listValues(
      fruits.map((fruit) => ({ ...fruit, label: `Fruit ${fruit.short}` })),
      { several: true },
    )
    expect(both.read('fruit')).toStrictEqual({ values: ['p', 'q'] })
    const asked = listValues(
      fruits.map((fruit) => ({ ...fruit, label: `Fruit ${fruit.short}` })),
      { several: false },
    )
    expect(asked.read('fruit')).toStrictEqual({ near: ['P', 'Q'] })
  })

  it.each([
    ['po', ['P']],
    ['pomes', ['P']],
    ['hivr', ['Q']],
    ['conferance', ['Q']],
    ['', []],
    ['zzzz', []],
    ['€', []],
  ])('proposes what is near %j', (typed, near) => {
    expect(closed.read(typed)).toStrictEqual({ near })
    expect(open.read(typed)).toStrictEqual({ near })
  })

  it('lists what begins so, all where nothing is typed', () => {
    expect(closed.begin('', 9).map(({ typed }) => typed)).toStrictEqual(['P', 'Q'])
    expect(closed.begin('', 1)).toStrictEqual([{ typed: 'P', label: 'Pommes de l’Été' }])
    expect(closed.begin('po', 9).map(({ typed }) => typed)).toStrictEqual(['P', 'Q'])
    expect(closed.begin('hi', 9).map(({ typed }) => typed)).toStrictEqual(['Q'])
    expect(closed.begin('z', 9)).toStrictEqual([])
  })
})

describe('readIdentifiers', () => {
  it('knows every domain, kind and beneficiary by its identifier and its French words', () => {
    for (const id of domains) expect(reader.read('domain', id)).toStrictEqual(only(id))
    for (const id of kinds)
      for (const typed of [id, kindWords[id], kindWords[id].toUpperCase()])
        expect([typed, reader.read('kind', typed)]).toStrictEqual([typed, only(id)])
    for (const id of beneficiaryIds)
      for (const typed of [id, beneficiaryWords[id]!])
        expect([typed, reader.read('beneficiary', typed)]).toStrictEqual([typed, only(id)])
  })

  it('knows every state of a call by its code', () => {
    for (const state of Object.keys(callStateWords))
      expect(reader.read('status', state)).toStrictEqual(only(state))
  })

  it.each([
    ['kind', 'AAP', 'appel-a-projets'],
    ['kind', 'appel', 'appel-a-projets'],
    ['kind', 'AMI', 'ami'],
    ['kind', 'appel à manifestation d’intérêt', 'ami'],
    ['kind', 'marchés', 'marche-public'],
    ['kind', 'événement', 'evenement'],
    ['kind', 'REX', 'retour-experience'],
    ['domain', 'juridiques', 'juridique'],
    ['domain', 'financier', 'financiere'],
    ['beneficiary', 'villes', 'commune'],
    ['beneficiary', 'interco', 'epci'],
    ['beneficiary', 'syndicats mixtes', 'syndicat-mixte'],
    ['beneficiary', 'PME', 'private-sector'],
    ['status', 'clôs', 'closed'],
    ['status', 'à venir', 'upcoming'],
    ['status', 'au fil de l’eau', 'rolling'],
    ['status', '7j', 'week'],
  ] as const)('knows in %s what people say: %s', (field, typed, value) => {
    expect(reader.read(field, typed)).toStrictEqual(only(value))
  })

  it.each([
    ['ouvert', ['open', 'month', 'week', 'permanent', 'rolling']],
    ['ouverts', ['open', 'month', 'week', 'permanent', 'rolling']],
    ['bientôt', ['week', 'month']],
    ['30j', ['week', 'month']],
  ])('takes « %s » for several states', (typed, values) => {
    expect(reader.read('status', typed)).toStrictEqual({ values })
  })

  it('lists no place and no source: it knows none', () => {
    for (const field of ['territory', 'reach', 'publisher'] as const)
      expect(reader.begin(field, '', 8)).toStrictEqual([])
    expect(reader.begin('status', 'b', 8)).toStrictEqual([
      { typed: 'bientot', label: 'Clos dans les 30 jours' },
    ])
  })

  it('refuses what is no code', () => {
    for (const typed of ['Blois', 'dept-99', "dept-41' or 1=1", ''])
      expect(reader.read('territory', typed)).toStrictEqual({ near: [] })
  })
})
