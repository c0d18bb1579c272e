import { describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { findSearchFault } from '#web/search-fault.ts'
import { parseSearchParams } from '#web/search-params.ts'

function faultOf(query: string): string | undefined {
  const given = new URLSearchParams(query)
  const params = parseSearchParams(given)
  return findSearchFault(given, params, parseQuery(params.text))?.replace(/[\u00A0\u202F]/g, ' ')
}

describe('findSearchFault', () => {
  it.each([
    '',
    'q=fibre&axe=donnees-ia&tri=date&page=2',
    'q=&axe=&depuis=',
    'pour=commune&statut=open',
    'q=fibre&doublons=1&vue=compacte',
    'q=%22tr%C3%A8s+haut+d%C3%A9bit%22+-cuivre',
  ])('finds none in « %s »', (query) => {
    expect(faultOf(query)).toBeUndefined()
  })

  it('names the parameter that does not exist, and those that do', () => {
    expect(faultOf('axes=donnees-ia')).toMatch(
      /^Paramètre inconnu : « axes »\. Paramètres admis : q, axe, .*statut/,
    )
    expect(faultOf('partiel=1')).toContain('« partiel »')
  })

  it.each([
    ['axe=inconnu', 'Le paramètre axe n’admet pas la valeur « inconnu ».'],
    ['statut=bientot', 'Le paramètre statut n’admet pas la valeur « bientot ».'],
    ['vue=large', 'Le paramètre vue n’admet pas la valeur « large ».'],
    ['doublons=oui', 'Le paramètre doublons n’admet pas la valeur « oui ».'],
  ])('refuses the value of %s', (query, expected) => {
    expect(faultOf(query)).toBe(expected)
  })

  it('refuses a query that was not understood, says where, and how to mend it', () => {
    expect(faultOf('q=fibre+%22haut+d%C3%A9bit')).toMatch(
      /^Paramètre q, caractère 7 : .+ Par exemple : « fibre "haut débit" »\.$/,
    )
  })
})
