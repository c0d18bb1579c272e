import { acronym, needing } from '#src/axis/cues.ts'
import { localBodies } from '../neighbours.ts'
import { written } from './terms.ts'

/** Public data, maps and addresses, artificial intelligence in public service. */
export const donneesVocabulary = [
  ...written(
    3,
    `
      ouvrir les données; ouvrir leurs données; ouvrir ses données; données publiques ouvertes; jeux de données; jeu de données; données en open data; libération des données; données réutilisables; réutilisation des données publiques; réutilisation des informations publiques; réutilisation d'informations publiques; licence ouverte; licence Etalab; portail open data; politique de la donnée; politique des données; politique d'open data; open data territorial; open data local; données d'intérêt territorial; données de référence; base nationale; répertoire* de données; inventaire des données; référentiel de données; données à haute valeur; données de forte valeur; ensembles de données de forte valeur
      charte de la donnée; chief data officer; administrateur général des données; data manager; data steward; culture de la donnée; datathèque; data hub; data lab; datalab; entrepôts de données; données partagées; partage des données; mise en commun des données; croisement des données; plateforme data; observatoire des données; exploitation des données; valorisation des données; patrimoine de données; souveraineté de la donnée; tableaux de bord de données; pilotage par la donnée; baromètre de la donnée
      système* d'information géographique; informations géographiques; information géographique; cartographie numérique; cartographie en ligne; plateforme géographique; plateforme régionale d'information géographique; orthophotos; orthophotographies; photographies aériennes; imagerie satellite; images satellites; LiDAR HD; levés topographiques; plan cadastral informatisé; cadastre informatisé; cadastre solaire; réseaux enterrés cartographie; géoréférencement; géolocalisation des réseaux; détection des réseaux; occupation du sol; modèle numérique de terrain; plan topographique; PCRS raster; PCRS vecteur; données LiDAR; données topographiques; base de données géographique; atlas numérique; directive INSPIRE; infrastructure de données géographiques; open street map; OpenStreetMap
      base d'adresses; bases adresses locales; dénomination des voies; numérotation des voies; numérotation des habitations; adressage des voies; adresses certifiées; adresse normée; plan d'adressage; base adresse; nommage des voies; dénomination des rues; noms de rues et numéros
      IA dans les collectivités; IA au service; IA locale; projet* d'IA; outil* d'IA; outils d'intelligence artificielle; usages de l'intelligence artificielle; usage de l'intelligence artificielle; déploiement de l'IA; agents et l'IA; assistants IA; assistant d'intelligence artificielle; expérimentation de l'IA; expérimenter l'intelligence artificielle; charte d'usage de l'IA; charte IA générative; feuille de route IA; stratégie nationale pour l'intelligence artificielle; stratégie d'IA; plan IA; formation à l'IA; former à l'IA; acculturation à l'IA; IA éthique; IA publique; incubateur IA; agent* conversationnel* public*; chatbot municipal; callbot; IA agentique publique; modèles d'IA à usage général; systèmes d'IA à haut risque; règlement sur l'IA; loi européenne sur l'IA; législation sur l'IA; pratiques interdites d'IA; code de bonnes pratiques IA; bureau de l'IA; supervision de l'IA; autorités de surveillance du marché IA; conformité à l'IA Act; conformité au règlement IA; entraînement des modèles; entraînement d'IA; base d'apprentissage
      algorithmes publics; algorithme public; décision* administrative* individuelle* automatisée*; traitement* algorithmique*; traitement algorithmique; transparence des algorithmes; explicabilité; registre des algorithmes; biais algorithmique*; scoring social; notation algorithmique; Parcoursup algorithme; codes sources et algorithmes; vidéosurveillance algorithmique; caméras algorithmiques; vidéo algorithmique; traitement automatisé des images
      jumeau numérique; jumeaux numériques; maquette 3D; modélisation numérique du territoire; simulation numérique territoriale; BIM et CIM; maquette du territoire
      communication des documents administratifs; communication de documents administratifs; accès aux documents administratifs; droit d'accès aux documents; document administratif communicable; avis CADA; diffusion des documents; L. 311-1; L. 312-1-1; L. 312-1-3; L. 311-3-1; L. 321-1; loi Lemaire; loi Valter; 2016-1321; 2015-1779; directive ISP; directive 2019/1024; 2019/1024; 2024/1689; 2023/2854; 2022/868; 2023/138
      espace européen de données; espaces européens de données; données des espaces; European data space; common European data spaces; AI Factory; AI factories; AI continent; AI office; general-purpose AI; high-risk AI systems; high-value datasets; open government data; re-use of public sector information; Artificial Intelligence Act; Data Union Strategy; Digital Omnibus
      `,
  ),
  ...written(
    2,
    `
      données locales; données territoriales; données communales; données départementales; données métropolitaines; données environnementales; données foncières; données de consommation; données de transport; données de mobilité; données budgétaires; données de santé publique; données statistiques; données de l'INSEE; données essentielles; données de la commande publique; décisions des collectivités; socle commun des données locales; schéma de données; standardisation des données; format ouvert; fichiers ouverts; export CSV; API ouverte; interfaces de programmation
      GIP ATGeRi; PIGMA; CRIGE; GéoBretagne; GEOCENTRE; Géo Centre; GeoPicardie; Craig; DataSud; OPenIG; Géo2France; GIP Littoral; X'MAP; Géo Vendée; SIGLoire; data Grand Est; IDéO BFC; Ternum; Datara; AURA data; Île-de-France data; Open PACA; OpenDataSoft; Huwise; datactivist; Cerema données; Géoportail de l'urbanisme; GPU; LizMap; QGIS; ArcGIS; Esri; Enedis données; GRDF données
      moteur de recherche IA; transcription automatique; comptes rendus automatiques; rédaction assistée; tri automatique des courriels; aide à la rédaction; assistant numérique; réponses automatisées; maintenance prédictive; analyse prédictive; détection automatique; traitement du langage; Aristote; Albert API; Delibia; LightOn; Dragon LLM; OpenLLM; supercalculateur*; centre de calcul; calcul intensif
      comité de l'IA; conseil national de l'IA; sommet pour l'action sur l'IA; plan national pour l'IA; France IA; cluster IA; 3IA; institut d'IA; chaire IA; IA et éducation; IA et santé; IA au travail; responsabilité de l'IA; audit des algorithmes; évaluation des systèmes d'IA; gouvernance de l'IA; shadow AI; données synthétiques; données non personnelles; données sensibles non personnelles; portabilité des données; données industrielles; données publiques payantes; redevance de réutilisation
      statistique publique; recensement numérique; observatoire territorial; observatoire local; indicateurs territoriaux; diagnostic territorial par la donnée; cartes interactives; dataviz; datavisualisation; infographies de données; data journalisme; Data For Good; data scientist*; data analyst; ingénieur données
      `,
  ),
  ...acronym(
    2,
    'CDO',
    'INSPIRE',
    'MNT',
    'DVF',
    'SIREN',
    'SIRENE',
    'OCS',
    'RIA',
    'VSA',
    'PRIGM',
    'IDG',
    'GPAI',
    'NAF data',
  ),
  needing('adresse*', 2, {
    needs: ['voies', 'numérot*', 'base', 'dénomination', 'BAL', 'adressage', 'géolocalis*', 'IGN', 'normé*'],
    cancelledBy: [
      'adresse IP',
      'adresses IP',
      'adresse e-mail',
      'adresse mail',
      'adresses mail',
      'adresse électronique',
    ],
  }),
  needing('documents administratifs', 2, { needs: ['communic*', 'accès', 'CADA', 'réutilis*', 'diffus*'] }),
  needing('données', 2, {
    needs: [
      'collectivités',
      'communes',
      'publi*',
      'réutilis*',
      'territoire*',
      'portail',
      'jeux',
      'ouvrir',
      'ouvre*',
      'métropole',
      'département',
      'plateforme',
    ],
    cancelledBy: [
      'fuite',
      'violation',
      'RGPD',
      'personnelles',
      'CNIL',
      'caractère personnel',
      'protection des',
    ],
  }),
  needing('IA', 2, {
    needs: [
      'Commission européenne',
      'règlement*',
      'loi',
      'proposition de loi',
      'Sénat',
      'gouvernement',
      'CNIL',
      'lignes directrices',
      'stratégie',
      'ministre',
      'État',
    ],
    exactCase: true,
    cancelledBy: ['grippe aviaire', 'influenza', 'IAHP'],
  }),
  needing('intelligence artificielle', 2, {
    needs: [
      'Commission européenne',
      'règlement*',
      'loi',
      'Sénat',
      'gouvernement',
      'CNIL',
      'stratégie',
      'ministre',
      'juridique',
      'droit',
    ],
  }),
  needing('algorithme*', 1, { needs: [...localBodies, 'loi', 'décision*', 'CRPA', 'Conseil d’État'] }),
  needing('photo* aérienne*', 2, {
    needs: ['commune*', 'cadastre', 'IGN', 'référentiel', 'données', 'géographique*'],
  }),
]
