/**
 * Claim: who may receive is read as the people who file Aides-territoires filled it in, wherever the text says it.
 * Run: node bench/quality/beneficiaries.ts. Recall is bounded: one text in five names nobody at all.
 */
import { readFileSync } from 'node:fs'
import { type BeneficiaryId, beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { findBeneficiaries } from '#src/enrich/money/find-beneficiaries.ts'
import { plainText } from '#src/normalise/text.ts'
import { sharedPath } from '#test/helpers/shared.ts'

interface Aid {
  name: string
  description: string
  eligibility: string
  targeted_audiences: string[]
}

const audiences: Record<string, BeneficiaryId> = {
  Communes: 'commune',
  'EPCI à fiscalité propre': 'epci',
  Départements: 'department',
  Régions: 'region',
  "Collectivités d'outre-mer à statuts particuliers": 'special',
  "Établissements publics (écoles, bibliothèques…) / Services de l'État": 'public-org',
  'Entreprises publiques locales (Sem, Spl, SemOp)': 'public-cies',
  Associations: 'association',
  'Entreprises privées': 'private-sector',
  Particuliers: 'private-person',
  Agriculteurs: 'farmer',
  Recherche: 'researcher',
}

const path = sharedPath('samples/aides-territoires/AT_aides_full_2021-11.json')
if (path) printFigures(JSON.parse(readFileSync(path, 'utf8')) as Aid[])
else console.log('Aides-territoires: not beside the project, not run.')

function printFigures(aids: readonly Aid[]): void {
  const pairs = aids.map((aid) => ({
    expected: new Set(aid.targeted_audiences.map((name) => audiences[name])),
    given: new Set(
      findBeneficiaries(
        { title: aid.name, text: plainText(`${aid.description} ${aid.eligibility}`) },
        'aide',
      ).map(({ id }) => id),
    ),
  }))
  console.log(`Aides-territoires: ${aids.length} aids      precision   recall`)
  for (const id of beneficiaryIds) {
    const given = pairs.filter((pair) => pair.given.has(id)).length
    const expected = pairs.filter((pair) => pair.expected.has(id)).length
    const right = pairs.filter((pair) => pair.given.has(id) && pair.expected.has(id)).length
    if (expected > 0)
      console.log(
        id.padEnd(30) +
          [right / given || 0, right / expected].map((share) => share.toFixed(2).padStart(9)).join(''),
      )
  }
}
