import * as fc from 'fast-check'

const signs = [
  '"',
  '«',
  '»',
  '“',
  '”',
  '-',
  '--',
  '*',
  ' ',
  '(',
  ')',
  '|',
  ',',
  ':',
  '\\',
  '/',
  '’',
  '…',
  '°',
]
const operators = [' OU ', ' ET ', ' SAUF ', ' OR ', ' AND ', 'NOT ', 'NEAR(', 'AND/OR']
const words = [
  'le',
  'cuivre',
  'fibre optique',
  'L1425-1',
  '2021-1485',
  'numéri*',
  'l’eau',
  'œuvre',
  'cui*vre',
  'b-*',
]
const filters = [
  'axe:CY',
  'axe:CY,TH',
  'a:xx',
  'axes:TH',
  'axe:',
  'type:aap',
  'statut:ouvert',
  'échéance:<30j',
  'echeance:2026-12..2027-01',
  'apres:2026',
  'avant:12/05/2026',
  'montant:1,5M€',
  'montant:"100 000"',
  'ref:RGPD',
  'ref:"L1425-1 x"',
  'est:suivi,lu',
  'source:"Gazette de la Loire"',
  's:gazette',
  'lieu:41',
  'concerne:Blois',
]
const odd = ['\u0000', '\uD800', '👩‍👧', 'é', '\u00A0', '<', '>', '..', "'; --", 'constructor', '__proto__']

/** What people, and those who are none, type. */
export const queryText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...signs, ...operators, ...words, ...filters, ...odd), { maxLength: 25 })
  .chain((parts) => fc.constantFrom('', ' ').map((space) => parts.join(space)))
