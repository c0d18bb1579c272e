import { acronym, needing } from '#src/axis/cues.ts'
import { localBodies } from '../neighbours.ts'
import { written } from './terms.ts'

/** Attacks and their answers, personal data, digital identity, sovereign hosting; English cues for European sources. */
export const cybersecuriteVocabulary = [
  ...written(
    3,
    `
      cyberattaquée; cyberattaqué; attaque cyber; attaques cyber; attaque par rançongiciel; attaque par ransomware; cyberincident*; cybermalveillances; acte de cybermalveillance; piratage informatique; pirates informatiques; pirate informatique; intrusion informatique; virus informatique; logiciel malveillant; logiciels malveillants; logiciel espion; malware*; cheval de Troie; données volées; vol de données; données dérobées; données exfiltrées; exfiltration de données; fuites de données; compromission; systèmes chiffrés; serveurs chiffrés; paralysie informatique; système informatique paralysé; services informatiques à l'arrêt; panne informatique; demande de rançon; groupe de hackers; LockBit; attaque DDoS; déni de service; défiguration de site; faux ordres de virement; fraude au président; arnaque au faux; hameçonnage ciblé; quishing; smishing; spoofing; usurpation de nom de domaine
      sécurité des systèmes; sécurité des données; sécurité du système d'information; sécurité des réseaux et de l'information; sécurité des réseaux et systèmes; sécurité des sites; mesures de sécurité informatique; politique de sécurité informatique; audit de sécurité; test d'intrusion; tests d'intrusion; bug bounty; diagnostic de cybersécurité; audit cyber; parcours de sécurisation; plan de sécurisation; sécurisation des systèmes; pare-feu; antivirus; supervision de sécurité; centre opérationnel de sécurité; détection et réponse aux incidents; gestion des incidents; réponse à incident; réponse aux incidents; plan de reprise d'activité; plan de continuité informatique; exercices de crise cyber; cellule de crise cyber; sensibilisation cyber; sensibilisation à la cybersécurité; formation cyber; cyber-éclaireurs; gendarmes cyber; ComCyberGend; ComCyber; Cybergend; réservistes cyber; cybergendarmes; brigade cyber; section cyber du parquet; CSIRT régional; CSIRT territorial; centre régional de réponse; Urgence cyber; Mon Aide Cyber; MesServicesCyber; diagnostic MonAideCyber; Campus cyber régional; label ExpertCyber; ExpertCyber; SenCy-Crise; Rempar; REMPAR25; panorama de la cybermenace; état de la menace; directive européenne NIS; transposition NIS; transposition de la directive NIS; projet de loi résilience; loi résilience; résilience des infrastructures critiques et au renforcement; entités critiques; référentiel cyber; ReCyF; règlement de sécurité; certification de cybersécurité; certifications de cybersécurité; schéma de certification; critères communs; produits comportant des éléments numériques; Cybersecurity Act; règlement sur la cybersécurité; règlement sur la cybersolidarité; vulnérabilités logicielles; vulnérabilité critique; faille zero day; avis de sécurité; bulletin de sécurité; correctifs de sécurité; mises à jour de sécurité; gestion des mots de passe; authentification multifacteur; authentification à deux facteurs; authentification forte; cryptographie; chiffrement des données; chiffrement de bout en bout; menace quantique; informatique en nuage de confiance
      données à caractère personnel; données personnelles; traitement de données; traitements de données; traitement de données à caractère personnel; traitement automatisé de données; responsable de traitement; responsable du traitement; sous-traitant RGPD; conformité RGPD; mise en conformité RGPD; mise en conformité au RGPD; délégués à la protection des données; DPO mutualisé; DPD mutualisé; registre de traitement; analyse d'impact relative à la protection; droit à l'oubli; droit d'accès aux données; droit d'opposition; droits des personnes concernées; information des personnes; consentement des utilisateurs; transferts de données; transfert de données hors; transfert de données vers; clauses contractuelles types; Data Privacy Framework; formation restreinte; mise en demeure de la CNIL; sanction de la CNIL; amende de la CNIL; contrôle* de la CNIL; recommandation de la CNIL; référentiel de la CNIL; avis de la CNIL; plaintes à la CNIL; plainte auprès de la CNIL; bac à sable de la CNIL; autorisation unique; méthodologie de référence; norme simplifiée; déclaration à la CNIL; loi informatique et libertés; loi du 6 janvier 1978; 78-17; 2016/680; 2018-493; 2019-536; fichier* de police; fichage; traitement des données biométriques; données biométriques; biométrie; identification biométrique; contrôle d'accès biométrique; empreintes digitales; géolocalisation des salariés; géolocalisation des véhicules; surveillance des salariés; caméras dans les; enregistrement des images; drones et vie privée; cookies et traceurs; traceurs publicitaires; bandeau cookies; pixels de suivi; prospection commerciale; prospection électorale; fichiers électoraux; données des électeurs; données des mineurs; vérification de l'âge; contrôle de l'âge
      identité numérique régalienne; identité numérique; portefeuille d'identité numérique; carte d'identité électronique; France Identité; L'Identité Numérique La Poste; SGIN; Alicem; moyens d'identification électronique; identification électronique; services de confiance; prestataire* de services de confiance; cachet électronique; certificat électronique; certificats électroniques; règlement eIDAS; EUDI wallet; vérification d'identité à distance
      cloud public souverain; cloud interne; cloud interministériel; cloud de confiance; hébergement souverain; hébergement de données publiques; hébergement des données de santé; qualification SecNumCloud; offres qualifiées; solutions souveraines; outils souverains; solution souveraine; souveraineté technologique; autonomie stratégique numérique; dépendance aux GAFAM; dépendance aux logiciels américains; dépendance technologique; dépendances technologiques; sortir de Microsoft; extraterritorialité; lois extraterritoriales; FISA; Patriot Act; hyperscalers; Gaia-X; Health Data Hub; messagerie souveraine; messagerie de l'État; commande publique souveraine; achats souverains; cloud sovereignty; digital sovereignty; tech sovereignty; European cloud; EuroStack; indice de résilience numérique
      Viginum; Pharos; signaleurs de confiance
      data breach; personal data; adequacy decision; adequacy decisions; GDPR fine; cyber attack*; cyber resilience; cyber security; incident response; vulnerability management; post-quantum cryptography; ENISA
      `,
  ),
  ...written(
    2,
    `
      hygiène numérique; bonnes pratiques de sécurité; gestes barrières numériques; messagerie sécurisée; cybersécurité des PME; assurance du risque cyber; risque informatique; risques informatiques; risques numériques; menaces numériques; escroquerie en ligne; escroqueries en ligne; fraude en ligne; fraude numérique; faux site; faux sites; faux courriels; courriel frauduleux; SMS frauduleux; usurpation; usurper l'identité; comptes piratés; compte piraté; identifiants volés; gestionnaire de mots de passe; sauvegardes déconnectées; plan de sauvegarde informatique; poste de travail sécurisé; sécurité des postes; accès à distance sécurisé; zero trust; segmentation du réseau; journalisation; SOC mutualisé; SOC managé; EDR; XDR; MDR; SIEM; threat intelligence; pentest; red team; OSINT; cyber-espionnage; cyberespace; cyberdéfense; cyberguerre; hacktivistes; hacktiviste*; NoName057; groupe prorusse; cybercriminel*; dark web; dark net; darknet; mise en vente de données; base de données en vente; incident de sécurité; incident informatique; accès non autorisé; accès frauduleux; système de traitement automatisé de données; retour au papier; serveurs à l'arrêt; activités perturbées; mairie paralysée; hôpital paralysé
      sécurité des infrastructures; infrastructures critiques; opérateur de services essentiels; opérateurs d'importance vitale; résilience opérationnelle; stratégie nationale de cybersécurité; stratégie de cybersécurité; revue stratégique; coordinateur cyber; préfet cyber; conseil numérique et cyber; fonds cyber; chèque cyber; chèque investissement cyber; aide cyber; subvention cyber; diag cyber; Cyber PME; financement cybersécurité; volet cybersécurité; plan France relance cyber; 1,7 milliard cyber; programme CaRE; domaine CaRE; cybersécurité des hôpitaux; cyber santé; PSSI; PSSIE; RGS; référentiel général de sécurité; homologation RGS; IGI 1300; II 901; Prestataire d'audit; PASSI; PDIS; PVID; visa de sécurité ANSSI; catalogue de l'ANSSI; guide de l'ANSSI; guides de l'ANSSI; MOOC SecNum; SecNumAcadémie; SecNumEdu; recommandations de l'ANSSI; directeur de l'ANSSI; agence nationale de la sécurité des systèmes; agence de cybersécurité
      protection des données dès la conception; privacy by design; minimisation des données; durée de conservation; conservation des données; données sensibles; données de connexion; données de localisation; ciblage publicitaire; publicité ciblée; courtiers en données; secret professionnel numérique; droit à l'image; lanceurs d'alerte RGPD; certification RGPD; code de conduite RGPD; règles d'entreprise contraignantes; accord d'adéquation; action de groupe données; Cour de justice données; Schrems; Meta amende; Comité européen de la protection; contrôleur européen; autorité de contrôle; autorité irlandaise
      données de santé hébergées; hébergeur de données de santé; entrepôt de données de santé; espace européen des données de santé; données génétiques; caméra-piéton; caméras-piétons; caméra individuelle; captation d'images; aéronefs sans équipage; système de vidéoprotection; autorisation préfectorale vidéoprotection; commission départementale de vidéoprotection; cadre légal de la vidéoprotection; L. 241-2; L. 251-1; L. 252-1; L. 253-1; code de la sécurité intérieure
      `,
  ),
  ...acronym(
    2,
    'ANSSI',
    'CNIL',
    'ENISA',
    'STAD',
    'HDS',
    'CEPD',
    'EUDI',
    'OIV',
    'TrustChain',
    'PQC',
    'IAM',
    'MFA',
    'EHDS',
    'GAFAM',
    'TIC sécurité',
    'GIP ACYMA',
    'ACYMA',
    'COMCYBER',
  ),
  needing('attaque*', 2, {
    needs: [
      'informatique*',
      'serveur*',
      'systèmes',
      'site',
      'données',
      'pirate*',
      'rançon*',
      'cyber*',
      'numérique*',
      'réseau*',
    ],
    cancelledBy: ['terroriste*', 'au couteau', 'à main armée', 'requin*', 'loup*'],
  }),
  needing('victime*', 1, { needs: ['cyber*', 'piratage', 'informatique*', 'hameçonnage', 'fuite'] }),
  needing('souverain*', 2, {
    needs: [
      'cloud',
      'numérique*',
      'hébergement',
      'solution*',
      'logiciel*',
      'IA',
      'messagerie',
      'données',
      'plateforme',
      ...localBodies.slice(0, 3),
    ],
  }),
  needing('amende*', 1, { needs: ['CNIL', 'RGPD', 'données', 'GDPR'] }),
  needing('drone*', 1, {
    needs: ['images', 'vie privée', 'données', 'CNIL', 'décret', 'Conseil d’État', 'préfet'],
  }),
]
