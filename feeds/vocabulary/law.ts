/** Texts, bodies and the trade of local government. How a line is read: src/axis/synonyms.ts. */
export const lawWords = `
loi REEN = loi visant à réduire l’empreinte environnementale du numérique = 2021-1485
loi pour une République numérique = loi Lemaire = 2016-1321
loi SREN = loi visant à sécuriser et réguler l’espace numérique = 2024-449
loi AGEC = loi anti-gaspillage pour une économie circulaire = 2020-105
loi 3DS = loi différenciation décentralisation déconcentration = 2022-217
nouvelle organisation territoriale de la République = 2015-991
loi Climat et résilience = 2021-1104
loi LOM = loi d’orientation des mobilités = 2019-1428
loi APER = accélération de la production d’énergies renouvelables = 2023-175
loi informatique et libertés = 78-17
JO = Journal officiel = JORF
JOUE = Journal officiel de l’Union européenne
CC = Conseil constitutionnel
CJUE = Cour de justice de l’Union européenne
CADA = Commission d’accès aux documents administratifs
DDADUE = dispositions d’adaptation au droit de l’Union européenne
PLF = projet de loi de finances
PPL = proposition de loi
PJL = projet de loi
UE = Union européenne
ESS = économie sociale et solidaire
transposition = transposer
arrêté préfectoral = arrêté du préfet
entrée en vigueur = application
jurisprudence = arrêt > décision de justice
marché public = commande publique = MAPA > appel d’offres
commande publique = achat public = marchés publics
AMO = assistance à maîtrise d’ouvrage
DCE = dossier de consultation des entreprises
CCAP = cahier des clauses administratives particulières
CCTP = cahier des clauses techniques particulières
CCAG = cahier des clauses administratives générales
BOAMP = Bulletin officiel des annonces des marchés publics
DECP = données essentielles de la commande publique
DSP = délégation de service public
PPP = partenariat public-privé
UGAP = Union des groupements d’achats publics
groupement de commandes = achat groupé = achats mutualisés = centrale d’achat
EPCI = établissement public de coopération intercommunale = intercommunalité > communauté de communes, communauté d’agglomération
intercommunalité = intercommunal > EPCI
CdC = communauté de communes
communauté d’agglomération = agglo
collectivité = collectivité territoriale = collectivité locale > commune, département, région
commune = municipalité = municipal > ville, collectivité
mairie = hôtel de ville
département = conseil départemental = CD
conseil régional = région
préfecture = préfet
syndicat mixte = SMO = syndicat mixte ouvert
DGS = directeur général des services
DSI = direction des systèmes d’information = service informatique
SI = système d’information
SGMAP = DITP = direction interministérielle de la transformation publique
DINUM = direction interministérielle du numérique = DINSIC
DGCL = direction générale des collectivités locales
DGE = direction générale des entreprises
DGFiP = direction générale des finances publiques
DREAL = direction régionale de l’environnement
DRAC = direction régionale des affaires culturelles
AMF = Association des maires de France
AVICCA = association des villes et collectivités pour les communications électroniques
CNFPT = Centre national de la fonction publique territoriale
CDG = centre de gestion
FPT = fonction publique territoriale
RH = ressources humaines > personnel
agents publics = fonctionnaires = agents territoriaux
élu = élu local > maire, conseiller municipal
statut de l’élu = mandat local
MSP = maison de services au public = MSAP = France services
contrôle de légalité = ACTES = télétransmission des actes
télétransmission = transmission électronique = transmission dématérialisée
dématérialisation = dématérialiser = numérisation > démarches en ligne, zéro papier
démarches en ligne = démarches administratives = téléprocédures = services en ligne
simplification administrative = simplifier les démarches
GRU = gestion de la relation usager
SVE = saisine par voie électronique
ADS = autorisation du droit des sols = autorisation d’urbanisme > permis de construire
PLU = plan local d’urbanisme > PLUi
SCoT = schéma de cohérence territoriale
SRADDET = schéma régional d’aménagement
archivage électronique = SAE = archives numériques = vitam
vote électronique = vote par internet = vote par correspondance électronique
open source = logiciel libre = code ouvert = sources ouvertes
souveraineté numérique = indépendance numérique = autonomie stratégique > dépendance numérique
RGAA = référentiel général d’amélioration de l’accessibilité = accessibilité numérique
accessibilité numérique = accessibilité web = accessibilité des sites
RGI = référentiel général d’interopérabilité
ENT = espace numérique de travail
SGDSN = Secrétariat général de la défense et de la sécurité nationale
PPRI = plan de prévention du risque inondation
PCS = plan communal de sauvegarde
SDIS = service départemental d’incendie et de secours = pompiers = sapeurs-pompiers
`
