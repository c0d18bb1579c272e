/** Data, artificial intelligence, geography. How a line is read: src/axis/synonyms.ts. */
export const dataWords = `
IA = intelligence artificielle = AI > machine learning, apprentissage automatique, IA générative
IAG = IA générative = intelligence artificielle générative > ChatGPT
LLM = grand modèle de langage = modèle de langue
apprentissage automatique = machine learning > deep learning, apprentissage profond
apprentissage profond = deep learning
chatbot = agent conversationnel = assistant conversationnel = robot conversationnel
deepfake = hypertrucage = trucage vidéo
AI Act = règlement sur l’intelligence artificielle = règlement IA = RIA = règlement européen sur l’IA = 2024/1689
open data = données ouvertes = ouverture des données = données publiques ouvertes
donnée = data
données publiques = informations publiques
DCAT = catalogue de données
SCDL = socle commun des données locales
Data Act = règlement sur les données = 2023/2854
Data Governance Act = DGA = règlement sur la gouvernance des données = 2022/868
Digital Markets Act = DMA = règlement sur les marchés numériques = 2022/1925
Digital Services Act = DSA = règlement sur les services numériques = 2022/2065
Digital Networks Act = DNA = règlement sur les réseaux numériques
Gigabit Infrastructure Act = Gigabit Act = règlement sur les infrastructures gigabit = 2024/1309
Interoperable Europe Act = règlement pour une Europe interopérable = 2024/903
EHDS = espace européen des données de santé = 2025/327
SIG = système d’information géographique = SIRS
géomatique = information géographique = données géographiques = géodata
PCRS = plan de corps de rue simplifié
BAN = base adresse nationale
BAL = base adresse locale = adressage
IGN = Institut national de l’information géographique et forestière
LiDAR = télédétection par laser
cadastre = parcellaire
BIM = maquette numérique
big data = mégadonnées = données massives
entrepôt de données = lac de données = data lake
interopérabilité = interopérable
métadonnées = description des données
données de santé = données médicales > HDS, dossier médical
données biométriques = biométrie > reconnaissance faciale
reconnaissance faciale = identification faciale
données personnelles = données à caractère personnel = DCP > vie privée
fuite de données = violation de données = vol de données = données volées
violation de données = notification de violation
`
