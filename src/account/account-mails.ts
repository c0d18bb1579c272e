import type { Config } from '../config.ts'
import { hard, thin } from '../letter/french.ts'
import { writeShortMail } from '../letter/short-mail.ts'
import type { MailMessage } from '../mail/mailer.ts'
import type { Person } from '../store/people.ts'
import { lifetimeWords } from './sign-in/links.ts'

type Site = { config: Pick<Config, 'organisation' | 'contact' | 'baseUrl'> }

/** The link that signs in. It opens a page with one button: programs that follow links do not press it. */
export function signInMail({ config }: Site, person: Person, url: string): MailMessage {
  return writeShortMail(person.email, {
    subject: 'Votre lien pour vous connecter à Vigie',
    paragraphs: [
      `Bonjour ${person.name},`,
      `Voici le lien demandé pour vous connecter à Vigie, la veille de ${config.organisation}. Il sert une seule fois, pendant ${lifetimeWords['sign-in']}.`,
    ],
    action: { label: 'Me connecter', url },
    after: [
      `Si vous n’avez rien demandé, ne faites rien${hard}: sans ce lien, personne n’entre. Ne le transmettez pas.`,
      `Une question${thin}? Écrivez à ${config.contact}.`,
    ],
  })
}

/** The first message to a new colleague. */
export function invitationMail({ config }: Site, person: Person, url: string, inviter: string): MailMessage {
  return writeShortMail(person.email, {
    subject: 'Votre accès à Vigie',
    paragraphs: [
      `Bonjour ${person.name},`,
      `${inviter} vous ouvre un accès à Vigie, la veille technologique, juridique et financière de ${config.organisation}.`,
    ],
    action: { label: 'Ouvrir mon compte', url },
    after: [
      `Le lien sert une seule fois, pendant ${lifetimeWords.invitation}. Ensuite, connectez-vous sur ${config.baseUrl}/connexion`,
      `Vous ne connaissez pas Vigie${thin}? Écrivez à ${config.contact}.`,
    ],
  })
}

/** A way back in, asked for by an administrator. */
export function resetMail({ config }: Site, person: Person, url: string): MailMessage {
  return writeShortMail(person.email, {
    subject: 'Retrouver votre accès à Vigie',
    paragraphs: [
      `Bonjour ${person.name},`,
      `Ce lien vous permet de choisir un nouveau mot de passe pour Vigie. Il sert une seule fois, pendant ${lifetimeWords.reset}.`,
    ],
    action: { label: 'Choisir un mot de passe', url },
    after: [`Vous n’avez rien demandé${thin}? Prévenez ${config.contact}.`],
  })
}

/** To whom the configuration names as the first administrator. */
export function firstAccountMail({ config }: { config: Config }, url: string): MailMessage {
  return writeShortMail(config.firstAdmin, {
    subject: 'Créer le premier compte de Vigie',
    paragraphs: [
      `Vigie fonctionne, et personne n’y a encore de compte. Ce lien crée le premier, celui de l’administrateur. Il sert une seule fois, pendant ${lifetimeWords['first-account']}.`,
    ],
    action: { label: 'Créer le premier compte', url },
    after: [`Vous n’avez rien demandé${thin}? Ne faites rien, et prévenez ${config.contact}.`],
  })
}
