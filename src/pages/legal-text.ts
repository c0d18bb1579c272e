/** The least that is true of every installation; the rest is named as missing. */
export const legalText = `## Éditeur

Ce site est édité par {organisation}. Contact : {contact}.

Le nom du directeur de la publication et celui de l’hébergeur sont à compléter par l’éditeur avant l’ouverture au public.

## Contenus

Vigie reprend des titres et des textes publiés par d’autres, avec leur source et leur adresse d’origine. Ils restent à leurs auteurs, sous leurs licences. Le classement est d’abord automatique : seule la page d’origine fait foi.

## Données personnelles

Ce que le site garde des personnes, pourquoi et combien de temps : [Données personnelles](/confidentialite).

## Accessibilité

L’état du site et la façon de signaler une difficulté : [Accessibilité](/accessibilite).

## Logiciel

Vigie est un logiciel libre, sous licence EUPL 1.2.
`
