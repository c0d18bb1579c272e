/** Who may receive an aid, as a form or a list of facts says it. Keys: `beneficiaryIds`. */
export const beneficiaryWords: Readonly<Record<string, string>> = {
  commune: 'communes',
  epci: 'intercommunalités',
  department: 'départements',
  region: 'régions',
  'syndicat-mixte': 'syndicats mixtes',
  special: 'collectivités à statut particulier',
  'public-org': 'établissements publics et services de l’État',
  'public-cies': 'entreprises publiques locales',
  association: 'associations',
  'private-sector': 'entreprises',
  'private-person': 'particuliers',
  farmer: 'agriculteurs',
  researcher: 'recherche',
}
