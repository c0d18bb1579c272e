import type { Right } from '#src/roles.ts'
import type { Scope } from '#src/account/api-keys.ts'

/**
 * What a route asks for. `bare`: everyone, and nobody is identified (files, health: they must answer when the database
 * is away). `open`: everyone, whatever the settings. A right: who has it (src/roles.ts); `read` is also the
 * visitors' while the index is public. With a scope, an API key that has it will do as well.
 */
export type Access = 'bare' | 'open' | Right | { right: Right; scope: Scope }

const feeds = { right: 'read', scope: 'flux' } as const
const items = { right: 'read', scope: 'elements' } as const

/** The one table of rights: every route of the site is here, or the door does not open (test/web/door/access.test.ts). */
export const access: Record<string, Access> = {
  'GET /': 'read',
  'GET /recherche': 'read',
  'GET /elements/:id': 'read',
  'GET /echeances': 'read',
  'GET /axes': 'read',
  'GET /axes/:id': 'read',
  'POST /axes/:id/libelle': 'edit',
  'GET /sources': 'read',
  'GET /sources.opml': feeds,
  'GET /sources/importer': 'edit',
  'POST /sources/importer': 'edit',
  'GET /sources/ajouter': 'edit',
  'POST /sources/ajouter': 'edit',
  'POST /sources/annuler': 'edit',
  'GET /sources/:id': 'read',
  'GET /sources/:id/modifier': 'edit',
  'POST /sources/:id/modifier': 'edit',
  'POST /sources/:id/essayer': 'edit',
  'POST /sources/:id/pause': 'edit',
  'POST /sources/:id/reprise': 'edit',
  'POST /sources/:id/adresse': 'edit',
  'POST /sources/:id/origine': 'edit',
  'POST /sources/:id/retirer': 'edit',
  'POST /sources/:id/remettre': 'edit',
  'GET /couverture': 'read',
  'GET /couverture/ecartes': 'read',
  'GET /couverture/fichier': 'read',
  'GET /couverture/sources/:id': 'read',
  'GET /journal-officiel': 'read',
  'GET /lettres': 'read',
  'GET /lettres/:number{[0-9]{1,6}}': 'read',
  'GET /lettres/:number{[0-9]{1,6}}/courriel': 'read',

  'GET /flux': 'read',
  'GET /flux/:file{tout\\.(?:rss|atom|json)}': feeds,
  'GET /flux/:file{recherche\\.(?:rss|atom|json)}': feeds,
  'GET /flux/axes/:file{[a-z-]+\\.(?:rss|atom|json)}': feeds,

  'GET /api/elements': items,
  'GET /api/elements/:id': items,

  'GET /abonnement': 'open',
  'POST /abonnement': 'open',
  'GET /abonnement/confirmer': 'open',
  'POST /abonnement/confirmer': 'open',
  'GET /desabonnement': 'open',
  'POST /desabonnement': 'open',

  'GET /aide': 'open',
  'GET /accessibilite': 'open',
  'GET /mentions-legales': 'open',
  'GET /confidentialite': 'open',

  'GET /sante': 'bare',
  'GET /robots.txt': 'bare',
  'GET /favicon.ico': 'bare',
  'GET /favicon.svg': 'bare',
  'GET /public/:file': 'bare',

  'GET /connexion': 'open',
  'POST /connexion': 'open',
  'POST /connexion/lien': 'open',
  'POST /connexion/oidc': 'open',
  'GET /connexion/oidc/retour': 'open',
  'GET /lien': 'open',
  'POST /lien': 'open',
  'POST /deconnexion': 'open',
  // The session waits for its second factor: the routes see to it themselves.
  'GET /connexion/seconde-etape': 'open',
  'POST /connexion/seconde-etape': 'open',
  'POST /connexion/seconde-etape/code': 'open',

  'GET /bureau': 'own',
  'GET /bureau/nouveautes': 'own',
  'GET /bureau/favoris': 'own',
  'GET /bureau/a-verifier': 'curate',
  'POST /bureau/vu': 'own',
  'POST /bureau/marques': 'own',
  'POST /bureau/gestes': 'curate',
  'POST /bureau/annuler': 'curate',
  'POST /elements/:id/corriger': 'curate',
  'POST /elements/:id/notes': 'curate',
  'POST /elements/:id/notes/retirer': 'curate',

  'GET /compte': 'own',
  'POST /compte/nom': 'own',
  'POST /compte/mot-de-passe': 'own',
  'POST /compte/raccourcis': 'own',
  'POST /compte/sessions/fermer': 'own',
  'POST /compte/organisation/delier': 'own',
  'GET /compte/cles-d-acces': 'own',
  'POST /compte/cles-d-acces/ajouter': 'own',
  'POST /compte/cles-d-acces/retirer': 'own',
  'POST /compte/codes-de-secours': 'own',

  'GET /compte/donnees': 'own',
  'GET /compte/donnees/fichier': 'own',
  'POST /compte/donnees/effacer': 'own',

  'GET /administration': 'edit',
  'GET /administration/pages': 'edit',
  'GET /administration/pages/:slug': 'edit',
  'POST /administration/pages/:slug': 'edit',
  'POST /administration/pages/:slug/apercu': 'edit',
  'GET /administration/pages/:slug/origine': 'edit',
  'POST /administration/pages/:slug/origine': 'edit',
  'GET /administration/reglages': 'administer',
  'POST /administration/reglages': 'administer',
  'GET /administration/donnees-personnelles': 'administer',
  'POST /administration/donnees-personnelles': 'administer',
  'POST /administration/donnees-personnelles/fichier': 'administer',
  'POST /administration/donnees-personnelles/effacer': 'administer',
  'GET /administration/personnes': 'administer',
  'POST /administration/personnes': 'administer',
  'GET /administration/personnes/:id': 'administer',
  'POST /administration/personnes/:id/identite': 'administer',
  'POST /administration/personnes/:id/role': 'administer',
  'POST /administration/personnes/:id/lien': 'administer',
  'POST /administration/personnes/:id/cles-d-acces': 'administer',
  'POST /administration/personnes/:id/delier': 'administer',
  'POST /administration/personnes/:id/fermer': 'administer',
  'POST /administration/personnes/:id/rouvrir': 'administer',
  'GET /administration/cles': 'administer',
  'POST /administration/cles': 'administer',
  'POST /administration/cles/:id/revoquer': 'administer',

  'GET /journal': 'administer',
  'POST /journal/export': 'administer',
}
