import type { FeedDefinition } from '#src/feed/definition.ts'
import type { Item } from '#src/normalise/item.ts'

/** The hour of every test of the site: a Tuesday morning. */
export const siteNow = new Date('2026-11-24T08:00:00Z')

const common = { language: 'fr', everyMinutes: 120, format: 'syndication' } as const

/** Invented publishers, one in each state that /sources can tell. */
export const siteFeeds: readonly FeedDefinition[] = [
  {
    ...common,
    id: 'autorite-reseaux',
    publisher: 'Autorité des réseaux',
    title: 'Décisions',
    url: 'https://reseaux.example/rss',
    homepage: 'https://reseaux.example/',
    domain: 'juridique',
    territory: 'national',
    licence: 'Licence Ouverte 2.0',
  },
  {
    ...common,
    id: 'gazette-loire',
    publisher: 'Gazette de la Loire',
    title: 'À la une',
    url: 'https://gazette.example/rss',
    homepage: 'https://gazette.example/',
    domain: 'technologique',
    territory: 'region-24',
  },
  {
    ...common,
    id: 'banque-projets',
    publisher: 'Banque des projets',
    title: 'Appels à projets',
    url: 'https://projets.example/rss',
    homepage: 'https://projets.example/',
    domain: 'financiere',
    territory: 'national',
  },
  {
    ...common,
    id: 'cyber-vigile',
    publisher: 'Cyber-Vigile',
    title: 'Alertes',
    url: 'https://cyber.example/rss',
    homepage: 'https://cyber.example/',
    domain: 'technologique',
    territory: 'national',
    kind: 'alerte',
  },
  {
    ...common,
    id: 'aides-ouvertes',
    publisher: 'Aides ouvertes',
    title: 'Catalogue',
    url: 'https://aides.example/api',
    homepage: 'https://aides.example/',
    domain: 'financiere',
    territory: 'national',
    secrets: ['AIDES_TOKEN'],
  },
  {
    ...common,
    id: 'lettre-muette',
    publisher: 'Lettre muette',
    title: 'Brèves',
    url: 'https://muette.example/rss',
    homepage: 'https://muette.example/',
    domain: 'technologique',
    territory: 'dept-41',
  },
  {
    ...common,
    id: 'journal-neuf',
    publisher: 'Journal neuf',
    title: 'Actualités',
    url: 'https://neuf.example/rss',
    homepage: 'https://neuf.example/',
    domain: 'technologique',
    territory: 'national',
  },
  {
    ...common,
    id: 'ancien-portail',
    publisher: 'Ancien portail',
    title: 'Archives',
    url: 'https://ancien.example/rss',
    homepage: 'https://ancien.example/',
    domain: 'technologique',
    territory: 'national',
    paused: 'le site a fermé en 2025.',
  },
]

type Seed = Partial<Item> & { id: string; feedId: string; title: string; text: string }

const html = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')

function seed(given: Seed): Item {
  return {
    identity: `guid:${given.id}`,
    url: `https://${given.feedId}.example/${given.id}`,
    contentHtml: html(given.text),
    summaryHtml: '',
    publishedAt: '2026-11-20T08:00:00Z',
    language: 'fr',
    categories: [],
    enclosures: [],
    territories: [],
    contentHash: `${given.id}-1`,
    ...given,
  }
}

const copperStory = 'Le réseau cuivre ferme dans 800 communes dès janvier 2027'

/** Items written for the tests, each with a reason to be there. */
export const siteItems: readonly Item[] = [
  seed({
    id: 'cuivre',
    feedId: 'autorite-reseaux',
    title: 'Fermeture du cuivre : le calendrier pour 800 communes',
    text: 'L’Autorité publie le calendrier de la fermeture du cuivre.\nLe lot 7 concerne le Loir-et-Cher à partir du 31 janvier 2027. Les collectivités sont informées de la fermeture commerciale du cuivre dans leur territoire.',
    publishedAt: '2026-11-12T09:00:00Z',
    territories: ['dept-41'],
    author: 'Direction des réseaux',
    enclosures: [{ url: 'https://reseaux.example/lot-7.pdf', type: 'application/pdf' }],
  }),
  seed({
    id: 'recit-a',
    feedId: 'autorite-reseaux',
    title: copperStory,
    text: 'Le décommissionnement du cuivre commence pour les abonnés de 800 communes.',
  }),
  seed({
    id: 'recit-b',
    feedId: 'gazette-loire',
    title: copperStory,
    text: 'Dans la Loire, la fermeture du cuivre inquiète les maires.',
  }),
  seed({
    id: 'recit-c',
    feedId: 'banque-projets',
    title: copperStory,
    text: 'La Banque accompagne les communes face à la fermeture du cuivre.',
  }),
  seed({
    id: 'appel',
    feedId: 'banque-projets',
    title: 'Appel à projets « Territoires intelligents et durables », 2e vague',
    text: 'L’appel à projets soutient les collectivités qui déploient des capteurs connectés et un réseau LoRaWAN.\nLes dossiers sont à déposer avant le 17 décembre 2026 à 12 h.',
    deadline: '2026-12-17T11:00:00Z',
    territories: ['national'],
  }),
  seed({
    id: 'ami',
    feedId: 'banque-projets',
    title: 'Appel à manifestation d’intérêt : intelligence artificielle dans les communes',
    text: 'Les collectivités volontaires expérimentent l’intelligence artificielle générative. Date limite de candidature : 27 novembre 2026.',
    deadline: '2026-11-27',
  }),
  seed({
    id: 'appel-clos',
    feedId: 'banque-projets',
    title: 'Appel à projets inclusion numérique des territoires',
    text: 'Cet appel à projets finançait les conseillers numériques et la médiation numérique dans les collectivités.',
    deadline: '2026-11-10',
  }),
  seed({
    id: 'alerte',
    feedId: 'cyber-vigile',
    title: 'Rançongiciel : alerte pour les collectivités',
    text: 'Une campagne de rançongiciel vise les mairies. La cybersécurité des systèmes d’information demande des sauvegardes.',
    contentHtml:
      '<h1>Contexte</h1><p>Une campagne de <strong>rançon</strong>giciel vise les mairies.</p><h4>Mesures</h4><p>La cybersécurité des systèmes d’information demande des sauvegardes.</p><img src="https://tiers.example/pixel.png" alt="Schéma de l’attaque" /><table><tr><th></th><th>Version</th></tr><tr><td>Serveur</td><td>12.4</td></tr></table><p><a href="https://cyber.example/avis"></a></p>',
  }),
  seed({
    id: 'anglais',
    feedId: 'gazette-loire',
    title: 'Open data and digital twins for small cities',
    text: 'Open data portals and artificial intelligence help local authorities. Digital twin projects grow.',
    language: 'en',
  }),
  seed({
    id: 'piege',
    feedId: 'gazette-loire',
    title: '<script>alert("titre")</script> & « fibre optique »',
    text: 'Le très haut débit arrive : <img src=x onerror=alert(1)> dit la mairie des collectivités.',
    contentHtml:
      '<p>Le très haut débit arrive : &lt;img src=x onerror=alert(1)&gt; dit la mairie des collectivités.</p>',
  }),
  seed({
    id: 'hors',
    feedId: 'gazette-loire',
    title: 'La fête de la citrouille revient samedi',
    text: 'Stands, musique et soupe sur la place du marché.',
  }),
  seed({
    id: 'sans-date',
    feedId: 'gazette-loire',
    title: 'Un nouveau tiers-lieu pour le télétravail',
    text: 'Le tiers-lieu ouvre grâce à la collectivité, avec une offre de formation au numérique et du coworking.',
    publishedAt: undefined,
    url: undefined,
  }),
  seed({
    id: 'retire',
    feedId: 'gazette-loire',
    title: 'Très haut débit : annonce retirée',
    text: 'La collectivité annonçait la fibre optique et le très haut débit pour tous.',
  }),
  seed({
    id: 'long',
    feedId: 'cyber-vigile',
    title: `Vulnérabilité dans ${'ServeurDeMessagerieMutualiséPourLesCollectivités'.repeat(3)}`,
    text: `La cybersécurité des collectivités : ${'identifiantinsécable'.repeat(20)}.`,
    kind: 'alerte',
  }),
  ...Array.from({ length: 30 }, (_, index) =>
    seed({
      id: `serie-${String(index + 1).padStart(2, '0')}`,
      feedId: 'gazette-loire',
      title: `La fibre optique arrive dans la commune n° ${index + 1}`,
      text: `Le très haut débit relie ${index + 3} hameaux de la commune ; la collectivité finance le raccordement à la fibre (article L. 1425-1 du CGCT).`,
      publishedAt: `2026-10-${String((index % 28) + 1).padStart(2, '0')}T06:00:00Z`,
    }),
  ),
]

/** What the publisher wrote later about `cuivre`: a revision. */
export const revisedCopper: Item = {
  ...siteItems[0]!,
  title: 'Fermeture du cuivre : le nouveau calendrier pour 812 communes',
  text: 'L’Autorité publie le calendrier de la fermeture du cuivre.\nLe lot 7 concerne le Loir-et-Cher à partir du 28 février 2027. Les collectivités sont informées de la fermeture commerciale du cuivre dans leur territoire.',
  contentHtml: html(
    'L’Autorité publie le calendrier de la fermeture du cuivre.\nLe lot 7 concerne le Loir-et-Cher à partir du 28 février 2027. Les collectivités sont informées de la fermeture commerciale du cuivre dans leur territoire.',
  ),
  contentHash: 'cuivre-2',
}
