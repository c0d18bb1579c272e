/** Networks, objects and territories. How a line is read: src/axis/synonyms.ts. */
export const networkWords = `
THD = très haut débit > fibre optique
haut débit = internet rapide
FttH = fibre jusqu’à l’abonné = fibre jusqu’au domicile = fibre à la maison
FttO = fibre dédiée = fibre jusqu’au bureau
FttE = fibre jusqu’à l’entreprise
fibre = fibre optique > FttH, fibrage
raccordement à la fibre = raccordement FttH = raccordement final > prise optique
RIP = réseau d’initiative publique > initiative publique
PFTHD = plan France très haut débit = France THD
SDTAN = schéma directeur territorial d’aménagement numérique
SDAN = schéma directeur d’aménagement numérique = schéma départemental d’aménagement numérique
SDUSN = schéma de développement des usages et services numériques = SDUS
SCORAN = stratégie de cohérence régionale pour l’aménagement numérique = projet numérique partagé
AMEL = appel à manifestation d’engagements locaux
AMII = appel à manifestation d’intentions d’investissement
ZMD = zone moins dense
zone AMII = zone conventionnée
zone blanche = absence de couverture = hors couverture > zone grise, dispositif de couverture ciblée
NRO = nœud de raccordement optique
PM = point de mutualisation
PBO = point de branchement optique
GFU = groupe fermé d’utilisateurs
IRU = droit irrévocable d’usage
IRVE = infrastructure de recharge pour véhicules électriques = borne de recharge
ADSL = xDSL = réseau cuivre
fermeture du cuivre = décommissionnement du cuivre = extinction du cuivre = fin du cuivre = arrêt du cuivre = fin de l’ADSL = fermeture du réseau cuivre = fermeture de l’ADSL
cuivre > ADSL
extinction 2G = arrêt 2G = fermeture 2G = fin de la 2G
extinction 3G = arrêt 3G = fermeture 3G = fin de la 3G
extinction = fermeture = arrêt
couverture mobile = téléphonie mobile = réseau mobile > 4G, 5G, antenne relais
4G = LTE
5G = cinquième génération
antenne relais = antenne mobile = station radioélectrique = pylône mobile
New Deal mobile = New Deal
DCC = dispositif de couverture ciblée
MVNO = opérateur mobile virtuel
opérateur = fournisseur d’accès = FAI > opérateur télécom
FAI = fournisseur d’accès à internet
télécoms = télécommunications = communications électroniques
wifi = Wi-Fi = WLAN > hotspot
internet par satellite = connexion satellitaire > Starlink
satellite = satellitaire
ARCEP = Autorité de régulation des communications électroniques = autorité de régulation des télécoms
ANFR = Agence nationale des fréquences
ARCOM = Autorité de régulation de la communication audiovisuelle et numérique > CSA
CSA > ARCOM
HADOPI = riposte graduée = réponse graduée
CPCE = code des postes et des communications électroniques
CGCT = code général des collectivités territoriales
IoT = internet des objets = objets connectés = capteurs connectés
LoRaWAN = LoRa = réseau bas débit = LPWAN
M2M = machine à machine
capteur = sonde
télérelève = télérelevé = relève à distance = compteur communicant
compteur communicant = compteur intelligent = compteur connecté > Linky
GTB = gestion technique du bâtiment = GTC = gestion technique centralisée = BACS
smart city = ville intelligente = territoire intelligent = territoire connecté = smart territoire = ville connectée
hypervision = hyperviseur
éclairage public > lampadaire, candélabre, LED
télégestion = pilotage à distance
vidéoprotection = vidéosurveillance = caméras de surveillance > caméra
caméra > vidéosurveillance, vidéoprotection, analyse des images
vidéosurveillance algorithmique = VSA = vidéo augmentée = caméras augmentées = analyse automatisée des images
data center = datacenter = centre de données
cloud = nuage = informatique en nuage > SaaS, hébergement
SaaS = logiciel en tant que service = logiciel en mode service
hébergement souverain = cloud souverain = cloud de confiance > SecNumCloud
drone = aéronef sans équipage
smartphone = téléphone mobile = téléphone portable
ordinateur = PC > matériel informatique
VPN = réseau privé virtuel
SMS = texto
API = interface de programmation
jumeau numérique = digital twin = double numérique
mobile > téléphonie
débit > connexion internet
`
