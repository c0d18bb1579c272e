/** The invented sources of the poll measure: 25 items each, of the length that French public feeds have. */
export const feedCount = 1000
export const itemsPerFeed = 25
/** Four sources a publisher, as in feeds/publishers: each publisher has a host of its own. */
export const hostCount = 250

const subjects = [
  'le déploiement de la fibre optique',
  'la fermeture du réseau cuivre',
  'un appel à projets pour la donnée territoriale',
  'la cybersécurité des petites communes',
  'les conseillers numériques',
  'l’intelligence artificielle dans les services publics',
  'un marché de vidéoprotection',
  'la sobriété numérique des bâtiments',
  'le fonds de soutien à l’investissement local',
  'une consultation sur l’open data',
  'la rénovation de la médiathèque',
  'le budget primitif de la communauté de communes',
]
const places = ['Blois', 'Vendôme', 'Romorantin', 'Amboise', 'Chinon', 'Loches', 'Mer', 'Montoire']
const verbs = ['lance', 'présente', 'finance', 'reporte', 'achève', 'met en débat', 'confie à un prestataire']

/** The document of one source: well-formed RSS 2.0, the same bytes each time. */
export function feedDocument(feed: number): string {
  const items = Array.from({ length: itemsPerFeed }, (_, index) => itemOf(feed, index))
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Source ${feed}</title>
<link>https://source-${feed}.example/</link><description>Actualités</description><language>fr</language>
${items.join('\n')}
</channel></rss>`
}

function itemOf(feed: number, index: number): string {
  const number = feed * itemsPerFeed + index
  const place = pick(places, number)
  const subject = pick(subjects, number * 7 + feed)
  const title = `${place} ${pick(verbs, number * 3)} ${subject} (${number})`
  const text = [1, 2, 3, 4]
    .map(
      (step) =>
        `À ${pick(places, number + step)}, la collectivité ${pick(verbs, number + step)} ${pick(subjects, number + step)}.`,
    )
    .join(' ')
  const date = new Date(Date.UTC(2026, 10, 20) - number * 600_000).toUTCString()
  return `<item><title>${title}</title><link>https://source-${feed}.example/actualites/${number}</link>
<guid isPermaLink="false">s${feed}-${number}</guid><pubDate>${date}</pubDate><dc:creator>Rédaction</dc:creator>
<category>Numérique</category><description>&lt;p&gt;${text}&lt;/p&gt;&lt;p&gt;Réponses attendues avant le 15 décembre 2026.&lt;/p&gt;</description></item>`
}

function pick(words: readonly string[], number: number): string {
  return words[number % words.length] ?? ''
}
