import { defineFeeds } from '#src/feed/definition.ts'

// Commentary, not norms: an item must speak of local authorities.
export const doctrineJuridique = defineFeeds([
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique).
  {
    id: 'legalis',
    publisher: 'Legalis',
    title: 'Légalis',
    url: 'https://www.legalis.net/feed/',
    homepage: 'https://www.legalis.net/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    gate: 'local-authority',
  },
  // Medium: seen in pleintarif-creator/veille-juridique-et-reglementaire.
  {
    id: 'village-justice',
    publisher: 'Village de la Justice',
    title: 'Village de la Justice',
    url: 'https://www.village-justice.com/articles/spip.php?page=backend',
    homepage: 'https://www.village-justice.com/articles/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    gate: 'local-authority',
  },
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique). Paid: title and summary.
  {
    id: 'lextenso-dnu',
    publisher: 'La Base Lextenso',
    title: 'La Base Lextenso — droit du numérique',
    url: 'https://www.labase-lextenso.fr/rss?revue=DNU',
    homepage: 'https://www.labase-lextenso.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    gate: 'local-authority',
  },
  // Medium: seen in public feed lists.
  {
    id: 'quadrature',
    publisher: 'La Quadrature du Net',
    title: 'La Quadrature du Net',
    url: 'https://www.laquadrature.net/feed/',
    homepage: 'https://www.laquadrature.net/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    gate: 'local-authority',
  },
])
