import type { OidcRefusal } from '#src/account/oidc/sign-in.ts'
import { Refusal, signInPath } from '../../door/refusal.ts'
import type { PageStatus } from '../../site.ts'
import { type Html, html } from '../html.ts'

/** Shown for a moment on the way to the provider, or longer where a browser does not go on by itself. */
export function leavingPage(url: string): Html {
  return html`<div class="reading">
    <h1>Connexion en cours</h1>
    <p>
      Vous allez au service de connexion de votre organisation, <strong>${new URL(url).host}</strong>, qui
      vous ramènera ici.
    </p>
    <p><a class="button" href="${url}">Continuer</a></p>
  </div>`
}

interface Words {
  status: Exclude<PageStatus, 200>
  title: string
  sentence: string
  advice: string
}

const words: Record<OidcRefusal, Words> = {
  'no-flow': {
    status: 400,
    title: 'Cette connexion n’est plus valable',
    sentence:
      'Elle a déjà servi, elle a duré plus de dix minutes, ou elle a commencé dans un autre navigateur.',
    advice: 'Recommencez depuis la page de connexion.',
  },
  denied: {
    status: 403,
    title: 'Connexion annulée',
    sentence:
      'Votre organisation n’a pas transmis votre identité : vous l’avez refusé, ou elle ne le permet pas.',
    advice: 'Recommencez, ou choisissez une autre façon de vous connecter.',
  },
  'bad-answer': {
    status: 400,
    title: 'Réponse inattendue de votre organisation',
    sentence:
      'Son service de connexion a donné une réponse que Vigie ne peut pas accepter : rien n’a été fait.',
    advice:
      'Recommencez. Si cela se reproduit, prévenez un administrateur : le journal du serveur dit pourquoi.',
  },
  unavailable: {
    status: 503,
    title: 'Votre organisation ne répond pas',
    sentence: 'Son service de connexion est injoignable en ce moment : rien n’a été fait.',
    advice: 'Réessayez dans quelques minutes, ou choisissez une autre façon de vous connecter.',
  },
  disabled: {
    status: 403,
    title: 'Compte fermé',
    sentence: 'Votre organisation vous a reconnu, mais votre compte dans Vigie est fermé.',
    advice: 'Demandez à un administrateur de le rouvrir.',
  },
  unknown: {
    status: 403,
    title: 'Pas encore de compte',
    sentence: 'Votre organisation vous a reconnu, mais aucun compte de Vigie ne vous attend.',
    advice: 'Demandez à un administrateur de vous inviter.',
  },
  'no-email': {
    status: 403,
    title: 'Adresse inconnue',
    sentence:
      'Votre organisation ne transmet pas d’adresse de messagerie utilisable : il en faut une pour un compte.',
    advice: 'Demandez à un administrateur de voir ce que votre organisation transmet.',
  },
  'unverified-email': {
    status: 403,
    title: 'Adresse non vérifiée',
    sentence:
      'Votre organisation ne certifie pas que l’adresse transmise est la vôtre : par prudence, rien n’a été fait.',
    advice: 'Faites-y vérifier votre adresse, ou choisissez une autre façon de vous connecter.',
  },
  'other-identity': {
    status: 403,
    title: 'Compte déjà lié',
    sentence:
      'Votre organisation vous a reconnu, mais le compte de Vigie à cette adresse est lié à un autre de ses comptes : par prudence, rien n’a été fait.',
    advice:
      'Connectez-vous par lien ou par mot de passe, puis déliez l’ancien dans « Mon compte » ; ou demandez-le à un administrateur.',
  },
  guarded: {
    status: 403,
    title: 'Compte protégé par une clé d’accès',
    sentence:
      'Votre organisation vous a reconnu, mais ce compte demande une clé d’accès et ne lui est pas encore lié : par prudence, rien n’a été fait.',
    advice:
      'Connectez-vous par mot de passe ou par lien, avec votre clé. Pour entrer ensuite par votre organisation, retirez vos clés, connectez-vous une fois par elle, puis ajoutez-les de nouveau.',
  },
}

export function oidcRefusal(reason: OidcRefusal, returnTo: string): Refusal {
  const { status, ...told } = words[reason]
  return new Refusal(status, {
    ...told,
    link: { words: 'Revenir à la connexion', path: signInPath(returnTo) },
  })
}
