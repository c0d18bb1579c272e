import { describe, expect, it } from 'vitest'
import { bareEpciKey, epciName } from '#src/enrich/places/epci-names.ts'

const towns = new Set(['cambrai', 'les loges', 'nozay', 'la rochelle'])

describe('epciName', () => {
  it.each([
    ['CC CC du Seignanx', 'Seignanx'],
    ['CC CC de la Vallée de Villé', 'Vallée de Villé'],
    ["CC CC de l'Oust à Brocéliande", 'Oust à Brocéliande'],
    ['CC CC Coeur de Sologne', 'Cœur de Sologne'],
    ['CC CC du Pays Mornantais (COPAMO)', 'Pays Mornantais'],
    ['CA CA "Saintes - Grandes Rives - L\'Agglo"', "Saintes - Grandes Rives - L'Agglo"],
    ['METRO Orléans Métropole', 'Orléans Métropole'],
    ['CA CA de Cambrai', "Communauté d'agglomération de Cambrai"],
    ['CC CC des Loges', 'Communauté de communes des Loges'],
    ['CC CC Nozay', 'Communauté de communes de Nozay'],
    ['METRO Cambrai', 'Cambrai'],
  ])('of « %s » is « %s »', (packed, expected) => {
    expect(epciName(packed, 'epci-0', towns)).toBe(expected)
  })

  it('is the usual one where there is one', () => {
    expect(epciName("CA CA de Blois ''Agglopolys''", 'epci-200030385', towns)).toBe('Agglopolys')
  })
})

describe('bareEpciKey', () => {
  it.each([
    ['metropole du grand nancy', 'grand nancy'],
    ['montpellier mediterranee metropole', 'montpellier mediterranee'],
    ['communaute paris saclay', 'paris saclay'],
    ['rodez agglomeration', undefined],
    ['seignanx', undefined],
    ['metropole', undefined],
    ['', undefined],
  ])('of « %s » is « %s »', (key, expected) => {
    expect(bareEpciKey(key)).toBe(expected)
  })
})
