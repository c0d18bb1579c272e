import { type Right, leastRoleWith } from '#src/roles.ts'
import { formatLength } from '../views/format.ts'
import type { ErrorWords } from '../views/pages/error-page.ts'
import type { PageStatus } from '../site.ts'
import { roleWords } from '../views/staff-words.ts'

/** A request that is refused, with what to tell the person and what they can do. Becomes a page in errors.ts. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: Exclude<PageStatus, 200>
  readonly words: ErrorWords

  constructor(status: Exclude<PageStatus, 200>, words: ErrorWords) {
    super(words.title)
    this.status = status
    this.words = words
  }
}

/** The form came from elsewhere than our own pages. */
export function crossSite(): Refusal {
  return new Refusal(403, {
    title: 'Envoi refusé',
    sentence: 'Ce formulaire n’a pas été envoyé depuis notre site : par prudence, rien n’a été fait.',
    advice: 'Revenez à la page du formulaire, puis envoyez-le de nouveau.',
  })
}

/** The form belongs to another session than the one now open: another tab signed out, or in under another name. */
export function staleForm(): Refusal {
  return new Refusal(403, {
    title: 'Cette page n’est plus à jour',
    sentence:
      'Vous vous êtes connecté de nouveau depuis que cette page est ouverte, peut-être dans un autre onglet : par prudence, rien n’a été fait.',
    advice: 'Revenez en arrière, rechargez la page, puis recommencez.',
  })
}

/** Nobody is signed in (any more). `returnTo` is where they were. */
export function notSignedIn(returnTo: string): Refusal {
  return new Refusal(401, {
    title: 'Connexion nécessaire',
    sentence: 'Votre session a pris fin, ou vous n’êtes pas connecté : rien n’a été fait.',
    advice:
      'Connectez-vous, puis recommencez. Le texte saisi est encore dans la page d’avant (bouton « Retour »).',
    link: { words: 'Se connecter', path: signInPath(returnTo) },
  })
}

export function lacksRight(right: Right): Refusal {
  return new Refusal(403, {
    title: 'Accès réservé',
    sentence: `Votre rôle ne permet pas cela : il faut être ${roleWords[leastRoleWith(right)].toLowerCase()}.`,
    advice: 'Demandez à un administrateur de changer votre rôle. Rien n’a été fait.',
  })
}

/** Too many tries: when to come back. */
export function tooSoon(waitMs: number, advice: string): Refusal {
  const length = formatLength(waitMs + 59_999)
  return new Refusal(429, {
    title: 'Trop d’essais',
    sentence: `Par prudence, il faut attendre ${length} avant de réessayer.`,
    advice,
  })
}

/** Passwords cost work: beyond a few at once, the site answers rather than fall. */
export function tooBusy(): Refusal {
  return new Refusal(503, {
    title: 'Trop de connexions à la fois',
    sentence: 'Le site vérifie déjà beaucoup de mots de passe : rien n’a été fait.',
    advice: 'Réessayez dans une minute.',
  })
}

/** The site is opened over plain http though its address is https: no browser would keep the session. */
export function wrongScheme(publicUrl: string): Refusal {
  return new Refusal(400, {
    title: 'Ouvrez le site à son adresse',
    sentence: `Vous êtes sur une adresse sans chiffrement (http) : la connexion ne peut pas y être gardée.`,
    advice: `Allez sur ${publicUrl}, puis connectez-vous.`,
    link: { words: 'Ouvrir l’adresse chiffrée', path: `${publicUrl}/connexion` },
  })
}

export function signInPath(returnTo: string): string {
  return returnTo === '/'
    ? '/connexion'
    : `/connexion?${new URLSearchParams({ retour: returnTo }).toString()}`
}
