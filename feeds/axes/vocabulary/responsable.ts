import { acronym, needing } from '#src/axis/cues.ts'
import { nearDigital, written } from './terms.ts'

/** The footprint of digital things: design, equipment, waste, data centres. */
export const responsableVocabulary = [
  ...written(
    3,
    `
      numérique écoresponsable; numérique éco-responsable; numérique plus sobre; numérique plus vert; numérique vert; sobriété du numérique; démarche numérique responsable; démarche de numérique responsable; feuille de route numérique responsable; stratégie de numérique responsable; politique numérique responsable; charte numérique responsable; label NR; label numérique responsable; Institut du numérique responsable; institut numérique responsable; mission interministérielle numérique écoresponsable; MiNumEco; Green Tech; GreenTech; green numérique; IT for green; Econum; EcoNum; Alt Impact; programme Alt Impact; Planet Tech'Care; Planet'Tech; Boavizta; The Shift Project; Shift Project; GreenIT.fr; Green IT; ecoindex; EcoIndex; écoconception web; éco-conception web; conception responsable; conception responsable de services numériques; services numériques écoconçus; site éco-conçu; site web sobre; site internet écoconçu; référentiel RGESN; RGESN; réduire l'empreinte environnementale; réduction de l'empreinte environnementale du numérique; empreinte carbone numérique; empreinte écologique du numérique; empreinte environnementale du numérique; impact carbone du numérique; impact environnemental du numérique; impacts environnementaux du numérique; impact écologique du numérique; coût environnemental du numérique; coût écologique du numérique; conséquences environnementales du numérique; émissions du numérique; émissions de gaz à effet de serre du numérique; consommation énergétique du numérique; consommation électrique du numérique; numérique et climat; numérique et transition écologique; transition numérique et écologique; transitions écologique et numérique; numérique et développement durable; numérique et sobriété; écologie numérique; pollution numérique; pollution du numérique; dépollution numérique; bilan carbone du numérique; bilan carbone informatique; bilan GES numérique; évaluation environnementale du numérique; observatoire des impacts environnementaux du numérique; enquête annuelle pour un numérique soutenable; numérique soutenable; loi REEN; 2021-1485; 2021-1755; 2022-1084; feuille de route décarbonation numérique; décarbonation du numérique; impact environnemental de l'IA; empreinte de l'IA; empreinte environnementale de l'IA; consommation de l'IA; consommation énergétique de l'IA; IA et environnement; AFNOR Spec IA frugale; sobriété de l'IA
      matériel reconditionné; matériels reconditionnés; ordinateurs reconditionnés; ordinateur reconditionné; équipements reconditionnés; téléphones reconditionnés; achat reconditionné; achats de reconditionné; produits reconditionnés; filière du reconditionné; reconditionnement d'ordinateurs; reconditionnement du matériel; reconditionnement de matériel informatique; reconditionner les ordinateurs; atelier de reconditionnement; collecte de matériel informatique; collecte d'ordinateurs; collecte de téléphones; collecte des vieux téléphones; réemploi d'ordinateurs; réemploi du matériel; réemploi numérique; réemploi et reconditionnement; réutilisation du matériel informatique; seconde vie des ordinateurs; seconde vie aux ordinateurs; deuxième vie des ordinateurs; deuxième vie aux ordinateurs; seconde vie du matériel; don de matériel réformé; durée de vie des appareils; durée de vie des ordinateurs; durée de vie des smartphones; durée d'usage des équipements; prolonger la durée de vie; allonger la durée de vie; allongement de la durée d'usage; obsolescence programmée; obsolescence logicielle; Halte à l'obsolescence programmée; droit à la réparation; indice de durabilité; réparabilité des équipements; repair café numérique; Commown; ordinateurs réparés; déchets d'équipements électriques et électroniques; déchets électriques et électroniques; déchets électroniques; équipements électriques et électroniques usagés; D3E; recyclage des ordinateurs; recyclage du matériel informatique; recyclage des téléphones; recyclage informatique; Ecologic; éco-organisme* électronique*; économie circulaire et numérique; achats numériques responsables; achat responsable numérique; achats responsables informatiques; commande publique et numérique responsable; guide d'achats numériques responsables; 20 % de réemploi; loi AGEC informatique; économie circulaire du numérique
      chaleur fatale; chaleur des serveurs; chaleur des data centers; récupération de la chaleur; récupération de chaleur; chauffé par un data center; chauffée par un data center; chauffer la piscine; consommation des data centers; consommation des centres de données; consommation d'énergie des data centers; consommation d'électricité des data centers; consommation d'eau des data centers; efficacité énergétique des centres de données; efficacité des data centers; data center vert; data centers verts; data centers écologiques; datacenter vert; datacenters verts; centres de données écologiques; centre de données sobre; empreinte des data centers; impact des data centers; impact environnemental des data centers; refroidissement des serveurs; refroidissement des data centers; directive efficacité énergétique data; code de conduite data centres
      nettoyage de printemps numérique; Digital Cleanup Day; cleanup day; Cyber Clean Up; nettoyer ses données; trier ses mails; tri des courriels; éco-gestes numériques; gestes numériques responsables; fresque du numérique; Fresque du numérique; fresques du numérique; ateliers numérique responsable; semaine du numérique responsable; bonnes pratiques numérique responsable; sensibilisation à l'impact du numérique; usages numériques responsables; usage responsable du numérique; sobriété des données; déréférencement des fichiers; éthique du numérique; éthique numérique; numérique éthique; low-tech numérique; lowtech; low tech; numérique low tech; techno-discernement; alternumérisme; redirection numérique
      sustainable IT; sustainable digital; green digital; digital sustainability; environmental footprint of ICT; energy efficiency of data centres; sustainable data centres; circular electronics; ecodesign of digital services; energy consumption of AI; electronic waste
      `,
  ),
  ...nearDigital(
    1,
    `
      écoresponsable; éco-responsable; sobre et responsable; numérique à impact; tech for good; numérique d'intérêt général; numérique et environnement; environnement et numérique; impact environnemental; empreinte carbone; empreinte environnementale; analyse de cycle de vie; matières premières critiques; terres rares; métaux rares; matériaux critiques; économie circulaire; cycle de vie des produits; consommation énergétique; consommation d'énergie; consommation électrique; électricité consommée; hébergement vert; hébergeur vert; ADEME numérique; Arcep et Ademe; Arcep environnement; collecte de données environnementales; étiquette environnementale; affichage environnemental; reconditionneur; reconditionneurs; reconditionnement; réemploi; ressourcerie; ressourcerie numérique; recyclerie informatique; chantier d'insertion informatique; ateliers du bocage; Ateliers du Bocage; Emmaüs informatique; Ecodair; AfB; parc informatique public; renouvellement du parc; renouvellement du matériel; équipements usagés; vieux ordinateurs; anciens ordinateurs; ordinateurs usagés; téléphones usagés; écrans et ordinateurs; logiciels libres et durée de vie
      `,
  ),
  ...acronym(2, 'INR', 'GR491', 'D3E', 'AGEC', 'WUE', 'ACV', 'MTE numérique', 'SBC'),
  needing('chaleur', 2, {
    needs: ['serveur*', 'data center*', 'datacenter*', 'centre de données', 'informatique*'],
  }),
  needing('data center*', 2, {
    needs: [
      'chaleur',
      'énergie',
      'électricité',
      'eau',
      'consomm*',
      'carbone',
      'sobr*',
      'environnement*',
      'refroid*',
    ],
  }),
  needing('datacenter*', 2, {
    needs: [
      'chaleur',
      'énergie',
      'électricité',
      'eau',
      'consomm*',
      'carbone',
      'sobr*',
      'environnement*',
      'refroid*',
    ],
  }),
  needing('environnement*', 1, {
    needs: ['numérique', 'IA', 'data center*', 'datacenter*', 'smartphone*'],
    cancelledBy: ['environnement numérique de travail', 'environnement de travail'],
  }),
  needing('carbone', 1, { needs: ['numérique', 'IA', 'data center*', 'datacenter*', 'informatique*'] }),
  needing('collecte*', 1, {
    needs: ['ordinateur*', 'téléphone*', 'matériel informatique', 'équipements numériques'],
  }),
  needing('durée de vie', 2, {
    needs: ['ordinateur*', 'équipement*', 'appareil*', 'smartphone*', 'matériel*', 'numérique'],
  }),
  needing('recycl*', 2, {
    needs: ['ordinateur*', 'téléphone*', 'informatique*', 'électronique*', 'numérique'],
  }),
]
