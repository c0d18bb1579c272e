import { acronym, needing } from '#src/axis/cues.ts'
import { digitalWords } from '../neighbours.ts'
import { nearDigital, written } from './terms.ts'

/** Who steers, shares and pays: strategies, syndicates, joint purchase, plans of State and Region, European funds. */
export const gouvernanceVocabulary = [
  ...written(
    3,
    `
      syndicat mixte ouvert numérique; syndicat numérique; syndicats numériques; syndicat mixte d'aménagement numérique; syndicat mixte pour l'aménagement numérique; syndicat mixte départemental numérique; syndicat intercommunal informatique; syndicat intercommunal d'informatique; syndicat mixte informatique; syndicat d'informatique; syndicat mixte de gestion informatique; agence landaise pour l'informatique; ALPI; GIP RECIA; GIP informatique; GIP numérique; groupement d'intérêt public numérique; opérateur public de services numériques; opérateurs publics de services numériques; structure mutualisante; structures mutualisantes; structures de mutualisation; établissement public numérique; agence publique de gestion locale; agence technique départementale; centre de gestion informatique; service informatique commun; service informatique mutualisé; service informatique intercommunal; services informatiques communs; DSI commune; DSI partagée; direction mutualisée; mutualisation des services informatiques; mutualisation de l'informatique; mutualisation des outils; mutualisation des outils numériques; mutualisation des moyens informatiques; mutualisation des logiciels; mutualisation des compétences numériques; mutualiser l'informatique; mutualiser les achats; mutualiser leurs achats; mutualiser le numérique; mutualisation de services numériques; services numériques partagés; informatique partagée; informatique mutualisée; solution mutualisée; solutions mutualisées; outil mutualisé; outils mutualisés; plateforme mutualisée; plateformes mutualisées; offre mutualisée; marché mutualisé; marchés mutualisés; achats groupés; groupement d'achat; groupement d'achats; groupements de commandes; accord-cadre de services numériques; centrale d'achat numérique; centrale d'achats numériques; centrale d'achat du numérique et des télécoms; centrale d'achat de l'informatique; centrale d'achat public; centrales d'achats publics; CAIH; UniHA; Uniha; SIPP'n'CO; Approlys; Amiens cluster; Territoires Numériques Bourgogne; Numérian; Inforoutes; Les Inforoutes; COGITIS; Cogitis; Megalis; Mégalis Bretagne; Manche Numérique syndicat; Gironde numérique; Gironde Numérique; La Fibre64; AGEDI; ADICO; Adico; ADISTA; Somme Numérique syndicat; SICTIAM; Sictiam; SITIV; SITPI; SIIM 94; SITPI; SDEER; Soluris; SOLURIS; Vendée numérique GIP; e-Collectivités Vendée; CDG numérique; MAGESTIONLOCALE; Lot numérique; AMF numérique; Avicca; réseau Déclic; Les Interconnectés; Interconnectés; France Urbaine numérique; FNCCR numérique; Départements de France numérique; Régions de France numérique; ADCF numérique; Villes de France numérique; ANCT programme; CoTer numérique; Villes Internet; Ville Internet; label Territoires Villes et Villages Internet; arobases; assises des territoires numériques; forum des interconnectés; Congrès national de l'internet
      stratégie numérique; stratégies numériques; stratégie numérique de territoire; stratégie numérique du territoire; stratégie numérique responsable du territoire; stratégie digitale; stratégie départementale du numérique; stratégie régionale du numérique; stratégie régionale numérique; stratégie métropolitaine numérique; stratégie de développement numérique; stratégie de transformation numérique; plan de développement numérique; plan numérique; plan numérique territorial; plan numérique régional; plan régional numérique; plan départemental numérique; programme numérique; projet de territoire numérique; politique numérique de la région; politique numérique du département; politiques numériques; politique publique numérique; politiques publiques du numérique; politique publique du numérique; action publique numérique locale; schéma directeur des usages; schéma directeur des systèmes d'information; schéma directeur informatique; schéma directeur du numérique; schéma directeur numérique; schéma départemental numérique; schéma départemental des usages; schéma des usages numériques; schéma de mutualisation numérique; SDUS; SDUSN; SDSI; SDTAN; volet numérique; volet numérique du contrat; volet numérique du CPER; contrat numérique; contrat de territoire numérique; contrats de territoires numériques; CPER numérique; contrat de plan État-Région; contrats de plan État-Région; contrat de plan; agenda numérique; agenda numérique régional; conférence numérique; assises numériques; états généraux du numérique; états généraux numérique; Conseil national du numérique; Conseil départemental numérique; commission numérique; commission du numérique; comité de pilotage du numérique; instance de gouvernance; instance de concertation numérique; commission régionale de stratégie numérique; commission consultative régionale pour l'aménagement numérique; CCRANT; stratégie de cohérence régionale pour l'aménagement numérique; SCoRAN; vice-président au numérique; vice-présidente chargée du numérique; adjoint au numérique; adjointe au numérique; chargé du numérique; chargée du numérique; délégué au numérique; élu au numérique; élue au numérique; élus référents numérique; référent numérique territorial; manager numérique; animateur numérique de territoire; chef de projet numérique; directeur du numérique; directrice du numérique; direction du numérique de la région; chief digital officer; compétence numérique; transfert de compétence numérique; prise de compétence numérique; compétence aménagement numérique; adhésion au syndicat; adhésions au syndicat; retrait du syndicat; fusion des syndicats; comité syndical; contribution des membres; gouvernance du syndicat; chambre régionale des comptes numérique; rapport d'observations définitives numérique; budget du numérique; dépenses numériques; dépenses informatiques; dépense informatique; coût de l'informatique; financement des projets numériques; financements numériques; financer le numérique; financer la transition numérique; plan de relance numérique; France Relance numérique; France Relance: transformation numérique; fonds de solidarité numérique; dotation numérique; DSIL numérique; DETR numérique; FEDER numérique; fonds européens numériques; axe numérique du FEDER; programme opérationnel FEDER; programme opérationnel régional; ITI numérique; LEADER numérique; Banque des Territoires numérique; Caisse des Dépôts numérique; prêt numérique; investissement public numérique; ingénierie numérique; ingénierie de projet numérique; assistance à maîtrise d'ouvrage numérique; accompagnement des communes au numérique; offre de services numériques; services numériques aux collectivités; services numériques aux communes; catalogue de services numériques; convention de partenariat numérique; convention cadre; convention de mutualisation; partenariat public-privé numérique; SEM numérique; SPL numérique; société publique locale numérique; SemOp numérique; coopération numérique; coopération intercommunale numérique; coopérations territoriales numériques; intercommunalité numérique; communauté de communes numérique; territoire numérique; territoires du numérique; aménagement et numérique; décentralisation et numérique; loi NOTRe numérique; loi 3DS numérique; maturité numérique; baromètre numérique des collectivités; baromètre de maturité numérique; observatoire du numérique territorial; diagnostic numérique du territoire; diagnostic numérique de la commune; état des lieux numérique; France numérique 2012; plan France numérique; République numérique; Plan numérique national; ministère délégué au numérique; ministre du numérique; secrétaire d'État au numérique; secrétariat d'État au numérique; commande publique numérique; commande publique et numérique; achats numériques; achats informatiques; achat public numérique; achats publics numériques; politique d'achat numérique; digital decade policy programme; digital compass; national roadmaps; cohesion funds; regional development fund; multiannual financial framework; Connecting Europe Facility; digital strategy; digital governance
      `,
  ),
  ...nearDigital(
    1,
    `
      mutualisation; mutualisations; mutualisé; mutualisée; mutualisés; mutualisées; mutualisant; mutualiser; syndicat mixte; syndicats mixtes; syndicat départemental; syndicat intercommunal; syndicat de communes; collectivités adhérentes; communes adhérentes; adhérents du syndicat; membres du syndicat; intercommunalité; intercommunalités; intercommunal; coordonnateur du groupement; coordonnateur d'un groupement; groupement de commandes; accord-cadre; marché à bons de commande; centrale d'achat; centrale d'achats; UGAP; économies d'échelle; achats publics; achat public; politique d'achat; cofinancement; cofinancé par; plan de financement; subvention de la région; subventions de l'État; fonds européens; fonds structurels; FEDER; FEADER; FNADT; DETR; DSIL; fonds vert; France Relance; programme d'investissements d'avenir; Banque européenne d'investissement; CPER; SRADDET; SRDEII; contrat de ruralité; contrat territorial; contrats territoriaux; contrat de relance et de transition; CRTE; Petites villes de demain; Action cœur de ville; Villages d'avenir; Territoires d'industrie; chambre régionale des comptes; rapport sénatorial; schéma directeur; schéma départemental; schéma régional; stratégie régionale; stratégie départementale; projet de territoire; assemblée départementale; session plénière; budget primitif; rapport d'orientation budgétaire; élus locaux; Association des maires; Départements de France; Régions de France; France urbaine; Intercommunalités de France; AdCF; Assemblée des communautés; coopération territoriale; réseau de collectivités; club des collectivités; société d'économie mixte; société publique locale; établissement public
      `,
  ),
  ...acronym(
    2,
    'SMO',
    'SCORAN',
    'SCoRAN',
    'SDUS',
    'CCRANT',
    'PO FEDER',
    'CAIH',
    'SRDEII',
    'RGPP',
    'AdCF',
    'ADCF',
  ),
  needing('syndicat*', 1, {
    needs: [...digitalWords, 'fibre', 'LoRaWAN', 'SIG', 'télécom*', 'capteurs', 'DPO', 'RGPD'],
    cancelledBy: [
      'syndicat des',
      'syndicats CGT',
      'organisation syndicale',
      'syndicat patronal',
      'syndicat d’initiative',
    ],
  }),
  needing('groupement*', 2, {
    needs: [
      ...digitalWords,
      'LoRaWAN',
      'capteurs',
      'télécom*',
      'téléphonie',
      'sécurité informatique',
      'cyber*',
      'fibre',
      'données',
    ],
  }),
  needing('contrat de plan', 2, { needs: [...digitalWords, 'très haut débit'] }),
  needing('communauté* de communes', 1, {
    needs: ['partag*', 'mutualis*', 'ensemble', 'numérique*', 'informatique*'],
  }),
]
