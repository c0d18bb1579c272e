/** Education, inclusion, health, culture, economy. How a line is read: src/axis/synonyms.ts. */
export const societyWords = `
inclusion numérique = médiation numérique = illectronisme = fracture numérique = exclusion numérique
illectronisme = illettrisme numérique
conseiller numérique = conseiller numérique France services = médiateur numérique = CnFS
EPN = espace public numérique
Aidants Connect = aidant numérique
NSI = numérique et sciences informatiques
tiers-lieu = espace de coworking = coworking > fablab, fabrique de territoire
fablab = atelier de fabrication numérique = makerspace
télétravail = travail à distance = travail distant
visioconférence = visio = webconférence
FOAD = formation à distance = formation en ligne > MOOC
MOOC = cours en ligne
école = scolaire = établissement scolaire > élèves, enseignants, éducation, groupe scolaire
école numérique = numérique éducatif = socle numérique = numérique à l’école > ENT, TNE
TNE = territoires numériques éducatifs
périscolaire = accueil de loisirs = ALSH
cantine = restauration scolaire = restauration collective
crèche = petite enfance = accueil du jeune enfant = EAJE
enfant = mineur = enfance
mineur = moins de 15 ans > adolescent
jeune = jeunesse
réseaux sociaux = médias sociaux > TikTok, Instagram, Facebook
étudiant = enseignement supérieur > université
apprentissage = alternance = apprenti
emploi = embauche = recrutement > insertion professionnelle
insertion = réinsertion > SIAE, insertion par l’activité économique
IAE = insertion par l’activité économique = SIAE
chômeur = demandeur d’emploi
France Travail = Pôle emploi
TPE = très petite entreprise
PME = petites et moyennes entreprises = TPE
ETI = entreprise de taille intermédiaire
entreprise = société
startup = start-up = jeune pousse
entrepreneur = entrepreneuriat = création d’entreprise > auto-entrepreneur
commerce = commerçant > boutique
artisan = artisanat
QPV = quartier prioritaire = quartiers prioritaires de la politique de la ville
ZRR = zone de revitalisation rurale = FRR = France ruralités revitalisation
rural = ruralité > zone rurale, campagne
médecine = médical = médecin > télémédecine
télémédecine = téléconsultation = télésanté = médecine à distance
santé = sanitaire > soins, médical
santé numérique = numérique en santé
hôpital = hospitalier = établissement de santé > CHU, CH
ARS = agence régionale de santé
CPTS = communauté professionnelle territoriale de santé
MSP = maison de santé = maison de santé pluriprofessionnelle
désert médical = accès aux soins
EHPAD = maison de retraite = établissement pour personnes âgées
personnes âgées = seniors = aînés > grand âge, perte d’autonomie
handicap = personnes handicapées = situation de handicap = PMR
violences faites aux femmes = violences sexistes et sexuelles = violences conjugales
VSS = violences sexistes et sexuelles
égalité femmes-hommes = égalité professionnelle
médiation familiale = soutien à la parentalité
parentalité = parents
aide alimentaire = précarité alimentaire > banque alimentaire
précarité = pauvreté > exclusion
bénévole = bénévolat
vie associative = association
logement social = HLM = bailleur social = logements sociaux
logement = habitat > immeuble
copropriété = habitat collectif
bibliothèque = médiathèque = lecture publique
musée = muséal > collection
patrimoine = monument historique = bâti ancien > restauration du patrimoine
œuvre d’art = collections > patrimoine
culture = culturel > artistique
EAC = éducation artistique et culturelle
spectacle vivant = théâtre > danse, concert
cinéma = film > audiovisuel
jeu vidéo = gaming
équipement sportif = infrastructure sportive > stade, gymnase, piscine
tourisme = touristique > hébergement touristique
recherche et développement = R&D
EDIH = pôle européen d’innovation numérique
formation = former > stage
compétences = qualifications
webinaire = visioconférence = web-conférence
retour d’expérience = REX = RETEX = témoignage
guide = mode d’emploi = fiche pratique > vade-mecum
baromètre = observatoire > étude
`
