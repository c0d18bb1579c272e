/** Cybersecurity and protection of data. How a line is read: src/axis/synonyms.ts. */
export const securityWords = `
cybersécurité = cyber sécurité = sécurité informatique = sécurité numérique = SSI = sécurité des systèmes d’information
cyberattaque = cyber attaque = attaque informatique = piratage informatique = incident cyber > rançongiciel, piratage
cybercriminalité = cybercrime = criminalité informatique
cyberrésilience = résilience numérique
cybermalveillance = acte de malveillance informatique
cyberharcèlement = harcèlement en ligne
Cyber Resilience Act = CRA = règlement sur la cyberrésilience = 2024/2847
rançongiciel = ransomware = logiciel de rançon = cryptolocker
hameçonnage = phishing = filoutage > smishing, faux SMS, faux mail
smishing = hameçonnage par SMS = faux SMS = arnaque par SMS = SMS frauduleux
logiciel malveillant = malware = virus informatique = maliciel > cheval de Troie
piratage = hacking > cyberattaque
pirate informatique = hacker = cybercriminel = cyberpirate
vulnérabilité = faille = faille de sécurité > CVE
zero day = jour zéro
déni de service = DDoS
authentification multifacteur = double authentification = MFA = 2FA = authentification forte
mot de passe = passkey > clé d’accès
chiffrement = cryptage = cryptographie
sauvegarde = backup
PCA = plan de continuité d’activité = PRA = plan de reprise d’activité
PSSI = politique de sécurité des systèmes d’information
RSSI = responsable de la sécurité des systèmes d’information
ANSSI = Agence nationale de la sécurité des systèmes d’information
CERT-FR = centre gouvernemental de veille et de réponse aux attaques
CSIRT = centre de réponse aux incidents = CERT
SOC = centre opérationnel de sécurité
EDR = détection sur les terminaux
NIS 2 = NIS2 = directive NIS 2 = 2022/2555
REC = résilience des entités critiques = CER
DORA = résilience opérationnelle numérique
RGS = référentiel général de sécurité
RGPD = règlement général sur la protection des données = GDPR = 2016/679
CNIL = Commission nationale de l’informatique et des libertés
CEPD = Comité européen de la protection des données = EDPB
DPO = délégué à la protection des données = DPD
AIPD = analyse d’impact = analyse d’impact relative à la protection des données = PIA = DPIA
registre des traitements = registre des activités de traitement
traceurs = cookies > pixels de suivi
impôts = fisc = DGFiP = administration fiscale
pixels de suivi = pixels espions = pixels invisibles = tracking pixels
droit à l’effacement = droit à l’oubli = suppression des données = effacement des données
droit d’accès = demande d’accès
sous-traitant = prestataire
durée de conservation = conservation des données = conserver
vérification de l’âge = contrôle de l’âge = vérifier l’âge = majorité numérique
contrôle parental = supervision parentale
eIDAS = identité numérique européenne = 910/2014 = 2024/1183 > portefeuille européen d’identité numérique, signature électronique
identité numérique = France Identité = carte d’identité numérique > FranceConnect
signature électronique = parapheur électronique
PVID = vérification d’identité à distance
HDS = hébergeur de données de santé
CSAM = chat control = abus sexuels sur mineurs en ligne
désinformation = infox = fake news = manipulation de l’information
sanction = amende > mise en demeure
arnaque = escroquerie = fraude
`
