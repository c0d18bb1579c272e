import { describe, expect, it } from 'vitest'
import { kindModel } from '#feeds/kinds/index.ts'
import type { Domain, Kind } from '#src/axis/taxonomy.ts'
import { customaryDomain, domainOfKind } from '#src/enrich/kind/domain.ts'
import { readKind } from '#src/enrich/kind/kind.ts'
import { openKindModel } from '#src/enrich/kind/kind-model.ts'

const model = openKindModel(kindModel)

describe('domainOfKind', () => {
  it.each<[Kind, Domain]>([
    ['appel-a-projets', 'financiere'],
    ['ami', 'financiere'],
    ['aide', 'financiere'],
    ['laureats', 'financiere'],
    ['marche-public', 'financiere'],
    ['loi', 'juridique'],
    ['decret', 'juridique'],
    ['arrete', 'juridique'],
    ['reglement-ue', 'juridique'],
    ['decision', 'juridique'],
    ['jurisprudence', 'juridique'],
  ])('%s is always %s, whatever the feed and the words', (kind, domain) => {
    expect(domainOfKind(kind)).toBe(domain)
    const item = { title: 'Lettre', text: 'Rien de particulier.', kind }
    expect(readKind(item, { usual: { domain: 'technologique' }, model }).domain).toBe(domain)
  })

  it.each<Kind>(['guide', 'etude', 'actualite', 'deliberation', 'evenement'])(
    'leaves %s to its words',
    (kind) => {
      expect(domainOfKind(kind)).toBeUndefined()
    },
  )
})

describe('customaryDomain', () => {
  it.each<[Kind, Domain | undefined]>([
    ['retour-experience', 'technologique'],
    ['evenement', 'technologique'],
    ['alerte', 'technologique'],
    ['guide', undefined],
  ])('%s is %s for who has no model', (kind, domain) => {
    expect(customaryDomain(kind)).toBe(domain)
  })
})

describe('the domain of an item', () => {
  it('follows the feed without a model', () => {
    const item = { title: 'Lettre du mois', text: '' }
    expect(readKind(item, { usual: { domain: 'financiere' } }).domain).toBe('financiere')
    expect(readKind(item).domain).toBe('technologique')
  })

  it.each<[Domain, string, string]>([
    [
      'juridique',
      'Guide du délégué à la protection des données',
      'L’article 37 du RGPD oblige les communes à désigner un délégué. La CNIL rappelle leurs obligations légales.',
    ],
    [
      'technologique',
      'Observatoire de la fibre optique',
      'Neuf locaux sur dix sont raccordables ; le réseau mobile progresse dans les zones rurales.',
    ],
    [
      'technologique',
      'La ville équipe ses parkings de capteurs',
      'Les capteurs transmettent chaque minute l’état des places par un réseau LoRaWAN.',
    ],
  ])('is %s where the words of « %s » say so', (domain, title, text) => {
    expect(readKind({ title, text }, { model }).domain).toBe(domain)
  })
})
