import { describe, expect, it } from 'vitest'
import type { Domain, Kind } from '#src/axis/taxonomy.ts'
import { findDomain } from '#src/enrich/kind/domain.ts'

const silent = { title: 'Lettre', text: 'Rien de particulier.' }

describe('findDomain', () => {
  it.each<[Kind, Domain]>([
    ['appel-a-projets', 'financiere'],
    ['ami', 'financiere'],
    ['laureats', 'financiere'],
    ['aide', 'financiere'],
    ['marche-public', 'financiere'],
    ['loi', 'juridique'],
    ['decret', 'juridique'],
    ['arrete', 'juridique'],
    ['reglement-ue', 'juridique'],
    ['decision', 'juridique'],
    ['jurisprudence', 'juridique'],
    ['retour-experience', 'technologique'],
    ['evenement', 'technologique'],
    ['alerte', 'technologique'],
  ])('%s is always %s, whatever the feed', (kind, domain) => {
    expect(findDomain(kind, silent, 'juridique')).toBe(domain)
    expect(findDomain(kind, silent, 'financiere')).toBe(domain)
  })

  it.each<Kind>(['guide', 'etude', 'actualite', 'deliberation'])(
    '%s follows its feed when silent',
    (kind) => {
      expect(findDomain(kind, silent, 'financiere')).toBe('financiere')
      expect(findDomain(kind, silent)).toBe('technologique')
    },
  )

  it('reads a guide about the law as legal', () => {
    const guide = { title: 'Désigner un délégué', text: 'L’article 37 du RGPD oblige les communes.' }
    expect(findDomain('guide', guide, 'technologique')).toBe('juridique')
  })

  it('does not take news for legal on one word', () => {
    const news = { title: 'La fibre avance', text: 'La CNIL n’a rien dit.' }
    expect(findDomain('actualite', news)).toBe('technologique')
  })

  it('reads news about a budget as financial', () => {
    const news = { title: 'Inclusion : budget et crédits en baisse', text: 'De 62 à 27 millions d’euros.' }
    expect(findDomain('actualite', news)).toBe('financiere')
  })
})
