import type { Right, Role } from '#src/roles.ts'
import { mostFollowed } from '#src/store/followed-refs.ts'
import type { PersonStatus } from '#src/store/people.ts'
import type { SignInMethod } from '#src/store/sessions.ts'

/** The French words of the staff area, in one place; those of the log are in audit-words.ts. */
export const roleWords: Record<Role, string> = {
  lecteur: 'Lecteur',
  veilleur: 'Veilleur',
  editeur: 'Éditeur',
  administrateur: 'Administrateur',
}

/** What each role is for, beside its name in forms. */
export const roleHints: Record<Role, string> = {
  lecteur: 'consulte la veille, garde ses favoris',
  veilleur: 'trie les éléments, corrige leur classement, les annote',
  editeur: 'finit aussi la lettre, tient les sources et les pages du site',
  administrateur: 'gère aussi les personnes, les clés, les réglages et le journal',
}

export const rightWords: Record<Right, string> = {
  read: 'Consulter la veille',
  own: 'Gérer son compte, ses favoris, ses lectures',
  curate: 'Retenir, écarter, corriger, annoter, choisir pour la lettre',
  edit: 'Finir la lettre, les sources, les axes, les pages du site',
  administer: 'Gérer les personnes, les clés, les réglages ; lire le journal',
}

export const statusWords: Record<PersonStatus, string> = {
  invited: 'Invitation envoyée',
  active: 'Actif',
  disabled: 'Fermé',
}

export const methodWords: Record<SignInMethod, string> = {
  password: 'mot de passe',
  link: 'lien à usage unique',
  oidc: 'compte de l’organisation',
}

/** One-letter keys, as the help tells them; those that need a right are told to who has it. */
const shortcuts: readonly { key: string; words: string; right?: Right }[] = [
  { key: '/', words: 'aller au champ de recherche' },
  { key: 'j', words: 'élément suivant' },
  { key: 'k', words: 'élément précédent' },
  { key: 'o', words: 'ouvrir l’élément' },
  { key: 'v', words: 'voir l’original' },
  { key: 'p', words: 'aperçu à côté des résultats (grand écran)' },
  { key: 's', words: 'étoile' },
  { key: 'm', words: 'marquer lu, ou non lu' },
  { key: 'x', words: 'cocher', right: 'curate' },
  { key: 'r', words: 'retenir', right: 'curate' },
  { key: 'e', words: 'écarter', right: 'curate' },
  { key: 'l', words: 'pour la lettre', right: 'curate' },
  { key: 'c', words: 'corriger (ou citer)', right: 'curate' },
  { key: '?', words: 'cette liste' },
]

/** Those that need no account. */
const readerKeys: readonly string[] = ['/', 'j', 'k', 'o', 'v', 'p', '?']

export function readerShortcuts(): readonly { key: string; words: string }[] {
  return shortcuts.filter(({ key }) => readerKeys.includes(key))
}

export function shortcutsFor(can: (right: Right) => boolean): readonly { key: string; words: string }[] {
  return shortcuts.filter(({ right }) => !right || can(right))
}

/** What a page says after a gesture that nothing can undo, by the name that its address carries (« ?dit=… »). */
export const noticeWords: Record<string, string> = {
  'envoi-en-pause': 'L’envoi est en pause : ce qui est déjà en route arrivera.',
  'envoi-repris': 'L’envoi reprend dans le quart d’heure.',
  'envoi-relance': 'Les échecs qui ne sont pas partis sont remis en file.',
  'adresse-bloquee': 'L’adresse est bloquée : rien n’y sera envoyé.',
  'adresse-debloquee': 'L’adresse est débloquée : elle recevra les prochaines lettres.',
  'adresse-pas-bloquee': 'L’adresse n’était pas bloquée.',
  'nom-change': 'Votre nom est enregistré.',
  'mot-de-passe-change': 'Votre mot de passe est changé. Vos autres sessions sont fermées.',
  'raccourcis-actifs': 'Les raccourcis d’une touche sont actifs.',
  'raccourcis-coupes': 'Les raccourcis d’une touche sont coupés.',
  'session-fermee': 'La session est fermée.',
  'sessions-fermees': 'Toutes vos autres sessions sont fermées.',
  'personne-changee': 'Le nom et l’adresse sont enregistrés.',
  'libelle-change': 'Le libellé est changé, partout.',
  'source-lue': 'La source vient d’être lue : voici ce que cela a donné.',
  'source-en-cours': 'La lecture est en cours : rechargez la page dans un instant.',
  'source-inchangee': 'Rien n’a changé : c’était déjà le cas, ou cela ne se peut pas pour cette source.',
  'motif-manquant': 'Dites d’abord pourquoi : rien n’a été fait.',
  'role-change': 'Le rôle est changé : il vaut dès la prochaine page que la personne ouvre.',
  'role-inchange': 'La personne avait déjà ce rôle.',
  'compte-ferme': 'Le compte est fermé, ses sessions aussi.',
  'compte-rouvert': 'Le compte est rouvert.',
  'message-parti': 'Le message est parti.',
  'cle-revoquee': 'La clé est révoquée : elle n’ouvre plus rien.',
  'cle-deja-revoquee': 'Cette clé était déjà révoquée.',
  'compte-delie': 'Le compte de l’organisation est délié : il n’ouvre plus ce compte.',
  'cle-ajoutee': 'La clé d’accès est ajoutée.',
  'cle-retiree': 'La clé d’accès est retirée.',
  'cles-retirees': 'Les clés d’accès de cette personne sont retirées.',
  'compte-efface': 'Votre compte est effacé.',
  'donnees-effacees': 'Les données de cette personne sont effacées.',
  'page-enregistree': 'La page est enregistrée : elle est en ligne.',
  'page-inchangee': 'Le texte est le même : rien n’a changé.',
  'page-origine': 'La page a repris son texte d’origine.',
  'reglages-enregistres': 'Les réglages sont enregistrés.',
  'reglages-inchanges': 'Les réglages étaient déjà ceux-là.',
  'lexique-brouillon': 'C’est dans le brouillon : rien ne change encore pour les éléments.',
  'lexique-publie': 'Le lexique est publié. L’historique va être relu.',
  'lexique-abandonne': 'Le brouillon est abandonné : le lexique en service n’a pas changé.',
  'lexique-revenu': 'Cette version est de nouveau en service. L’historique va être relu.',
  'lexique-importe': 'Le lexique est dans le brouillon : relisez-le, essayez-le, puis publiez-le.',
  'rien-a-essayer': 'Il n’y a pas de brouillon à essayer.',
  'relecture-demandee': 'La relecture est demandée : elle commence dans les deux minutes.',
  'relecture-en-cours': 'Une relecture est déjà en cours : elle n’a pas été recommencée.',
  'relecture-reprise': 'La relecture reprend là où elle s’était arrêtée.',
  'rien-a-reprendre': 'Il n’y avait plus rien à reprendre.',
  'apprentissage-oublie': 'Le modèle est revenu à ses poids d’origine, et n’apprend plus.',
  'apprentissage-permis': 'Le modèle apprendra de nouveau cette nuit.',
  deconnecte: 'Vous êtes déconnecté.',
  'rien-choisi': 'Cochez d’abord un ou plusieurs éléments : rien n’a été fait.',
  'rien-change': 'Rien n’a changé : c’était déjà le cas, ou cela ne se peut pas pour cet élément.',
  etoile: 'Étoile posée. Vous la retrouverez au bureau, dans vos favoris.',
  'sans-etoile': 'Étoile retirée.',
  lu: 'Marqué comme lu.',
  'non-lu': 'Marqué comme non lu.',
  'rien-fait': 'Rien n’a été fait : ce bouton n’est plus d’actualité. Rechargez la page.',
  'textes-vus': 'Les nouveautés de vos textes sont vues : seules les prochaines seront signalées.',
  'texte-de-trop': `Vous suivez déjà ${mostFollowed} textes, le plus qu’il se peut : laissez-en un pour suivre celui-ci.`,
  'texte-suivi': 'Vous suivez ce texte : le bureau dira ce qui le cite.',
  'texte-laisse': 'Vous ne suivez plus ce texte.',
  'recherches-vues': 'Tout est marqué comme vu : seules les prochaines nouveautés seront comptées.',
  'recherche-vue': 'C’est vu : seules les prochaines nouveautés seront comptées.',
  'recherche-enregistree': 'La recherche est enregistrée.',
  'recherche-renommee': 'Le nom est enregistré.',
  'recherche-partagee': 'La recherche est partagée : vos collègues la voient dans leur liste.',
  'recherche-privee': 'La recherche n’est plus partagée : vous seul la voyez.',
  'recherche-remise': 'La recherche est remise dans votre liste, avec ses alertes.',
  'rappels-choisis': 'Vos rappels sont enregistrés.',
  'alerte-choisie': 'L’alerte est enregistrée : elle dira ce qui arrive à partir de maintenant.',
  'alerte-arretee': 'Plus de courriel pour cette recherche.',
  'webhook-repris': 'Le webhook reprend : ce qui attendait part dans le quart d’heure.',
  'webhook-retire': 'Le webhook est retiré : plus rien n’est envoyé à cette adresse.',
  'essai-recu': 'L’essai est reçu.',
  'essai-manque': 'L’essai n’est pas passé : la réponse est dans les derniers envois.',
  'lettre-inchangee': 'Rien n’a changé : la lettre était déjà ainsi.',
  'lettre-approuvee':
    'La lettre est approuvée : elle part à l’heure dite, et l’approbation peut être reprise jusque-là.',
  'lettre-reprise': 'L’approbation est reprise : la lettre est de nouveau un brouillon.',
  'lettre-annulee': 'La lettre est annulée : elle ne partira pas.',
  'lettre-rouverte': 'La lettre est rouverte : c’est de nouveau un brouillon.',
  'lettre-seule': 'C’est noté.',
  'essai-parti': 'L’essai est parti.',
  'commentaire-ecrit': 'Le commentaire est enregistré.',
  'membre-ajoute': 'Cette personne est inscrite : un message le lui dit.',
  'membre-invite': 'Un message lui demande de confirmer : elle n’est inscrite qu’ensuite.',
  'membre-trop-tot': 'Un message lui a été envoyé il y a moins d’un jour : rien n’est reparti.',
  'membre-change': 'C’est enregistré : un message dit à cette personne ce qui a changé.',
  'membre-inchange': 'Rien n’a changé.',
  'membre-parti': 'Cette personne ne reçoit plus la lettre : un message le lui dit.',
  'membre-efface': 'L’inscription est effacée.',
  'groupe-cree': 'Le groupe est créé.',
  'groupe-renomme': 'Le groupe est renommé.',
  'groupe-supprime': 'Le groupe est supprimé ; ses membres restent inscrits.',
  'groupe-rempli': 'Le groupe est à jour.',
  'groupe-pris': 'Ce nom est vide, ou déjà celui d’un groupe : rien n’a été fait.',
  'membres-non-choisis': 'Cochez des membres et choisissez un groupe : rien n’a été fait.',
  'organisme-cree': 'L’organisme est ajouté.',
  'organisme-change': 'L’organisme est enregistré.',
  'organisme-supprime': 'L’organisme est supprimé ; ses membres restent inscrits.',
  'import-abandonne': 'L’import est abandonné : personne n’a été inscrit.',
  vu: 'Les nouveautés se comptent désormais à partir de maintenant.',
  bienvenue: 'Bienvenue dans Vigie. Votre compte est ouvert.',
}
