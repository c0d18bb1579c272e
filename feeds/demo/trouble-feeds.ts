import type { FeedDefinition } from '#src/feed/definition.ts'

/** What each source of the demo that goes wrong on purpose shows: the names of worker/demo/trouble-sources.ts. */
export type TroubleSource =
  | 'silencieuse'
  | 'videe'
  | 'liste-refaite'
  | 'interdite'
  | 'demenagee'
  | 'fermee'
  | 'a-jeton'
  | 'en-travaux'
  | 'sans-nouvelles'
  | 'introuvable'
  | 'pressee'
  | 'lente'

interface Told {
  slug: TroubleSource
  publisher: string
  title: string
  note: string
  fields?: Partial<FeedDefinition>
}

const day = 1440

const sources: readonly Told[] = [
  {
    slug: 'silencieuse',
    publisher: 'Observatoire de la ruralité connectée',
    title: 'Notes de conjoncture',
    note: 'une lettre hebdomadaire dont le dernier numéro a quatre mois',
    fields: { cadenceMinutes: 7 * day },
  },
  {
    slug: 'videe',
    publisher: 'Agence ligérienne du numérique',
    title: 'Brèves',
    note: 'le serveur répond par un document vide',
  },
  {
    slug: 'liste-refaite',
    publisher: 'Département de la Demo',
    title: 'Aides aux communes',
    note: 'la page a été refaite, et ses sélecteurs ne trouvent plus rien',
    fields: {
      format: 'html-list',
      list: { item: 'ul.aides > li.aide', title: 'h3' },
    } as Partial<FeedDefinition>,
  },
  {
    slug: 'interdite',
    publisher: 'Annonces du bassin ligérien',
    title: 'Marchés',
    note: 'le serveur refuse les robots (403)',
  },
  {
    slug: 'demenagee',
    publisher: 'Réseau des villes moyennes',
    title: 'Actualités',
    note: 'l’adresse renvoie pour de bon vers une autre (308)',
  },
  {
    slug: 'fermee',
    publisher: 'Mission locale du très haut débit',
    title: 'Journal',
    note: 'l’éditeur dit que l’adresse est supprimée (410)',
  },
  {
    slug: 'a-jeton',
    publisher: 'Portail des subventions',
    title: 'Appels ouverts',
    note: 'il manque un jeton d’accès',
    fields: { secrets: ['VIGIE_DEMO_JETON'] },
  },
  {
    slug: 'en-travaux',
    publisher: 'Chambre consulaire de démonstration',
    title: 'Rendez-vous',
    note: 'mise en pause par l’équipe',
  },
  {
    slug: 'sans-nouvelles',
    publisher: 'Fédération des tiers-lieux ligériens',
    title: 'Agenda',
    note: 'un flux bien formé, qui n’a encore rien apporté',
  },
  {
    slug: 'introuvable',
    publisher: 'Université ouverte du Val',
    title: 'Communiqués',
    note: 'la page n’existe plus (404)',
  },
  {
    slug: 'pressee',
    publisher: 'Agrégateur de presse de démonstration',
    title: 'À la une',
    note: 'le serveur demande de revenir plus tard (429)',
  },
  {
    slug: 'lente',
    publisher: 'Archives numériques du Val',
    title: 'Nouveaux fonds',
    note: 'son serveur met plus de dix secondes à répondre',
  },
]

/** The sources of the demo that go wrong on purpose, one a state of health. `baseUrl` without a final slash. */
export function troubleFeeds(baseUrl: string): FeedDefinition[] {
  return sources.map(
    ({ slug, publisher, title, note, fields }) =>
      ({
        id: `demo-panne-${slug}`,
        publisher,
        title,
        url: `${baseUrl}/pannes/${slug}`,
        homepage: `${baseUrl}/`,
        domain: 'technologique',
        territory: 'region-24',
        language: 'fr',
        // Once a day is enough for a show.
        everyMinutes: day,
        note: `Démonstration de panne : ${note}.`,
        format: 'syndication',
        ...fields,
      }) as FeedDefinition,
  )
}
