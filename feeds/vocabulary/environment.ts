/** Energy, water, waste, mobility, climate. How a line is read: src/axis/synonyms.ts. */
export const environmentWords = `
rénovation énergétique = performance énergétique = efficacité énergétique = isolation thermique = sobriété énergétique > isolation, audit énergétique
rénovation = réhabilitation = restauration > modernisation
économie d’énergie = sobriété énergétique = maîtrise de l’énergie = MDE
DPE = diagnostic de performance énergétique
BBC = bâtiment basse consommation
EnR = énergies renouvelables = énergie renouvelable = ENR&R > solaire, éolien, biomasse, géothermie, méthanisation
photovoltaïque = solaire = panneaux solaires = PV
biomasse = bois énergie = chaufferie bois
méthanisation = biogaz = biométhane
hydrogène = H2 > hydrogène vert, pile à combustible, électrolyse
hydrogène vert = hydrogène renouvelable = hydrogène décarboné = hydrogène bas carbone
réseau de chaleur = chauffage urbain = réseau de froid
chaleur fatale = récupération de chaleur
chauffage = chaudière
pompe à chaleur = PAC
PCAET = plan climat = plan climat-air-énergie territorial
GES = gaz à effet de serre = émissions de carbone > bilan carbone
bilan carbone = BEGES = empreinte carbone
décarbonation = décarboner = bas carbone = neutralité carbone
changement climatique = dérèglement climatique = réchauffement climatique = adaptation au climat
îlot de fraîcheur = îlots de chaleur = rafraîchissement urbain > végétalisation, canicule
îlot de chaleur = ICU = surchauffe urbaine
végétalisation = renaturation = désimperméabilisation
canicule = vague de chaleur = forte chaleur
inondation = crue = débordement > submersion
GEMAPI = gestion des milieux aquatiques et prévention des inondations
PAPI = programme d’actions de prévention des inondations
risques naturels = catastrophe naturelle
zone humide = milieux humides = marais = tourbière
biodiversité = nature > trame verte et bleue, espèces, écosystème
TVB = trame verte et bleue = continuités écologiques
ABC = atlas de la biodiversité communale
cours d’eau = rivière = milieu aquatique > berge
eau potable = AEP = adduction d’eau
assainissement = eaux usées > station d’épuration, ANC
STEP = station d’épuration
ANC = assainissement non collectif
SPANC = service public d’assainissement non collectif
eaux pluviales = eau de pluie = ruissellement
fuite d’eau = perte en eau = rendement des réseaux d’eau
déchet = ordures > recyclage, collecte sélective
déchets ménagers = ordures ménagères = OMR
biodéchets = déchets alimentaires = déchets organiques > compostage
recyclage = recycler = valorisation des déchets > tri
réemploi = réutilisation = seconde main = reconditionnement > ressourcerie, recyclerie, don de matériel
ressourcerie = recyclerie
reconditionné = reconditionnement = seconde vie
DEEE = déchets d’équipements électriques et électroniques = D3E
tri sélectif = collecte sélective
économie circulaire = circularité
EIT = écologie industrielle et territoriale
épandage = digestat > boues
numérique responsable = green IT = sobriété numérique = numérique écoresponsable > écoconception
écoconception numérique = éco-conception des services numériques = RGESN
éco-conception = écoconception
RGESN = référentiel général d’écoconception de services numériques
empreinte environnementale du numérique = impact environnemental du numérique
indice de réparabilité = indice de durabilité
agriculture = agricole > exploitation agricole, maraîchage
agriculture urbaine = jardin partagé = ferme urbaine = potager urbain
agriculture biologique = bio = AB
circuit court = circuits de proximité = alimentation locale
PAT = projet alimentaire territorial
forêt = forestier = sylviculture = bois
haie = bocage = agroforesterie
qualité de l’air = pollution atmosphérique = pollution de l’air
pollution = dépollution
sites et sols pollués = friche industrielle
friche = reconversion de friches = recyclage foncier
ZAN = zéro artificialisation nette = artificialisation des sols
vélo = cyclable = cycliste = deux-roues > piste cyclable
piste cyclable = aménagement cyclable = voie verte = véloroute
autopartage = véhicules partagés
ZFE = zone à faibles émissions
véhicule propre = véhicule électrique = véhicule à faibles émissions > voiture électrique, GNV
voiture électrique = véhicule électrique = VE
voiture = automobile = véhicule
automobiliste = conducteur
stationnement = parking = place de stationnement
transport scolaire = ramassage scolaire
transport en commun = transports collectifs = transports publics > bus, tramway
TAD = transport à la demande
AOM = autorité organisatrice de la mobilité
MaaS = mobilité en tant que service = billettique
plan de mobilité = PDM = PDU = plan de déplacements
fret = logistique = marchandises
ferroviaire = train = rail
route = voirie = chaussée
travaux = chantier
bâtiment public = bâtiment communal = patrimoine bâti
centre-ville = centre-bourg = cœur de ville
revitalisation = redynamisation
friches commerciales = commerces vacants
sécheresse = pénurie d’eau = manque d’eau
`
