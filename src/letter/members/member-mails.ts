import type { Deps } from '../../deps.ts'
import type { MailMessage } from '../../mail/mailer.ts'
import type { Subscriber } from '../../store/subscribers.ts'
import { formatDay, hard, thin } from '../french.ts'
import { openLinkSigner } from '../links.ts'
import { type Preferences, preferencesOf } from '../preferences.ts'
import { writeShortMail } from '../short-mail.ts'
import { confirmUrl, preferencesUrl, returnUrl, subscribeUrl, unsubscribeUrl } from '../site-links.ts'
import { type PreferenceLine, tellChanges, tellPreferences } from './preference-words.ts'
import { wantedPreferences } from './wanted-preferences.ts'

const dayMs = 86_400_000

/** How long the link of a farewell brings back, and the row is kept for it. */
export const returnDays = 30

/** Asks someone whom staff wrote down to confirm. Without the click nothing else is ever sent. */
export async function invitationMail(deps: Deps, member: Subscriber): Promise<MailMessage> {
  const signer = await openLinkSigner(deps)
  const token = await signer.sign('confirm', member.id, deps.now().getTime() + 7 * dayMs)
  return writeShortMail(member.email, {
    subject: 'Voulez-vous recevoir la lettre de veille\u202F?',
    paragraphs: [
      `${deps.config.organisation} vous propose sa lettre de veille sur le numérique des collectivités${hard}: les échéances, les textes et les actualités qui vous concernent.`,
      ...linesOf(await tellPreferences(deps, wantedPreferences(member))),
    ],
    action: { label: 'Recevoir la lettre', url: confirmUrl(deps.config, token) },
    after: [
      `Le lien est valable sept jours. Si vous ne voulez pas de la lettre, ne faites rien${hard}: sans confirmation, elle ne part pas et votre adresse est effacée.`,
      `Une question${thin}? Écrivez à ${deps.config.contact}.`,
    ],
  })
}

/** Tells someone whom staff added, with a consent given elsewhere, what they will get and how to change it. */
export async function welcomeMail(deps: Deps, member: Subscriber): Promise<MailMessage> {
  const signer = await openLinkSigner(deps)
  return writeShortMail(member.email, {
    subject: 'Vous êtes inscrit à la lettre de veille',
    paragraphs: [
      `${deps.config.organisation} vous a inscrit à sa lettre de veille, comme vous l’avez demandé.`,
      ...linesOf(await tellPreferences(deps, preferencesOf(member))),
    ],
    action: {
      label: 'Choisir ce que je reçois',
      url: preferencesUrl(deps.config, await signer.sign('preferences', member.id)),
    },
    after: [
      `Ce n’est pas le cas${thin}? Ne plus la recevoir${hard}: ${unsubscribeUrl(deps.config, await signer.sign('unsubscribe', member.id))}`,
    ],
  })
}

/** What was changed, or undefined when all is again as it was. */
export async function changeMail(
  deps: Deps,
  member: Subscriber,
  before: Preferences,
): Promise<MailMessage | undefined> {
  const changes = await tellChanges(deps, before, preferencesOf(member))
  if (changes.length === 0) return undefined
  const signer = await openLinkSigner(deps)
  return writeShortMail(member.email, {
    subject: 'Vos préférences de la lettre de veille ont changé',
    paragraphs: [`Voici ce qui a changé${hard}:`, ...changes],
    action: {
      label: 'Revoir mes préférences',
      url: preferencesUrl(deps.config, await signer.sign('preferences', member.id)),
    },
    after: [
      `Ce n’est pas vous${thin}? Quelqu’un à qui vous avez transféré une lettre a pu suivre son lien${hard}: le bouton ci-dessus permet de revenir en arrière.`,
    ],
  })
}

/** Someone left, or somebody with their letter did: how to come back, and until when. */
export async function farewellMail(deps: Deps, member: Subscriber): Promise<MailMessage> {
  const until = Date.parse(member.leftAt ?? deps.now().toISOString()) + returnDays * dayMs
  const token = await (await openLinkSigner(deps)).sign('return', member.id, until)
  const day = formatDay(new Date(until).toISOString())
  return writeShortMail(member.email, {
    subject: 'Vous ne recevrez plus la lettre de veille',
    paragraphs: [
      `C’est fait${hard}: la lettre de veille de ${deps.config.organisation} ne vous sera plus envoyée.`,
      `Ce n’est pas vous qui l’avez demandé${thin}? Quelqu’un à qui vous avez transféré une lettre a pu suivre son lien. Ce bouton vous réinscrit avec vos préférences, jusqu’au ${day}.`,
    ],
    action: { label: 'Revenir', url: returnUrl(deps.config, token) },
    after: [
      `Ce jour-là, votre adresse et vos préférences sont effacées. La page du bouton permet de les effacer tout de suite.`,
    ],
  })
}

/** The address was erased a moment ago: nothing is left to come back to. */
export function erasedMail(deps: Pick<Deps, 'config'>, { email }: Pick<Subscriber, 'email'>): MailMessage {
  return writeShortMail(email, {
    subject: 'Votre inscription à la lettre de veille est effacée',
    paragraphs: [
      `Votre adresse et vos préférences viennent d’être effacées, comme demandé. ${deps.config.organisation} ne vous enverra plus de lettre.`,
    ],
    after: [`Ce n’est pas vous${thin}? Vous pouvez vous réinscrire${hard}: ${subscribeUrl(deps.config)}`],
  })
}

function linesOf(lines: readonly PreferenceLine[]): string[] {
  return [lines.map(([label, words]) => `${label}${hard}: ${words}.`).join(' ')]
}
