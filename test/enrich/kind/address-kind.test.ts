import { describe, expect, it } from 'vitest'
import type { Kind } from '#src/axis/taxonomy.ts'
import { readAddress } from '#src/enrich/kind/address-kind.ts'
import { findKind } from '#src/enrich/kind/kind.ts'

describe('readAddress', () => {
  it.each<[Kind, string]>([
    ['marche-public', 'https://www.boamp.fr/pages/avis/?q=idweb:26-1'],
    ['jurisprudence', 'https://juricaf.org/arret/X'],
    ['jurisprudence', 'https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX%3A62023CJ0065'],
    ['reglement-ue', 'https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32024R0903'],
    ['decision', 'https://www.conseil-constitutionnel.fr/decision/2026/20261212QPC.htm'],
    ['alerte', 'https://www.cert.ssi.gouv.fr/avis/CERTFR-2026-AVI-0001/'],
    ['alerte', 'https://www.cert.ssi.gouv.fr/alerte/CERTFR-2026-ALE-001/'],
    ['etude', 'https://www.cert.ssi.gouv.fr/cti/CERTFR-2026-CTI-001/'],
    ['actualite', 'https://www.cert.ssi.gouv.fr/actualite/CERTFR-2026-ACT-001/'],
    ['guide', 'https://www.economie.gouv.fr/dgccrf/les-fiches-pratiques/telephonie'],
    ['guide', 'https://www.service-public.gouv.fr/particuliers/vosdroits/F33942'],
  ])('reads %s in %s', (kind, url) => {
    expect(readAddress(url)).toEqual({ kind, mixed: false })
  })

  it.each([
    'https://www.economie.gouv.fr/actualites/plan-quantique',
    'https://data.economie.gouv.fr/explore/dataset/projets/',
    'https://www.conseil-constitutionnel.fr/actualites/rencontre',
    'https://www.iledefrance.fr/toutes-les-actualites/fibre',
    'https://exemple.fr/boamp.fr',
    'https://boamp.fr.exemple.com/',
    'pas une adresse',
    undefined,
  ])('says nothing of %s', (url) => {
    expect(readAddress(url)).toBeUndefined()
  })
})

describe('a site of aids and calls', () => {
  const url = 'https://aides-territoires.beta.gouv.fr/aides/abcd-titre/'

  it.each<[Kind, string, string]>([
    ['aide', 'Financer un diagnostic de cybersécurité', 'La Région prend en charge la moitié du coût.'],
    ['aide', 'Organiser un webinaire sur les usages', 'Un accompagnement est proposé aux communes.'],
    ['appel-a-projets', 'Équiper les écoles', 'Cet appel à projets est ouvert aux communes rurales.'],
    ['ami', 'Équiper les écoles', 'L’État lance un appel à manifestation d’intérêt.'],
    ['appel-a-projets', 'Appel à candidatures : villages connectés', ''],
    ['laureats', 'Les lauréats de l’appel à projets', ''],
  ])('publishes %s: « %s »', (kind, title, text) => {
    expect(findKind({ title, text, url })).toBe(kind)
  })
})
