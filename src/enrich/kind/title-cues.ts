import type { Cues } from './cue-finder.ts'

/**
 * Signs that a title gives of its kind, named after what they speak for. None decides alone: the model weighs them
 * (feeds/kinds), some of them against the kind that names them.
 */
export const titleCues: Cues = {
  laureats:
    words(`laureat* palmare retenu retenue selectionne selectionnee recompense recompensee recompensent
    labellise labellisee labellisent labellisation distingue distinguee prime primee decroche decrochent remporte
    remportent`).concat(['obtient le label', 'obtient son label', 'obtiennent le label', 'obtient le prix']),
  'laureats-number': ['premier ~ retenu', 'premier ~ selectionne', 'nouveau ~ laureat', 'premier ~ dotee'],
  call: ['appel a', 'l appel', 'un appel', 'candidatez', 'candidature ouverte', 'candidature'],
  'call-prize': words('prix concour trophee challenge hackathon edition'),
  'call-deposit': ['depot', 'dernier jour', 'jusqu au', 'avant le', 'date limite', 'prochaine echeance'],
  aide: words(`aide aident subvention* finance financer financent financera financement fond cheque dotation soutien
    soutient soutiennent soutenir guichet detr dsil feder contrat`),
  euros: words('euro million milliard meur'),
  'marche-public': [
    ...words('fourniture maintenance acquisition refection reamenagement prestation dsp cctp'),
    'marche public',
    'marche de',
    'appel d offre',
    'avis de',
    'reglement de consultation',
    'reglement de la consultation',
    'accord cadre',
    'delegation de service',
    'travau de',
    'maitrise d oeuvre',
    'assistance a maitrise',
  ],
  loi: [
    ...words('loi ordonnance amendement senateur depute senat'),
    'assemblee nationale',
    'question ecrite',
    'question orale',
  ],
  decret: ['decret'],
  arrete: ['arrete'],
  act: ['act', 'ai act', 'data act', 'eida', 'nis', 'nis2', 'dora', 'cra'],
  'reglement-ue': [
    ...words('reglement directive ue bruxelles europeen europeenne europe dsa dma'),
    'union europeenne',
    'parlement europeen',
    'commission europeenne',
  ],
  decision:
    words(`decision avis sanction* amende demeure injonction inflige condamne autorise approuve fixe ordonne
    fine fined attribue homologue qpc`),
  authority: [
    ...words('arcep cnil arcom anssi anfr cada dgccrf edpb ademe autorite'),
    'conseil constitutionnel',
  ],
  jurisprudence: [
    ...words(`tribunal tribunaux cjue cedh juge justice condamn* annul* jurisprudence arret ce caa recour refere
      jugement responsabilite contentieu illega*`),
    'conseil d etat',
    'cour d appel',
    'cour de cassation',
    'cour de justice',
    'cour administrative',
    'cour europeenne',
  ],
  deliberation: [
    ...words('deliber* vote votee votent adopte adoptee adoptent approuv* assemblee seance'),
    'conseil municipal',
    'conseil communautaire',
    'conseil metropolitain',
    'conseil departemental',
    'conseil regional',
    'comite syndical',
    'commission permanente',
    'budget primitif',
    'compte rendu',
    'proce verbal',
  ],
  guide: [
    ...words(`guide fiche memento vademecum faq conseil recommandation referentiel* doctrine circulaire methode kit
      modele regle obligation conformite definition cle etape comprendre demarche`),
    'mode d emploi',
    'question reponse',
    'bonne pratique',
    'boite a outil',
    'ligne directrice',
    'precision sur',
    'ce qu il faut',
    'tout savoir',
    'de quoi',
  ],
  consultation: ['consultation'],
  'retour-experience': [
    ...words(`equipe deploie deploient experimente experimentent teste testent installe installent mutualise
      mutualisent modernise numerise connecte ouvre ouvrent inaugure lance lancent adopte renove renovent chauffe
      allume pilote propose temoignage reussi exemple capteur realisation`),
    'se dote',
    'mise sur',
    'retour d experience',
    'cas d usage',
  ],
  evenement: [
    ...words(`webinaire rencontre salon journee congre colloque assise sommet seminaire forum atelier conference
      festival formation inscri* registration register fete exposition convention event debat mooc`),
    'rendez vou',
    'universite d ete',
    'table ronde',
    'exercice de crise',
  ],
  etude: [
    ...words(`rapport etude enquete barometre observatoire bilan panorama chiffre synthese cahier resultat analyse
      atla diagnostic publication report paper survey tendance impact cartographie comparatif test classement
      prospective`),
    'etat des lieu',
    'livre blanc',
    'chambre regionale',
    'cour des compte',
  ],
  evolution: words('moitie tier hausse baisse croissance'),
  alerte: words('vulnerabilit* faille cve certfr alerte correctif menace compromission'),
  actualite: words(`nouveau nouvelle nomme nomination dece elu cyberattaque pirat* fuite promo`),
}

function words(list: string): string[] {
  return list.split(/\s+/)
}
