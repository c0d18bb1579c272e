import { acronym, needing } from '#src/axis/cues.ts'
import { digitalWords } from '../neighbours.ts'
import { nearDigital, written } from './terms.ts'

/** Everyone's access to digital uses: places, people, equipment, from the « EPN » of 2000 to France Services. */
export const inclusionVocabulary = [
  ...written(
    3,
    `
      conseiller* numérique* France Services; conseillers numériques; conseillère numérique; médiatrice numérique; médiateurs numériques; médiation et inclusion numériques; inclusion et médiation numériques; politique d'inclusion numérique; plan d'inclusion numérique; stratégie d'inclusion numérique; stratégie nationale pour un numérique inclusif; plan national pour un numérique inclusif; numérique inclusif; feuille de route inclusion; territoires d'action pour un numérique inclusif; charte de l'inclusion numérique; label Numérique inclusif; Territoire numérique inclusif; coordinateur* inclusion numérique; référent inclusion numérique; schéma d'inclusion numérique
      e-exclusion; exclus du numérique; exclus numériques; exclu du numérique; fracture digitale; fossé numérique; illectronisme; illectronismes; inhabileté numérique; précarité numérique; vulnérabilité numérique; fragiles face au numérique; grands débutants; débutants en informatique; loin du numérique; éloignés de l'informatique; public éloigné du numérique; personnes éloignées du numérique; populations éloignées du numérique; en difficulté avec le numérique; difficultés avec le numérique; difficultés numériques; à l'aise avec le numérique; peur du numérique; oubliés du numérique; laissés pour compte du numérique; dématérialisation et inégalités; dématérialisation et accès aux droits; inégalités d'accès aux services publics; accès aux services publics numériques; maîtrise des outils numériques; maîtriser les outils numériques; maîtrise du numérique; apprendre le numérique; apprendre l'informatique; se former au numérique; former au numérique; formation des seniors; initiation à l'informatique; initiation informatique; cours d'informatique; ateliers informatiques; atelier informatique; ateliers d'initiation; club informatique; accompagnement individuel numérique; accompagner vers l'autonomie numérique; autonomie numérique; accompagner les habitants; accompagnement des habitants; accompagnement des publics; aide numérique; dépannage numérique; permanences informatiques; écrivain public numérique; écrivains publics numériques; aide aux démarches en ligne; aider dans leurs démarches; accompagner dans les démarches; aide administrative numérique; mandat numérique; faire à la place; Pass numérique; pass numériques; chéquier numérique; chèques numériques; chèque culture numérique; APTIC; aidants professionnels; aidants connect; habilitation Aidants Connect
      lieu* de médiation; lieux de médiation numérique; espaces publics numériques; espace numérique public; espace multimédia; espaces multimédias; espace public multimédia; espace public internet; cyberespace; cyber espace; cybercommune; cyber-commune; cyber-base; cyberbases; cyber-centre; cybercentre; point cyb; points Cyb; points d'accès public à internet; point d'accès public à internet; accès public à internet; NetPublic; netpublics; label NetPublic; WEB O Centre; P@T; point d'accès multimédia; salle informatique publique; ordinateurs en libre accès; accès libre à internet; bornes d'accès à internet; visio-accueil; visioguichet; borne visio; points visio-public; point visio-public; relais numériques; point relais numérique; relais de services publics; maison de services au public; maisons de services au public; MSAP; espaces France Services; espace France Services; maison France services; France services itinérant; bus France services; camion France services; van numérique; bus numérique; bus informatique; camion numérique; caravane numérique; fourgon numérique; Numéribus; numérique itinérant; médiation itinérante; permanences itinérantes; bibliobus numérique; tiers-lieu inclusif; maison du numérique; maison digitale; fabrique à initiatives numériques; centre social numérique; centres sociaux et numérique
      hubs territoriaux; hub pour un numérique inclusif; hub numérique inclusif; Hubik; HUBRETZO; Hubs France Connectée; La Mednum; coopérative Mednum; MedNum; Emmaüs Connect; Les Bons Clics; WeTechCare; LaCollecte.tech; Ordi solidaire; Ordi 2.0; Ordi2.0; Ordi 3.0; ordinateurs solidaires; PC solidaires; PIMMS; PIMMS Médiation; Unis-Cité numérique; Solidarités numériques; Solidarité numérique; HelloAsso solidaire; Konexio; ANCT numérique; NEC local; Numérique en commun[s]; Labo société numérique; Mission société numérique; Stratégie France numérique ensemble; gouvernance locale France numérique ensemble; Bus Emmaüs connect; RESO'LIENS; Simplon inclusion; certification Pix; Pix emploi; ABC Diag; ABC PIX; CléA numérique; cléa numérique; visa internet; passeport internet et multimédia; brevet informatique et internet; B2i; permis internet; savoirs numériques de base; compétences de base; littératie; citoyenneté numérique; culture numérique pour tous; éducation populaire numérique; éducation populaire au numérique; promeneurs du net; parentalité et numérique; parents connectés; familles et écrans
      seniors et numérique; seniors connectés; tablette* pour seniors; tablettes seniors; internet seniors; aînés et numérique; aînés connectés; personnes âgées isolées numérique; personnes âgées et internet; retraités et internet; rupture numérique; lutte contre l'isolement numérique; personnes handicapées et numérique; migrants et numérique; allophones numérique; détenus et numérique; jeunes en difficulté numérique; quartiers et numérique; femmes éloignées du numérique; don d'ordinateur*; dons d'ordinateurs; ordinateurs pour les familles; ordinateurs aux familles; équiper les familles; équipement des foyers; tarif social internet; internet social; abonnement solidaire; forfait social internet; accès internet social; box solidaire; HLM internet; internet pour tous; ordinateur pour tous; ordinateurs à bas prix; ordinateurs reconditionnés pour
      digital exclusion; digital inclusion strategy; basic digital skills; e-inclusion policy; digital poverty; digital accessibility for all; digital mediation
      `,
  ),
  ...nearDigital(
    1,
    `
      non-recours aux droits; renoncement aux droits; accès aux droits sociaux; inclusion sociale numérique; solidarité numérique; pauvreté et numérique; public fragile; publics fragiles; publics vulnérables; personnes isolées; publics précaires; personnes en difficulté; demandeurs d'emploi éloignés; bénéficiaires du RSA; allocataires; usagers fragiles; guichets physiques; accueil physique; accueil humain; alternative au numérique; alternatives au numérique; droit au non-numérique; tout numérique; tout-numérique; dématérialisation à marche forcée; défenseure des droits dématérialisation; service public de proximité; proximité des services publics; maintien des services publics; services au public; accessibilité des services au public; schéma départemental d'amélioration de l'accessibilité des services; bureau de poste numérique; La Poste numérique; CAF numérique; mission locale numérique; CCAS numérique; France Travail numérique; association d'accompagnement; structures d'accompagnement; formation des aidants; travailleurs sociaux; travail social et numérique; secrétaires de mairie aidants; bibliothèques et médiation; bénévoles numériques; volontaires en service civique; service civique numérique; ateliers collectifs; parcours d'initiation; formations gratuites; équipement des ménages; équipement en ordinateurs; taux d'équipement; usages de l'internet; capital numérique; pratiques numériques des Français; cartographie des lieux; cartographie des acteurs; réseau d'acteurs; réseau des lieux; animation de réseau; financement des conseillers; pérennisation des postes; postes de conseillers; reste à charge conseiller
      `,
  ),
  ...acronym(
    2,
    'EPN',
    'MSAP',
    'APTIC',
    'CnFS',
    'CNFS',
    'FNE',
    'EPM',
    'CCFS',
    'B2i',
    'PANA',
    'MFS',
    'PIMMS',
    'TANI',
    'CIP numérique',
  ),
  needing('médiat*', 2, {
    needs: [...digitalWords, 'ateliers', 'habitants', 'conseillers'],
    cancelledBy: [
      'médiation familiale',
      'médiateur de la République',
      'médiation pénale',
      'médiateur des entreprises',
      'médiation culturelle',
    ],
  }),
  needing('démarches', 2, {
    needs: [
      'aide*',
      'accompagn*',
      'habitants',
      'France Services',
      'agent*',
      'ordinateur*',
      'permanence*',
      'bus',
    ],
  }),
  needing('bus', 2, {
    needs: ['numérique*', 'France Services', 'démarches', 'internet', 'connexion'],
    cancelledBy: ['autonome*', 'lignes de bus', 'transport*'],
  }),
  needing('aînés', 2, { needs: [...digitalWords, 'tablette*'] }),
  needing('retraités', 2, { needs: [...digitalWords, 'tablette*'] }),
  needing('précaire*', 1, { needs: [...digitalWords, 'ordinateur*'] }),
]
