/** Words outside the axes that decide whether an item belongs to the watch at all. */
export interface ContextWords {
  /** One of these must be met where a feed asks for `gate: 'local-authority'`. */
  localAuthority: readonly string[]
  /** What a general-interest source also publishes. Same notation and weights as a cue. */
  offTopic: readonly { term: string; weight: number }[]
}

export const contextWords: ContextWords = {
  localAuthority: [
    'collectivité*',
    'commune',
    'mairie',
    'maire',
    'municipal*',
    'intercommunalité',
    'communauté de communes',
    "communauté d'agglomération",
    'agglomération',
    'métropole',
    'EPCI',
    'département',
    'région',
    'conseil départemental',
    'conseil régional',
    'syndicat mixte',
    'syndicat intercommunal',
    'élu',
    'DGS',
    'agents publics',
    'fonction publique territoriale',
    'secteur public',
    'service public',
    'administration*',
    'acheteur* public*',
    'commande publique',
    'préfecture',
    'territoire*',
    'territorial*',
    'Banque des Territoires',
    'ANCT',
    'bibliothèque',
    'école',
    'collège',
    'lycée',
    'hôpital',
  ],
  offTopic: [
    // Consumer goods and entertainment.
    ...against(
      3,
      'smartphone',
      'iPhone',
      'PlayStation',
      'Xbox',
      'Nintendo',
      'Pokémon',
      'jeu vidéo',
      'jeux vidéo',
    ),
    ...against(
      3,
      'précommande',
      'soldes',
      'bon plan',
      'promo*',
      'Netflix',
      'sans engagement',
      'forfait*',
      'écouteurs',
    ),
    ...against(
      2,
      'film',
      'série',
      'gamers',
      'montre connectée',
      'fiche technique',
      'par mois',
      'trottinette',
    ),
    // Companies, markets and other countries.
    ...against(
      3,
      'bitcoin',
      'cryptomonnaie*',
      'Wall Street',
      'DeepSeek',
      'OpenAI',
      'Sam Altman',
      'Elon Musk',
    ),
    ...against(
      2,
      'Trump',
      'Chine',
      'chinois*',
      'géants américains',
      'Anthropic',
      'Alphabet',
      'trimestriels',
      'G7',
    ),
    ...against(
      1,
      'clients',
      'Google',
      'Amazon',
      'Apple',
      'Samsung',
      'États-Unis',
      'américain*',
      'consommateurs',
    ),
    // People and ceremonies: a regulator's name is no theme.
    ...against(3, 'nouveau directeur', 'nouvelle directrice', 'nouveaux membres', 'décès', 'euro numérique'),
    ...against(2, 'rejoindra', 'est nommé', 'est nommée', 'portant nomination', 'portrait', 'cofondateur'),
    // Trades of the same words.
    ...against(3, 'médiation familiale', 'sommet de l’IA', 'sommet mondial de l’intelligence artificielle'),
    ...against(
      3,
      'distribution de la presse pour',
      'logistique*',
      'entrepôt logistique*',
      'éolien*',
      'festival',
      'football',
    ),
  ],
}

function against(weight: number, ...terms: readonly string[]): { term: string; weight: number }[] {
  return terms.map((term) => ({ term, weight }))
}
