import type { DemoPublisher } from '../demo-publisher.ts'

export const publisher: DemoPublisher = {
  slug: 'europe-numerique',
  publisher: 'Europe numérique',
  title: 'Europe numérique – textes et appels de l’Union',
  format: 'atom',
  domain: 'juridique',
  territory: 'ue',
  items: [
    {
      slug: 'reglement-infrastructures-gigabit',
      title:
        'Règlement (UE) {{année -3}}/1309 sur les infrastructures gigabit : les mesures d’exécution sont publiées',
      body: '<p>L’acte d’exécution fixe le format du point d’information unique sur les travaux de génie civil et les fourreaux. Les collectivités gestionnaires d’infrastructures physiques disposent de dix-huit mois pour s’y raccorder. L’octroi des autorisations pour le très haut débit est encadré à quatre mois.</p>',
      daysAgo: 1,
      categories: ['Règlement', 'Très haut débit'],
    },
    {
      slug: 'directive-nis2-actes',
      title:
        'Directive (UE) 2022/2555, dite NIS 2 : un acte d’exécution précise la notification des incidents de cybersécurité',
      body: '<p>L’alerte précoce est due sous 24 heures et le rapport final sous un mois. Les administrations publiques locales désignées par les États membres sont concernées. Un modèle de formulaire commun est annexé.</p>',
      daysAgo: 3,
      categories: ['Directive', 'Cybersécurité'],
    },
    {
      slug: 'appel-digital-europe-espaces-donnees',
      title:
        'Appel à propositions Digital Europe : espaces de données pour les villes intelligentes et les communautés',
      body: '<p>L’appel à projets du programme Digital Europe est doté de 24 millions d’euros. Il soutient des espaces de données sur l’énergie, la mobilité et l’eau, portés par au moins trois collectivités de deux États membres. Cofinancement de 50 %. Les propositions sont à déposer avant le {{échéance à 17 h}}.</p>',
      daysAgo: 2,
      deadlineInDays: 85,
      categories: ['Appel', 'Digital Europe'],
    },
    {
      slug: 'appel-cef-digital-5g',
      title: 'Appel à projets CEF Digital : couloirs 5G et réseaux locaux des communautés intelligentes',
      body: '<p>Le mécanisme pour l’interconnexion en Europe ouvre 51 millions d’euros pour la 5G dans les services publics locaux : santé, éducation, transports. Les collectivités peuvent présenter un dossier avec un opérateur mobile. Clôture des dépôts le {{échéance}}.</p>',
      daysAgo: 5,
      deadlineInDays: 58,
      categories: ['Appel', 'CEF'],
    },
    {
      slug: 'reglement-ia-lignes-directrices',
      title:
        'Règlement (UE) 2024/1689 sur l’intelligence artificielle : lignes directrices pour les administrations publiques',
      body: '<p>La Commission précise les systèmes à haut risque utilisés par les administrations : accès aux prestations, tri des candidatures, éducation. Une analyse d’impact sur les droits fondamentaux est due avant la mise en service. Les collectivités inscrivent leurs usages dans la base européenne.</p>',
      daysAgo: 0,
      categories: ['Règlement', 'Intelligence artificielle'],
    },
    {
      slug: 'reglement-donnees-partage',
      title:
        'Règlement (UE) 2023/2854 sur les données : les objets connectés des collectivités sont concernés',
      body: '<p>Depuis son entrée en application, l’utilisateur d’un objet connecté peut obtenir ses données et les partager avec un tiers. Une commune équipée de compteurs communicants peut donc exiger l’accès aux mesures brutes et changer de prestataire cloud sans frais de sortie.</p>',
      daysAgo: 6,
      categories: ['Règlement', 'Données'],
    },
    {
      slug: 'cjue-arret-donnees-personnelles-registres',
      title:
        'CJUE, arrêt du {{jour -8}} : la publication en ligne de données personnelles par une commune doit être proportionnée',
      body: '<p>La Cour juge que le règlement (UE) 2016/679 (RGPD) s’oppose à la publication sans limite de durée des noms des bénéficiaires d’aides sociales. La protection des données l’emporte sur la seule transparence budgétaire.</p>',
      daysAgo: 6,
      hour: 12,
      categories: ['Jurisprudence'],
    },
    {
      slug: 'portefeuille-identite-numerique',
      title:
        'Règlement (UE) 2024/1183 : le portefeuille européen d’identité numérique arrive dans les guichets',
      body: '<p>Les services publics en ligne qui exigent une identification devront accepter le portefeuille d’identité numérique. Les démarches en ligne des communes passant par FranceConnect seront compatibles sans développement propre.</p>',
      daysAgo: 10,
      categories: ['Règlement', 'Identité numérique'],
    },
    {
      slug: 'appel-interreg-smart-rural',
      title: 'Interreg : un appel à projets pour les villages intelligents et les services numériques ruraux',
      body: '<p>Le programme finance à 80 % des coopérations entre territoires ruraux : santé à distance, mobilité partagée, capteurs connectés. Budget de 1,5 à 3 millions d’euros par projet. Les dossiers doivent être envoyés avant le {{échéance}}.</p>',
      daysAgo: 21,
      deadlineInDays: 110,
      categories: ['Appel', 'Interreg'],
    },
    {
      slug: 'rapport-decennie-numerique',
      title:
        'Décennie numérique : le rapport annuel place la France en tête pour la fibre, derrière pour les compétences',
      body: '<p>Le rapport constate que 62 % des Français disposent de compétences numériques de base, pour une cible de 80 %. La couverture en fibre optique dépasse 90 % des foyers. La Commission recommande de renforcer la médiation numérique et l’usage de l’IA dans les PME.</p>',
      daysAgo: 36,
      categories: ['Rapport'],
    },
    {
      slug: 'reglement-europe-interoperable',
      title:
        'Règlement (UE) 2024/903 pour une Europe interopérable : évaluer avant de changer un service public numérique',
      body: '<p>Toute exigence nouvelle sur un service public numérique transfrontière demande une évaluation de l’interopérabilité. Les logiciels libres et les communs numériques sont à examiner en premier. Un portail rassemble 300 solutions réutilisables.</p>',
      daysAgo: 54,
      categories: ['Règlement', 'Interopérabilité'],
    },
    {
      slug: 'ecoconception-serveurs-reglement',
      title:
        'Écoconception : un règlement (UE) fixe l’indice de réparabilité des ordinateurs et des téléphones',
      body: '<p>Dès l’an prochain, l’affichage de la réparabilité s’impose aux fabricants, qui doivent fournir des pièces pendant sept ans. L’empreinte environnementale du numérique public pourra être réduite par des critères d’achat communs.</p>',
      daysAgo: 82,
      categories: ['Règlement', 'Numérique responsable'],
    },
    {
      slug: 'consultation-reseaux-numeriques',
      title: 'Digital Networks Act : consultation publique sur l’extinction du cuivre d’ici 2035',
      body: '<p>La Commission propose une date butoir commune pour la fermeture du cuivre, assortie d’exceptions rurales. Les associations de collectivités demandent que le réseau d’initiative publique soit reconnu comme opérateur de gros à part entière.</p>',
      daysAgo: 108,
      categories: ['Consultation'],
    },
  ],
}
