import { type Domain, type Kind, domains, kinds } from '../../axis/taxonomy.ts'
import { type SignModelData, bestOf, openSignModel } from './sign-model.ts'

/** What bench/quality/kinds.ts learns and feeds/kinds holds. */
export interface KindModelData {
  kinds: SignModelData
  domains: SignModelData
}

/** Weighs the signs of an item (kind-signs.ts); what its feed usually publishes starts ahead. */
export interface KindModel {
  kind(signs: ReadonlyMap<string, number>, usual?: Kind): Kind
  domain(signs: ReadonlyMap<string, number>, usual?: Domain): Domain
}

/** How far ahead the usual kind of a feed starts. A feed of news publishes anything: news hardly leads, nor does a domain. */
const usualLead = 7
const newsLead = 1

export function openKindModel(data: KindModelData): KindModel {
  const kindScores = openSignModel(data.kinds)
  const domainScores = openSignModel(data.domains)
  return {
    kind: (signs, usual) => {
      const scores = kindScores(signs)
      if (usual) scores[kinds.indexOf(usual)]! += usual === 'actualite' ? newsLead : usualLead
      return kinds[bestOf(scores)]!
    },
    domain: (signs, usual) => {
      const scores = domainScores(signs)
      if (usual) scores[domains.indexOf(usual)]! += newsLead
      return domains[bestOf(scores)]!
    },
  }
}
