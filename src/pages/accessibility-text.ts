/** Says what was tested and what was not: no claim of conformity without an audit. */
export const accessibilityText = `{organisation} veut que chacun puisse lire cette veille, avec ou sans aide technique.

## État de conformité

La conformité au RGAA n’a pas été évaluée : aucun audit complet n’a encore été mené. Le site ne peut donc être dit ni conforme, ni partiellement conforme.

## Ce qui est vérifié

- Chaque page est contrôlée automatiquement (axe-core), en couleurs claires et sombres, à chaque version du site. Un tel contrôle ne voit qu’une partie des défauts.
- Toutes les pages s’utilisent au clavier, sans JavaScript, et jusqu’à 320 pixels de large.
- Aucune information ne passe par la seule couleur.

## Ce qui reste à faire

- Un audit par des personnes, avec des lecteurs d’écran.
- Les textes repris des sources gardent parfois leurs défauts : tableaux sans en-têtes, liens peu explicites.

## Signaler une difficulté

Écrivez à {contact}. Si la réponse ne vient pas ou ne convient pas, vous pouvez saisir le [Défenseur des droits](https://www.defenseurdesdroits.fr/).
`
