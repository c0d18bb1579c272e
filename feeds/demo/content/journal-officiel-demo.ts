import type { DemoPublisher } from '../demo-publisher.ts'

const economy =
  'Ministère de l’économie, des finances et de la souveraineté industrielle, énergétique et numérique'
const general = ['Décrets, arrêtés, circulaires', 'Textes généraux']

/** One issue, the day before: every text carries the date of the issue, as in the real Journal officiel. */
export const publisher: DemoPublisher = {
  slug: 'journal-officiel-demo',
  publisher: 'Journal officiel (démonstration)',
  title: 'Journal officiel – sommaire du jour',
  format: 'jorf',
  domain: 'juridique',
  territory: 'national',
  items: [
    {
      slug: 'jo-loi-resilience-cyber',
      title:
        'LOI n° {{année -2}}-1102 du {{jour -2}} relative à la résilience des infrastructures critiques et au renforcement de la cybersécurité des collectivités territoriales (1)',
      body: 'La loi transpose la directive NIS 2 : les régions, départements, métropoles et communautés d’agglomération deviennent des entités essentielles ou importantes.',
      daysAgo: 1,
      rubric: ['LOIS'],
    },
    {
      slug: 'jo-loi-fin-cuivre',
      title:
        'LOI n° {{année -2}}-1103 du {{jour -2}} visant à accompagner les territoires dans la fermeture du réseau cuivre et l’achèvement du déploiement de la fibre optique (1)',
      body: 'La loi crée un guichet unique des raccordements complexes et reporte la fermeture technique dans les communes où la fibre n’est pas complète.',
      daysAgo: 1,
      rubric: ['LOIS'],
    },
    {
      slug: 'jo-loi-peche-eau-douce',
      title:
        'LOI n° {{année -2}}-1104 du {{jour -2}} relative à la protection des espèces piscicoles d’eau douce (1)',
      body: 'La loi modifie le code de l’environnement pour protéger les frayères.',
      daysAgo: 1,
      rubric: ['LOIS'],
    },
    {
      slug: 'jo-decision-conseil-constitutionnel',
      title: 'Décision n° {{année -4}}-931 DC du {{jour -4}}',
      body: 'Décision du Conseil constitutionnel sur la loi relative à la protection des espèces piscicoles d’eau douce.',
      daysAgo: 1,
      rubric: ['LOIS', 'Conseil constitutionnel'],
    },
    {
      slug: 'jo-decret-bacs-seuils',
      title:
        'Décret n° {{année -3}}-1098 du {{jour -3}} relatif aux systèmes d’automatisation et de contrôle des bâtiments tertiaires et à la gestion technique du bâtiment',
      body: 'Le décret abaisse à 70 kW le seuil d’équipement des bâtiments tertiaires existants.',
      daysAgo: 1,
      rubric: [...general, 'Ministère de l’aménagement du territoire et de la décentralisation'],
    },
    {
      slug: 'jo-decret-accessibilite-numerique',
      title:
        'Décret n° {{année -3}}-1099 du {{jour -3}} relatif à l’accessibilité numérique des services publics en ligne et aux démarches en ligne des collectivités territoriales',
      body: 'Le décret précise les sanctions et le contenu de la déclaration d’accessibilité.',
      daysAgo: 1,
      rubric: [...general, 'Premier ministre'],
    },
    {
      slug: 'jo-arrete-zones-fibrees',
      title:
        'Arrêté du {{jour -6}} portant attribution du statut de « zone fibrée » dans 14 communes du Loir-et-Cher',
      body: 'Quatorze communes reçoivent le statut de zone fibrée.',
      daysAgo: 1,
      rubric: [...general, economy],
    },
    {
      slug: 'jo-arrete-sobriete-datacenters',
      title:
        'Arrêté du {{jour -7}} relatif aux obligations de sobriété numérique et d’efficacité énergétique des centres de données',
      body: 'L’arrêté fixe les indicateurs à déclarer chaque année.',
      daysAgo: 1,
      rubric: [...general, economy],
    },
    {
      slug: 'jo-arrete-conseillers-numeriques',
      title:
        'Arrêté du {{jour -8}} fixant le montant de la subvention aux collectivités territoriales employant des conseillers numériques',
      body: 'Le montant annuel est fixé à 17 500 € par conseiller numérique en zone rurale.',
      daysAgo: 1,
      rubric: [...general, 'Ministère de l’aménagement du territoire et de la décentralisation'],
    },
    {
      slug: 'jo-arrete-ent-donnees-scolaires',
      title:
        'Arrêté du {{jour -5}} modifiant l’arrêté relatif aux espaces numériques de travail et aux données à caractère personnel des élèves',
      body: 'L’arrêté ajoute les écoles primaires au schéma directeur des espaces numériques de travail.',
      daysAgo: 1,
      rubric: [...general, 'Ministère de l’éducation nationale'],
    },
    {
      slug: 'jo-decret-messagerie-sante',
      title:
        'Décret n° {{année -4}}-1095 du {{jour -4}} relatif à la télésurveillance médicale et à l’espace numérique de santé',
      body: 'Le décret précise les conditions de prise en charge des actes de télésurveillance.',
      daysAgo: 1,
      rubric: [
        ...general,
        'Ministère de la santé, des familles, de l’autonomie et des personnes handicapées',
      ],
    },
    {
      slug: 'jo-arrete-prix-carburants',
      title: 'Arrêté du {{jour -3}} relatif aux prix de vente maximaux des produits pétroliers en Guyane',
      body: 'Prix de vente maximaux applicables le mois prochain.',
      daysAgo: 1,
      rubric: [...general, economy],
    },
    {
      slug: 'jo-arrete-appellation-fromage',
      title: 'Arrêté du {{jour -6}} relatif à l’appellation d’origine protégée « Selles-sur-Cher »',
      body: 'Homologation du cahier des charges modifié de l’appellation.',
      daysAgo: 1,
      rubric: [
        ...general,
        'Ministère de l’agriculture, de l’agro-alimentaire et de la souveraineté alimentaire',
      ],
    },
    {
      slug: 'jo-decret-uniformes-douanes',
      title:
        'Décret n° {{année -5}}-1091 du {{jour -5}} modifiant le décret relatif à la dotation vestimentaire des agents des douanes',
      body: 'Le décret met à jour la liste des effets d’habillement.',
      daysAgo: 1,
      rubric: [...general, 'Ministère de l’action et des comptes publics'],
    },
    {
      slug: 'jo-arrete-examen-permis-bateau',
      title:
        'Arrêté du {{jour -9}} portant agrément d’un établissement de formation à la conduite des bateaux de plaisance à moteur',
      body: 'Agrément délivré pour cinq ans.',
      daysAgo: 1,
      rubric: [...general, 'Ministère des transports'],
    },
    {
      slug: 'jo-arrete-regie-gendarmerie',
      title:
        'Arrêté du {{jour -9}} modifiant l’arrêté portant institution de régies d’avances auprès de la gendarmerie',
      body: 'Le plafond de l’avance est relevé.',
      daysAgo: 1,
      rubric: [...general, 'Ministère de l’intérieur'],
    },
    {
      slug: 'jo-nomination-prefet',
      title:
        'Décret du {{jour -2}} portant nomination d’un sous-préfet chargé de mission pour la transition numérique',
      body: 'Mesure nominative : le lecteur du sommaire doit la laisser de côté.',
      daysAgo: 1,
      rubric: ['Décrets, arrêtés, circulaires', 'Mesures nominatives', 'Ministère de l’intérieur'],
    },
    {
      slug: 'jo-nomination-conseil-numerique',
      title:
        'Arrêté du {{jour -2}} portant nomination au conseil national de la fibre optique et de l’aménagement numérique',
      body: 'Mesure nominative : le lecteur du sommaire doit la laisser de côté.',
      daysAgo: 1,
      rubric: ['Décrets, arrêtés, circulaires', 'Mesures nominatives', economy],
    },
    {
      slug: 'jo-avenant-convention-collective',
      title:
        'Arrêté du {{jour -10}} portant extension d’un avenant à la convention collective nationale de la boulangerie artisanale',
      body: 'L’avenant porte sur les salaires minimaux.',
      daysAgo: 1,
      rubric: [
        'Décrets, arrêtés, circulaires',
        'Conventions collectives',
        'Ministère du travail et des solidarités',
      ],
    },
    {
      slug: 'jo-deliberation-cnil-cameras',
      title:
        'Délibération n° {{année -20}}-086 du {{jour -20}} portant adoption d’une recommandation relative aux dispositifs de vidéoprotection et aux caméras augmentées des communes, au regard de la protection des données personnelles (RGPD)',
      body: 'La recommandation rappelle l’analyse d’impact et l’information du public.',
      daysAgo: 1,
      rubric: ['Commission nationale de l’informatique et des libertés'],
    },
    {
      slug: 'jo-decision-frequences-5g',
      title:
        'Décision n° {{année -15}}-1140 du {{jour -15}} autorisant l’utilisation de fréquences de la bande 3,8 GHz pour un réseau mobile 5G local',
      body: 'L’autorisation, d’une durée de dix ans, concerne un port fluvial et ses entrepôts.',
      daysAgo: 1,
      rubric: [
        'Autorité de régulation des communications électroniques, des postes et de la distribution de la presse',
      ],
    },
    {
      slug: 'jo-avis-vacance-emploi',
      title: 'Avis de vacance d’un emploi de directeur de projet (administration territoriale de l’État)',
      body: 'L’emploi est à pourvoir dans deux mois.',
      daysAgo: 1,
      rubric: [
        'Avis et communications',
        'Avis de concours et de vacance d’emplois',
        'Ministère de l’intérieur',
      ],
    },
  ],
}
