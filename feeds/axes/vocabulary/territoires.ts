import { acronym, needing } from '#src/axis/cues.ts'
import { nearDigital, written } from './terms.ts'

/** Sensors and remote control in water, lighting, buildings, waste, mobility, risks, farming. */
export const territoiresVocabulary = [
  ...written(
    3,
    `
      ville* durable* et connectée*; ville* numérique*; territoire* numérique* intelligent*; territoire d'innovation; smart région; smart metropole; smart rural; ruralité intelligente; village* intelligent*; quartier* intelligent*; quartier connecté; commune connectée; département intelligent; cité connectée; cité intelligente
      capteur* communicant*; capteur* sans fil; capteurs IoT; capteurs de température; capteurs de stationnement; capteurs de remplissage; capteurs de qualité de l'air; capteurs d'humidité; capteurs de bruit; sondes connectées; sonde* de niveau; micro-capteurs; réseau de capteurs; détecteurs connectés; boîtiers connectés
      télérelevé; télé-relève; télérelevés; télérelève des compteurs; relevé à distance; relève des compteurs d'eau; compteur* communicant*; compteur* intelligent*; compteurs Linky; compteur Linky; compteurs Gazpar; compteur connecté
      éclairage public LED; éclairage à la demande; détection de présence éclairage; point* lumineux; télégestion de l'éclairage; pilotage de l'éclairage public; candélabre* intelligent*; candélabre* connecté*; gradation de l'éclairage; horloges astronomiques; armoires d'éclairage; éclairage public télégéré; éclairage public à détection; abaissement de l'éclairage
      pilotage énergétique; pilotage des bâtiments; pilotage à distance; supervision à distance; surveillance à distance des réseaux; télécommande des vannes; gestion technique de bâtiment; système* d'automatisation et de contrôle; décret tertiaire connecté; monitoring énergétique; suivi énergétique; plateforme de suivi des consommations; bâtiments communicants; chauffage connecté; gestion intelligente du chauffage; smart readiness
      vidéo protection; vidéo-protection; vidéosurveillance urbaine; centre de supervision urbain; centre de supervision intercommunal; caméra* de vidéoprotection; caméras de surveillance; caméras augmentées; caméras nomades; caméras piétons; vidéoverbalisation; vidéo-verbalisation; lecture de plaques; voie publique filmée; vidéo-patrouille
      stationnement sans contact; stationnement numérique; parking intelligent; parcmètres connectés; paiement du stationnement par mobile; guidage à la place; information voyageurs temps réel; information voyageurs; billettique interopérable; billettique régionale; titre de transport dématérialisé; open payment; mobilité servicielle; feu* tricolore* intelligent*; régulation du trafic; comptage routier; navettes autonomes; navette sans conducteur; transports intelligents; systèmes de transport intelligents; covoiturage numérique; autopartage connecté; vélos connectés
      poubelle* connectée*; conteneur* connecté*; collecte intelligente; puçage des bacs; bacs pucés; redevance incitative puce; pesée embarquée; collecte des déchets connectée; déchetterie connectée; déchèterie connectée; contrôle d'accès déchèterie; borne* d'apport volontaire connectée*
      irrigation intelligente; arrosage automatique connecté; agriculture de précision; agriculture 4.0; stations météo agricoles; agri-connecté; colliers connectés; drones agricoles; smart farming; robots agricoles
      détection des fuites; recherche de fuites; réseau d'eau connecté; prélocalisateurs; sectorisation du réseau d'eau; vannes connectées; gestion patrimoniale de l'eau par capteurs; smart water network
      alerte inondation; système d'alerte des populations; alerte et information des populations; cell broadcast; surveillance des cours d'eau par capteur*; capteurs de niveau; prévention des feux par capteurs; détection d'incendie par caméra; surveillance des digues connectée; sirènes connectées; application d'alerte; télé-alerte
      jumeau numérique du territoire; plateforme urbaine; poste de pilotage; poste de commandement unique; centre de pilotage connecté; OnDijon; On Dijon; Angers territoire intelligent; Rennes smart; hyperviseur territorial; plateforme de données urbaines; gestion centralisée de l'espace public; plateforme d'hypervision
      flux piétons; comptage de flux; mesure des flux; fréquentation mesurée par; carte de bruit capteurs; Wi-Fi tracking
      réseau LoRa; réseau public LoRa; réseau IoT; réseau bas débit public; réseau radio bas débit; réseau longue portée; antennes LoRa; passerelles LoRaWAN
      réseau électrique intelligent; réseaux électriques intelligents; smart grids; autoconsommation collective pilotée; flexibilité électrique; bornes de recharge intelligentes; recharge pilotée; bornes IRVE supervisées; effacement électrique
      distributeur connecté; mobilier connecté; panneaux d'information numériques; panneaux lumineux; panneau lumineux d'information; contrôle d'accès des bâtiments; accès autonome aux équipements; boîtes à clés connectées; salles des fêtes connectées; gymnase connecté; école connectée CO2; ruches connectées; arbres connectés; cimetière numérique
      smart village; smart villages; digital twin of the city; urban sensors; intelligent transport systems; urban data platform
      `,
  ),
  ...nearDigital(
    1,
    `
      capteur* CO2; consommation en temps réel
      économies d'énergie grâce; optimiser les tournées; optimisation des tournées; consommations d'énergie des bâtiments; consommation d'énergie des bâtiments; relevés automatiques; relève automatique; index de consommation; ondes radio compteur
      syndicat d'énergie; syndicats d'énergie; syndicat départemental d'énergie; SDE connecté; SIEL; SIPPEREC; SIGEIF; SICECO; FNCCR
      éclairage nocturne; extinction nocturne; sobriété lumineuse; lampes LED; lanternes LED; parc d'éclairage
      interconnexion des caméras; caméras de la ville; images de la vidéo; exploitation des images; police municipale caméras; audioprotection; reconnaissance de plaques
      application de mobilité; calculateur d'itinéraire; titre unique; ticket numérique; trottinettes régulation; zones à faibles émissions contrôle; péage sans barrière
      expérimentation urbaine; laboratoire urbain; démonstrateurs de la ville durable; ville bas carbone; métropole intelligente; écoquartier connecté
      plateforme LoRa; objenious; Kerlink; Synox; Actility; Birdz; Citeos; Spie CityNetworks; Bouygues Energies; Lacroix City; Itron; Diehl; Sensus
      `,
  ),
  ...acronym(2, 'BACS', 'GMAO', 'SCADA', 'LPR', 'LAPI', 'GTBs', 'VNF connecté', 'SAIP'),
  needing('caméra*', 2, {
    needs: [
      'vidéo*',
      'police municipale',
      'voie publique',
      'commune',
      'maire',
      'ville',
      'préfet',
      'centre de supervision',
    ],
  }),
  needing('détection', 1, { needs: ['fuites', 'présence', 'éclairage', 'capteur*', 'incendie*', 'crues'] }),
  needing('radio', 1, { needs: ['relève', 'compteur*', 'capteur*', 'bas débit', 'LoRa*'] }),
  needing('chauffage', 1, { needs: ['capteur*', 'pilot*', 'à distance', 'connecté*', 'GTB'] }),
  needing('signal*', 1, { needs: ['capteur*', 'feux', 'priorité aux bus'] }),
]
