/** Calls, subsidies, funds: their names and acronyms. How a line is read: src/axis/synonyms.ts. */
export const fundingWords = `
AAP = appel à projets
AAC > appel à candidatures, appel à communs
AMI > appel à manifestation d’intérêt, appel à manifestations d’intérêt
appel à manifestation d’intérêt = appel à manifestations d’intérêt > appel à intérêt
AO = appel d’offres
subvention = aide financière = soutien financier = concours financier > dotation
financement = financer > subvention, aide, soutien, cofinancement, prêt
achat = acheter = acquisition = acquérir
prêt = emprunt
avance remboursable = avance récupérable
bonification = prêt bonifié
dotation = enveloppe
éligible = éligibilité
bénéficiaire = attributaire
lauréat = projet retenu
date limite = date de clôture = échéance > clôture des candidatures
dépôt de dossier = dépôt des candidatures
candidater = candidature = postuler
crédit d’impôt > CIR, crédit impôt recherche
CIR = crédit impôt recherche
CII = crédit impôt innovation
JEI = jeune entreprise innovante
DETR = dotation d’équipement des territoires ruraux
DSIL = dotation de soutien à l’investissement local
DSID = dotation de soutien à l’investissement des départements
DPV = dotation politique de la ville
DGF = dotation globale de fonctionnement
DSR = dotation de solidarité rurale
DSU = dotation de solidarité urbaine
DGD = dotation générale de décentralisation
FCTVA = fonds de compensation pour la TVA
FNADT = fonds national d’aménagement et de développement du territoire
FIPD = fonds interministériel de prévention de la délinquance
FSL = fonds de solidarité pour le logement
FSN = fonds pour la société numérique
FTAP = fonds pour la transformation de l’action publique
FANT = fonds d’aménagement numérique des territoires
fonds vert = fonds d’accélération de la transition écologique dans les territoires
fonds chaleur = soutien à la chaleur renouvelable
FEDER = fonds européen de développement régional = ERDF
FSE = fonds social européen = FSE+
FEADER = fonds européen agricole pour le développement rural
FEAMPA = fonds européen pour les affaires maritimes, la pêche et l’aquaculture
FTJ = fonds pour une transition juste
fonds européens = financement européen = fonds structurels européens = FESI > FEDER, FSE, FEADER, LEADER, Interreg, programme européen
aide européenne = subvention européenne > fonds européens
Interreg = coopération territoriale européenne
LEADER = liaison entre actions de développement de l’économie rurale
MIE = mécanisme pour l’interconnexion en Europe = CEF = Connecting Europe Facility
CEF Digital = MIE numérique
Horizon Europe = programme-cadre de recherche et d’innovation
Europe numérique = Digital Europe = DIGITAL programme
PAC = politique agricole commune
PNRR = plan national de relance et de résilience
plan de relance = France Relance
France 2030 > PIA, programme d’investissements d’avenir
PIA = programme d’investissements d’avenir
CPER = contrat de plan État-région
CRTE = contrat de relance et de transition écologique = contrat pour la réussite de la transition écologique
CRST = contrat régional de solidarité territoriale
ACV = Action cœur de ville
PVD = Petites villes de demain
ANCT = Agence nationale de la cohésion des territoires
Banque des Territoires = Caisse des dépôts = CDC
BEI = Banque européenne d’investissement
Bpifrance = BPI = banque publique d’investissement
ADEME = Agence de la transition écologique
ANAH = Agence nationale de l’habitat
ANRU = Agence nationale pour la rénovation urbaine
ANR = Agence nationale de la recherche
ANS = Agence nationale du sport > Agence du numérique en santé
CNDS = Centre national pour le développement du sport
CEE = certificats d’économies d’énergie
mécénat = philanthropie > fondation
bourse = allocation
prime = bonus > prime à la conversion, bonus écologique
aide à l’achat = prime à l’achat
ingénierie = assistance à maîtrise d’ouvrage
`
