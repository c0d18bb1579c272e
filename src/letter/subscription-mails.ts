import type { Deps } from '../deps.ts'
import type { MailMessage } from '../mail/mailer.ts'
import type { Subscriber } from '../store/subscribers.ts'
import { listAxisNames } from './axis-names.ts'
import { hard, quote, thin } from './french.ts'
import { sameAxes } from './same-axes.ts'
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
      `Quelqu’un, sans doute vous, a demandé que cette adresse reçoive la lettre de veille de ${deps.config.organisation}, chaque lundi.`,
      `Axes choisis${hard}: ${await namesOf(deps, subscriber)}.`,
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
  const names = await namesOf(deps, subscriber)
  const changes = !sameAxes(subscriber.requestedAxes ?? subscriber.axes, subscriber.axes)
  const change = {
    paragraphs: [
      `Le lien ci-dessous remplace vos axes par ceux du formulaire${hard}: ${names}. Il est valable sept jours.`,
    ],
    action: { label: 'Enregistrer ces axes', url: confirmUrl(deps.config, tokens.confirm) },
  }
  const same = {
    paragraphs: [`Vos axes${hard}: ${names}. Pour en changer, remplissez le formulaire avec d’autres axes.`],
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

async function namesOf(deps: Deps, { requestedAxes, axes }: Subscriber): Promise<string> {
  const wanted = requestedAxes ?? axes
  if (wanted.length === 0) return 'tous'
  const names = await listAxisNames(deps)
  return wanted.map((id) => quote(names.get(id)?.label ?? id)).join(', ')
}
