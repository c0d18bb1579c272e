/** Who may receive: the slugs of Aides-territoires, and `syndicat-mixte`, which has none there. */
export const beneficiaryIds = [
  'commune',
  'epci',
  'department',
  'region',
  'syndicat-mixte',
  'special',
  'public-org',
  'public-cies',
  'association',
  'private-sector',
  'private-person',
  'farmer',
  'researcher',
] as const
export type BeneficiaryId = (typeof beneficiaryIds)[number]
