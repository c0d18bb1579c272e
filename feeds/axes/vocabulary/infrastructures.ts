import { acronym, needing } from '#src/axis/cues.ts'
import { written } from './terms.ts'

/** Fixed and mobile networks, their programmes, their works, their regulation, from WiMAX to the end of copper. */
export const infrastructuresVocabulary = [
  ...written(
    3,
    `
      réseau très haut débit; réseaux très haut débit; internet très haut débit; plan très haut débit; plan THD; plan Fibre
      réseau d'initiative publique; réseau public de fibre; réseau public d'initiative; réseau de fibres optiques; fibres optiques
      fibre à la maison; fibre pour tous; fibre à domicile; fibre chez l'habitant; raccordement des abonnés; prises raccordables
      locaux raccordables; logements raccordables; foyers raccordables; éligibles à la fibre; foyers éligibles; lignes FttH; prises fibre
      plan de fermeture du cuivre; fin du cuivre; fin de l'ADSL; fin du réseau cuivre; arrêt du cuivre; fermeture du réseau cuivre
      zone* non couverte* par; zone* mal couverte*; zone* peu dense*; zone* très dense*; zone* d'ombre mobile; zone blanche mobile; zones blanches centres-bourgs
      couverture numérique; couverture en fibre; couverture du territoire en; couverture des zones; dispositif de couverture ciblé*; couverture mobile des
      antenne* 5G; antenne* 4G; antenne* mobile*; site* 4G; site* 5G; pylône* mobile*; pylône* télécom*; implantation d'antenne*; implantation d'une antenne; relais de téléphonie; relais mobile; antenne de téléphonie; station* radioélectrique*
      réseau* 5G; déploiement de la 5G; technologie 5G; réseau* 4G; enchères 5G; licences 5G; fréquences 5G
      schéma départemental d'aménagement numérique; schéma régional d'aménagement numérique; schéma d'aménagement numérique; aménagement numérique du territoire
      dégroupage total; NRA-ZO; zones d'ombre ADSL; WiMAX; courants porteurs en ligne; boucle locale radio; réseau d'initiative locale
      établissement de réseaux; établir et exploiter; infrastructures et réseaux de communications; infrastructures de communications électroniques; réseau* de communications électroniques; opérateurs de communications électroniques; infrastructures passives
      internet haut débit; accès haut débit; connexion haut débit; débit internet
      carte de couverture; cartes de couverture; observatoire des déploiements; Mon réseau mobile; Ma connexion internet; J'alerte l'Arcep
      génie civil télécom; poteaux télécom*; câble* télécom*; lignes téléphoniques; réseau téléphonique; panne* de téléphone; cabine* téléphonique*
      armoire de rue; armoires de rue; armoires télécoms; sabotage de la fibre; coupure* de fibre; coupures internet; points de mutualisation
      société du Grand projet fibre; fonds pour la société numérique; fonds d'aménagement numérique; guichet très haut débit; FSN très haut débit
      délégataire du réseau; délégation de service public très haut débit; concession fibre; usagers de la fibre; opérateurs commerciaux
      réseau* de télécommunication*; opérateur* de télécommunication*; opérateur* de téléphonie; opérateur* fibre; fournisseur* d'accès à internet
      partage de réseaux mobiles; mutualisation des réseaux mobiles; réseau* radio* mobile*; couverture indoor
      interconnexion des réseaux; points d'échange internet; point d'échange internet; backbone
      broadband access; very high capacity network*; mobile coverage; electronic communications; European Electronic Communications Code
      `,
  ),
  ...written(
    2,
    `
      hertzien*; accès satellitaire; kit satellite; antenne parabolique; 5G industrielle
      nœud de raccordement optique; NRO mutualisé; shelter; sous-répartition; adduction; prise terminale optique; coffret fibre; raccordement long; raccordement standard
      sous-traitance des raccordements; technicien fibre; métiers de la fibre; qualité des raccordements; rétablissement; service après-vente fibre
      fourreaux; appuis aériens; enfouissement coordonné; travaux de fibre; plaques de fibre; chantiers fibre
      Losange; Orne THD; Gironde THD; Isère THD; Alliance Très Haut Débit; Nièvre numérique; ROSACE; Doubs THD; Somme numérique; Oise numérique; Manche numérique; Vendée numérique; Charente numérique; Eure-et-Loir numérique; Berry numérique; Touraine Cher numérique; Lysséo; Loiret fibre; Anjou numérique; Sarthe numérique; Mayenne fibre; Morbihan énergies; Bretagne très haut débit; Ardèche Drôme numérique; Seine-et-Marne numérique; Yvelines numériques; Val d'Oise numérique; DORSAL; NATHD; Limousin THD; Gers numérique; Lot numérique; Aveyron numérique; Gard fibre; Hérault numérique; PACA THD; Var THD; SIEA; Liain; Régies THD; Savoie connectée; Corse THD; Eure numérique; Seine-Maritime numérique; Calvados connect; Fibre 64; La Fibre 64; Haute-Garonne numérique; Fibre 31; Emeraude THD; Rosace; Moselle fibre; RIV54; Meuse numérique; Haute-Saône numérique; Jura fibre; Côte-d'Or numérique; Yconik; Auvergne numérique; Cantal très haut débit; Périgord numérique; Deux-Sèvres numérique
      SFR FTTH; XpFibre; TDF fibre; Altitude; Axione; Cellnex; TowerCo; Bouygues; Sogetrel; Circet; Alcatel; NordNet; K-Net; Nomotech
      ARCEP; fréquence radio; bande 26 GHz; bande 700 MHz; bande 3,5 GHz; licence* mobile*; autorisation* d'utilisation de fréquences; obligations de déploiement; L. 33-6; L. 34-9-1; L. 32-1; L. 45-9; L. 36-11; L. 425-17 du code de l'urbanisme; déclaration préalable de travaux antenne
      dossier d'information mairie; principe de précaution antennes; champs électromagnétiques; loi Abeille; électrosensib*; redevance d'occupation du domaine public télécom*; permission de voirie; droit de passage; servitude* télécom*
      télédistribution; réseaux câblés; vidéocommunication; câblo-opérateur*; TNT; télévision numérique terrestre; radio numérique terrestre
      datacenters publics; centre d'hébergement de données; campus de data centers; implantation d'un data center; câbles sous-marins
      constellation satellitaire; IRIS²; internet spatial
      hot spot*; borne* wifi; point* d'accès wifi; wifi gratuit; wi-fi gratuit; wifi municipal; réseau wifi; bornes wifi
      interruption du service; qualité de service fixe; continuité numérique; accès au haut débit; raccordé au haut débit; internet à haut débit; débits insuffisants; désenclavement numérique; désert numérique
      zones rurales mal desservies; équité territoriale numérique; péréquation numérique; fonds FEADER très haut débit; contrat fibre
      `,
  ),
  ...acronym(
    2,
    'DSP THD',
    'AMEL',
    'FSN',
    'NRA',
    'FTTx',
    'FTTB',
    'FTTLA',
    'PBO',
    'RODP',
    'CROIP',
    'BLOM',
    'MVNO',
  ),
  needing('opérateur*', 1, {
    needs: ['fibre', 'antenne*', 'pylône*', 'mobile', 'télécom*', 'réseau*', '4G', '5G', 'débit'],
  }),
  needing('internet', 1, {
    needs: ['débit', 'raccord*', 'fibre', 'satellite', 'zone blanche', 'opérateur*', 'couverture'],
  }),
  needing('prises', 2, {
    needs: ['fibre', 'raccordables', 'FttH', 'optique*', 'SFR', 'Orange', 'déploy*', 'éligibles'],
  }),
  needing('déploiement*', 1, {
    needs: ['fibre', '5G', '4G', 'opérateur*', 'très haut débit', 'Arcep', 'prises'],
  }),
  needing('couverture', 1, {
    needs: ['mobile', 'opérateur*', '4G', '5G', 'réseau*', 'fibre', 'numérique'],
    cancelledBy: ['couverture sociale', 'couverture maladie', 'couverture végétale', 'couverture santé'],
  }),
  needing('syndicat*', 1, { needs: ['fibre', 'très haut débit', 'THD', 'FttH'] }),
]
