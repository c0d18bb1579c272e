/** What is kept about people, as the code keeps it. Whoever keeps something more writes it here. */
export const privacyText = `{organisation} est responsable de ce traitement. Cette page dit ce que Vigie garde des personnes, pourquoi, et combien de temps. Une question : {contact}.

## En bref

- Lire le site sans compte ne laisse rien : ni cookie, ni traceur, ni mesure d’audience. Aucune page ne charge quoi que ce soit depuis un autre site.
- La lettre ne contient ni image espionne, ni lien de suivi.
- Un cookie n’est déposé qu’avec un compte, pour rester connecté.
- Rien n’est vendu, ni confié à qui que ce soit pour de la publicité. Aucune décision automatique ne porte sur une personne.

## Les abonnés à la lettre

- **Ce qui est gardé :** l’adresse de messagerie, ce que la personne a choisi de lire (axes, domaines, territoire, rythme), et ce que l’équipe a noté : nom, organisme, groupes ; les dates de la demande et de la confirmation, avec les mots acceptés, qui sont la preuve de l’accord. Pour chaque lettre : la date de l’envoi, et s’il a abouti.
- **Pourquoi :** envoyer la lettre demandée, une seule fois à chacun.
- **Base légale :** le consentement (RGPD, article 6.1.a). Chaque lettre porte le lien qui permet de le retirer.
- **Combien de temps :** jusqu’à la désinscription, puis {duree-depart} pour pouvoir revenir (l’effacement immédiat est proposé) ; {duree-inscription} pour une demande jamais confirmée ; {duree-envois} pour le registre des envois, qui ne porte qu’un numéro tiré au hasard ; {duree-import} pour le rapport d’un import de membres.

## Les personnes qui ont un compte

- **Ce qui est gardé :** le nom, l’adresse de messagerie, le rôle, les dates de création et de dernière connexion, les réglages du compte. Pour se connecter : l’empreinte du mot de passe (jamais le mot de passe), l’identifiant donné par le fournisseur d’identité de l’organisation, la partie publique des clés d’accès, l’empreinte des codes de secours et des liens envoyés. Pour chaque session : l’appareil en quelques mots (« Firefox sur Linux ») et ses dates, sans adresse IP. Enfin les notes écrites, les étoiles et les marques de lecture, les recherches enregistrées, les alertes demandées et les rappels choisis, avec le registre de ce qu’ils ont dit.
- **Pourquoi :** donner à chacun les droits de son rôle, et le laisser retrouver son travail.
- **Base légale :** la mission d’intérêt public de l’organisme (RGPD, article 6.1.e).
- **Combien de temps :** le compte, jusqu’à son effacement ; une session, {duree-session} sans visite et 30 jours au plus ; les marques de lecture, {duree-lectures} ; une recherche retirée, {duree-recherche} ; le registre des alertes et des rappels, {duree-alertes} ; les notes, aussi longtemps que l’élément annoté, et sans le nom après l’effacement du compte ; une clé d’API, {duree-cle} après sa fin.

## Le journal des actions

- **Ce qui est gardé :** qui a fait quoi, sur quoi et quand, avec l’état d’avant et d’après ; les connexions, avec l’appareil. Ni mot de passe, ni message, ni adresse IP.
- **Pourquoi :** pouvoir expliquer et défaire une modification, et remarquer un accès anormal.
- **Base légale :** la mission d’intérêt public et l’obligation de sécurité (RGPD, articles 6.1.e et 32).
- **Combien de temps :** {duree-journal}. Seuls les administrateurs le lisent en entier ; la page d’un élément montre à ceux qui le trient ce que l’équipe en a fait. Quand un compte est effacé, ses lignes restent sans le nom.

## Les essais de connexion

Pour freiner qui devine des mots de passe ou inonde une messagerie, Vigie compte les essais sous une empreinte à clé de l’adresse IP et de l’adresse de messagerie : ni l’une ni l’autre ne peut s’y lire. Ces compteurs sont effacés la nuit qui suit (RGPD, articles 6.1.e et 32).

## Les personnes citées dans les textes

Les textes repris des sources publiques peuvent nommer leur auteur ou des personnes publiques. Ils servent à informer les collectivités (mission d’intérêt public, RGPD, article 6.1.e), et restent dans la veille tant qu’elle est tenue ; leurs versions passées sont gardées {duree-revisions}. Une personne citée peut s’y opposer en écrivant à {contact} : la page d’origine, elle, dépend de son éditeur.

## Les cookies

Sans compte, le site n’en dépose aucun. Avec un compte :

- \`vigie\` (ou \`__Host-vigie\`) garde la session ouverte. Il vient à la connexion, et disparaît à la déconnexion ou après 30 jours.
- \`vigie-appareil\` (ou \`__Host-vigie-appareil\`) se souvient pendant un an que ce navigateur s’est déjà connecté : les essais d’un inconnu ne peuvent alors pas en bloquer l’accès.
- La connexion par le compte de l’organisation en demande un troisième, le temps de l’aller et du retour : quelques minutes.

Tous sont strictement nécessaires au service demandé : l’article 82 de la loi Informatique et Libertés les dispense de consentement. Aucun ne suit la navigation, ni n’est lu par un autre site.

## Qui reçoit ces données

Les personnes de {organisation} que leur rôle y autorise, l’hébergeur du site, et le service qui achemine les messages. Leurs noms, et ceux d’éventuels sous-traitants hors de l’Union européenne, sont à compléter par l’éditeur avant l’ouverture au public. L’hébergeur peut tenir ses propres journaux techniques.

Une copie de sauvegarde faite avant un effacement garde ce qu’elle contenait jusqu’à ce qu’une autre la remplace.

## Vos droits

Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, la limitation de leur usage, leur copie dans un format lisible par un programme, et vous opposer à leur traitement. La réponse vient sous un mois.

- Avec un compte : [Mes données](/compte/donnees) montre tout ce qui est gardé, le donne en fichier et permet d’effacer le compte.
- Pour la lettre : le lien au bas de chaque lettre montre vos choix, les change, donne vos données en fichier, désinscrit et efface.
- Dans tous les cas : écrivez à {contact}, ou au délégué à la protection des données, dont le nom est à compléter par l’éditeur.

Si la réponse ne vous convient pas, vous pouvez saisir la [CNIL](https://www.cnil.fr/fr/plaintes).
`
