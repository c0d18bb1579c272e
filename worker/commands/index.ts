import type { Environment } from './environment.ts'

/** One verb of `vigie`. Its code is loaded when it is asked for. */
export interface Command {
  name: string
  /** What follows the name. */
  usage: string
  summary: string
  /** Lines of `vigie help <name>`: options and examples. */
  details: readonly string[]
  load: () => Promise<{ run: (argv: readonly string[], env: Environment) => Promise<number> }>
}

export const commands: readonly Command[] = [
  {
    name: 'start',
    usage: '',
    summary: 'Lance le site et le collecteur dans un seul programme.',
    details: [
      'PORT et VIGIE_DATA changent le port et le dossier des données.',
      'Ctrl+C ou SIGTERM arrête proprement.',
    ],
    load: () => import('./start.ts'),
  },
  {
    name: 'demo',
    usage: '[--seul]',
    summary: 'Fait de même sur un monde de démonstration, sans réseau.',
    details: ['--seul  ne lance que le serveur des sources de démonstration (PORT) et dit son adresse.'],
    load: () => import('./demo.ts'),
  },
  {
    name: 'web',
    usage: '',
    summary: 'Lance le site seul.',
    details: ['Pour séparer le site et le collecteur sur une même base.'],
    load: () => import('./web.ts'),
  },
  {
    name: 'worker',
    usage: '',
    summary: 'Lance le collecteur seul (tâches planifiées).',
    details: [
      'Lecture des sources tous les quarts d’heure, brouillon de la lettre le vendredi à 18 h, départ à l’heure',
      'approuvée (lundi à 8 h d’ordinaire), ménage la nuit,',
      'et toutes les deux minutes les messages de connexion que le courrier avait refusés.',
    ],
    load: () => import('./worker.ts'),
  },
  {
    name: 'refresh',
    usage: '[source…] [--json]',
    summary: 'Lit maintenant les sources dues, ou celles que l’on nomme.',
    details: [
      'vigie refresh                 les sources dont l’heure est venue',
      'vigie refresh arcep-actualites   celle-ci, due ou non',
    ],
    load: () => import('./refresh.ts'),
  },
  {
    name: 'check',
    usage: '<source | adresse | fichier> [--json]',
    summary: 'Essaie une source sans rien enregistrer : ce qui est lu, et pourquoi cela échoue.',
    details: [
      'vigie check arcep-actualites',
      'vigie check https://exemple.fr/rss.xml',
      'vigie check page.xml',
    ],
    load: () => import('./check.ts'),
  },
  {
    name: 'search',
    usage: '"recherche" [filtres] [--tout] [--limite n] [--json] | --batch',
    summary: 'Cherche dans l’index.',
    details: [
      'vigie search "fermeture du cuivre" --axe TH --territoire Loir-et-Cher',
      'vigie search \'type:aap echeance:<30j "réseau LoRaWAN"\'   toute la syntaxe de la page Recherche',
      'Filtres : --axe, --type, --domaine, --territoire, --source, --pour, --statut (plusieurs fois au besoin),',
      '--depuis et --jusqua (AAAA-MM-JJ). Un code ou un mot : TH, aap, 41, « Région Centre-Val de Loire ».',
      '--tout    ajoute les éléments hors périmètre',
      '--batch   lit une recherche en JSON par ligne sur l’entrée : {"q","filters"?:{"axe","type",…},"limit"?}.',
      '          Sortie, même ordre : {"q","total","exact","ms","hits":[{"id","url","title","score","snippet","page","ref"}],"facets"}.',
      '          « url » est l’adresse d’origine, « page » celle sur Vigie, « ref » l’identifiant de l’archive importée.',
      '          Une mesure porte sur tout ce qui a été versé : les éléments hors périmètre sont compris, sauf',
      '          avec "filters":{"perimetre":true}. Une ligne fautive est dite à sa place (code de sortie 3).',
    ],
    load: () => import('./search.ts'),
  },
  {
    name: 'import',
    usage: '<fichier.jsonl | flux.json> [--feed source]',
    summary: 'Verse une archive d’éléments par la même chaîne que les sources.',
    details: [
      'Un objet par ligne : {"id","url","title","text" ou "html","published"?,"feed"?}, ou un JSON Feed.',
      'Une ligne illisible est dite et passée (code de sortie 3) ; verser deux fois n’ajoute rien.',
    ],
    load: () => import('./import.ts'),
  },
  {
    name: 'letter',
    usage: 'draft | preview [--html | --text] | status | send',
    summary: 'Prépare, montre ou envoie la lettre de la semaine, et dit où elle en est.',
    details: [
      'vigie letter draft   fait le brouillon avant son heure',
      'vigie letter preview --text',
      'vigie letter send   ne l’envoie jamais deux fois à la même personne',
    ],
    load: () => import('./letter.ts'),
  },
  {
    name: 'mail',
    usage: 'bounce < message.eml',
    summary: 'Lit un retour de courrier et le note au registre des envois.',
    details: ['Pour l’alias « retours » d’un serveur de messagerie : "|vigie mail bounce".'],
    load: () => import('./mail.ts'),
  },
  {
    name: 'user',
    usage: 'list | add | role | disable | enable | reset-link | first-link',
    summary: 'Gère les comptes depuis cette machine, même quand plus personne ne peut entrer.',
    details: [
      'vigie user first-link                     le lien qui crée le premier compte',
      'vigie user add lea@exemple.fr --nom "Léa Martin" --role editeur   crée un compte et donne son lien',
      'vigie user list [--json]',
      'vigie user role lea@exemple.fr administrateur   lecteur, veilleur, editeur ou administrateur',
      'vigie user disable lea@exemple.fr         ferme le compte et ses sessions ; « enable » le rouvre',
      'vigie user reset-link lea@exemple.fr      un lien pour choisir un mot de passe',
      'Un lien sert une seule fois ; aucun mot de passe ne se donne ici.',
    ],
    load: () => import('./user.ts'),
  },
  {
    name: 'axis',
    usage: 'list | rename <id> "libellé"',
    summary: 'Liste les axes, ou change le libellé de l’un d’eux (son identifiant ne change pas).',
    details: [
      'vigie axis rename territoires-durables-connectes "Territoires durables et connectés (fiche 24)"',
    ],
    load: () => import('./axis.ts'),
  },
  {
    name: 'parse',
    usage: '--batch',
    summary: 'Lit des flux donnés en JSON sur l’entrée, une ligne par fichier.',
    details: [
      'Entrée : {"file","url"?,"headers"?}. Sortie : {"feed","items","bozo"?,"error"?}, même ordre.',
      'Le HTML est rendu inoffensif, images comprises (adresses absolues) : ni script, ni cadre, ni formulaire, ni style.',
      'Les pages et les lettres de Vigie, elles, ne gardent aucune image.',
    ],
    load: () => import('./parse.ts'),
  },
  {
    name: 'enrich',
    usage: '--batch',
    summary: 'Classe des éléments donnés en JSON sur l’entrée, une ligne par élément.',
    details: [
      'Entrée : {"id","title","text" ou "html","url"?,"feed"?,"published"?}. Sortie : axes et raisons, même ordre.',
    ],
    load: () => import('./enrich.ts'),
  },
  {
    name: 'index',
    usage: 'status | rebuild | verify | retry | key [--moteur integre|serveur] [--repair] [--json]',
    summary: 'Dit comment vont les index de recherche, les reconstruit, les compare à la base.',
    details: [
      'status   documents, attente, refus et version de chaque moteur ; code 3 quand l’un demande qu’on s’en occupe',
      'rebuild  relit toute la base ; la recherche répond pendant ce temps (serveur : second index, puis échange)',
      'verify   compare chaque index à la base, code 3 quand ils diffèrent ; --repair y remédie',
      'retry    reprend tout de suite ce que le serveur a refusé et ce qui était remis à plus tard',
      'key      affiche la clé qui ne sait que chercher, à donner (MEILI_KEY) à un site qui tourne seul',
    ],
    load: () => import('./search-index.ts'),
  },
  {
    name: 'reindex',
    usage: '',
    summary: 'Reconstruit les index de recherche à partir de la base, comme « vigie index rebuild ».',
    details: [],
    load: () => import('./reindex.ts'),
  },
  {
    name: 'retag',
    usage: '',
    summary: 'Reclasse tous les éléments avec le lexique d’aujourd’hui, sans rien relire.',
    details: [
      'Ce que l’équipe a décidé ne bouge pas. Une relecture en cours en arrière-plan laisse la place à celle-ci.',
    ],
    load: () => import('./retag.ts'),
  },
  {
    name: 'learn',
    usage: '[--oublier | --permettre]',
    summary: 'Ajuste le modèle aux corrections de l’équipe, comme chaque nuit.',
    details: [
      'Il en faut 20 au moins ; les 2 000 dernières comptent. « vigie retag » relit ensuite l’historique.',
      '--oublier    revient aux poids d’origine et n’apprend plus',
      '--permettre  laisse de nouveau apprendre',
    ],
    load: () => import('./learn.ts'),
  },
  {
    name: 'taxonomy',
    usage: 'export | import <fichier.json>',
    summary: 'Écrit le lexique en service en JSON, ou en met un dans le brouillon.',
    details: [
      'vigie taxonomy export > lexique.json',
      'vigie taxonomy import lexique.json   rien n’est en service avant « Publier », sur le site',
    ],
    load: () => import('./taxonomy.ts'),
  },
  {
    name: 'migrate',
    usage: '',
    summary: 'Met la base au format de cette version.',
    details: ['« start », « web » et « worker » le font d’eux-mêmes.'],
    load: () => import('./migrate.ts'),
  },
  {
    name: 'backup',
    usage: '[fichier]',
    summary: 'Copie la base, même en service.',
    details: ['Sans nom : <VIGIE_DATA>/sauvegardes/vigie-<date>.sqlite'],
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    usage: '<fichier>',
    summary: 'Remet une sauvegarde en place (arrêtez Vigie d’abord) ; l’ancienne base est gardée à côté.',
    details: [],
    load: () => import('./restore.ts'),
  },
  {
    name: 'doctor',
    usage: '[--json] | mail [--json | --nouvelle-cle | --essai adresse]',
    summary: 'Vérifie la base, la recherche, le courrier, les comptes, l’horloge, le disque et les sources.',
    details: [
      'Code de sortie 1 quand quelque chose empêche Vigie de servir.',
      'vigie doctor mail                   lit SPF, DKIM, DMARC et MX dans le DNS, et dit quoi publier',
      'vigie doctor mail --nouvelle-cle    fait une clé DKIM et donne l’enregistrement à publier',
      'vigie doctor mail --essai a@exemple.fr   envoie un message d’essai',
    ],
    load: () => import('./doctor.ts'),
  },
]

export function findCommand(name: string): Command | undefined {
  return commands.find((command) => command.name === name)
}
