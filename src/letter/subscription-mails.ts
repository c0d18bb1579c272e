import type { Deps } from '../deps.ts'
import type { MailMessage } from '../mail/mailer.ts'
import type { Subscriber } from '../store/subscribers.ts'
import { hard, thin } from './french.ts'
import { tellPreferences } from './members/preference-words.ts'
import { samePreferences, wantedPreferences } from './members/wanted-preferences.ts'
import { everything, preferencesOf, type Preferences } from './preferences.ts'
import { writeShortMail } from './short-mail.ts'
import { confirmUrl, unsubscribeUrl } from './site-links.ts'

export interface SubscriptionTokens {
  confirm: string
  unsubscribe: string
}

/** Asks a new person to confirm. Without the click nothing else is ever sent. */
export async function confirmationMail(
  deps: Deps,
  subscriber: Subscriber,
  tokens: SubscriptionTokens,
): Promise<MailMessage> {
  return writeShortMail(subscriber.email, {
    subject: 'Confirmez votre inscription à la lettre de veille',
    paragraphs: [
      `Quelqu’un, sans doute vous, a demandé que cette adresse reçoive la lettre de veille de ${deps.config.organisation}.`,
      await choiceOf(deps, subscriber),
    ],
    action: { label: 'Confirmer mon inscription', url: confirmUrl(deps.config, tokens.confirm) },
    after: [
      `Le lien est valable sept jours. Si vous n’avez rien demandé, ne faites rien${hard}: sans confirmation, aucune lettre ne part et l’adresse est effacée.`,
      `Une question${thin}? Écrivez à ${deps.config.contact}.`,
    ],
  })
}

/** Tells someone already on the list, who filled the form again, how to change or leave. */
export async function alreadySubscribedMail(
  deps: Deps,
  subscriber: Subscriber,
  tokens: SubscriptionTokens,
): Promise<MailMessage> {
  const choice = await choiceOf(deps, subscriber)
  const changes = !samePreferences(wantedPreferences(subscriber), preferencesOf(subscriber))
  const change = {
    paragraphs: [
      `Le lien ci-dessous remplace vos choix par ceux du formulaire. Il est valable sept jours. ${choice}`,
    ],
    action: { label: 'Enregistrer ces choix', url: confirmUrl(deps.config, tokens.confirm) },
  }
  const same = {
    paragraphs: [`${choice} Pour en changer, remplissez le formulaire avec d’autres choix.`],
  }
  const told = changes ? change : same
  return writeShortMail(subscriber.email, {
    ...told,
    subject: 'Vous recevez déjà la lettre de veille',
    paragraphs: [
      `Quelqu’un, sans doute vous, a rempli le formulaire d’inscription à la lettre de veille de ${deps.config.organisation}. Cette adresse y est déjà inscrite${hard}: rien ne change si vous ne faites rien.`,
      ...told.paragraphs,
    ],
    after: [`Ne plus recevoir la lettre${hard}: ${unsubscribeUrl(deps.config, tokens.unsubscribe)}`],
  })
}

/** The axes always; the rest where it is not as for everyone. */
async function choiceOf(deps: Deps, subscriber: Subscriber): Promise<string> {
  const wanted: Preferences = wantedPreferences(subscriber)
  const [lines, usual] = [await tellPreferences(deps, wanted), await tellPreferences(deps, everything)]
  return lines
    .filter(([, words], at) => at === 0 || words !== usual[at]?.[1])
    .map(([label, words]) => `${label === 'Axes' ? 'Axes choisis' : label}${hard}: ${words}.`)
    .join(' ')
}
