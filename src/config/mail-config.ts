import * as z from 'zod'

export interface MailConfig {
  from: string
  transport: 'file' | 'smtp' | 'http'
  smtpUrl: string
  /** Messages of one letter at most in one run of its job; the rest leaves with the next. */
  perRun: number
  /** The mailbox of bounces, « retours@exemple.fr »: each message gets retours+<token>@exemple.fr. Empty: none. */
  bounces: string
  pace: MailPaceConfig
  /** What programs that tell of bounces and complaints show; empty: nobody may tell. */
  eventsSecret: string
  http?: HttpMailConfig
  dkim?: DkimConfig
}

export interface MailPaceConfig {
  /** Messages a second, all together and to one domain. */
  perSecond: number
  perDomain: number
  /** At most so many messages in a sliding window. */
  window?: { most: number; minutes: number }
  /** Messages on their way at once. */
  connections: number
}

export interface HttpMailConfig {
  url: string
  key: string
  kind: 'brevo' | 'scaleway' | 'generique'
  /** Scaleway's project. */
  project: string
}

/** What signs mail (RFC 6376): the key as PEM, or the file that holds it. */
export interface DkimConfig {
  domain: string
  selector: string
  key: string
  keyFile: string
}

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const address = z.url({ protocol: /^https?$/ }).or(z.literal(''))
const domainName = z.string().regex(/^[a-z0-9_]([a-z0-9_.-]{0,250}[a-z0-9])?$/i)
const mailWindow = z.string().regex(/^(?:[1-9][0-9]{0,6}\/[1-9][0-9]{0,3})?$/)

/** The variables of mail, as the environment gives them. */
export const mailVariables = {
  VIGIE_MAIL_FROM: z.string().min(3).default('Vigie <veille@vigie.example>'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .or(z.literal(''))
    .default(''),
  MAIL_API_URL: address.default(''),
  MAIL_API_KEY: z.string().default(''),
  MAIL_API_KIND: z.enum(['brevo', 'scaleway', 'generique']).optional(),
  MAIL_API_PROJECT: z.string().max(100).default(''),
  VIGIE_MAIL_PER_RUN: whole(1, 100_000).default(5000),
  VIGIE_MAIL_BOUNCES: z
    .email()
    // With its token, what stands before the @ may not pass 64 characters (RFC 5321 §4.5.3.1.1).
    .refine((one) => !one.includes('+') && one.indexOf('@') <= 20)
    .or(z.literal(''))
    .default(''),
  VIGIE_MAIL_RATE: whole(1, 100_000).default(10),
  VIGIE_MAIL_DOMAIN_RATE: whole(1, 100_000).default(5),
  VIGIE_MAIL_WINDOW: mailWindow.default(''),
  VIGIE_MAIL_CONNECTIONS: whole(1, 50).default(4),
  VIGIE_MAIL_EVENTS_SECRET: z.string().min(24).max(200).or(z.literal('')).default(''),
  VIGIE_DKIM_DOMAIN: domainName.or(z.literal('')).default(''),
  VIGIE_DKIM_SELECTOR: domainName.default('vigie'),
  VIGIE_DKIM_KEY: z.string().startsWith('-----BEGIN ').or(z.literal('')).default(''),
  VIGIE_DKIM_KEY_FILE: z.string().default(''),
}

type MailEnvironment = z.infer<z.ZodObject<typeof mailVariables>>

/** How mail leaves, from variables that were read. */
export function toMailConfig(v: MailEnvironment): MailConfig {
  return {
    from: v.VIGIE_MAIL_FROM,
    transport: v.SMTP_URL ? 'smtp' : v.MAIL_API_URL ? 'http' : 'file',
    smtpUrl: v.SMTP_URL,
    perRun: v.VIGIE_MAIL_PER_RUN,
    pace: toMailPace(v),
    eventsSecret: v.VIGIE_MAIL_EVENTS_SECRET,
    bounces: v.VIGIE_MAIL_BOUNCES,
    ...(v.MAIL_API_URL ? { http: toHttpMail(v) } : {}),
    ...(v.VIGIE_DKIM_KEY || v.VIGIE_DKIM_KEY_FILE ? { dkim: toDkim(v) } : {}),
  }
}

function toHttpMail(v: MailEnvironment): HttpMailConfig {
  const { host } = new URL(v.MAIL_API_URL)
  const guessed = host === 'api.brevo.com' ? 'brevo' : host === 'api.scaleway.com' ? 'scaleway' : 'generique'
  return {
    url: v.MAIL_API_URL,
    key: v.MAIL_API_KEY,
    kind: v.MAIL_API_KIND ?? guessed,
    project: v.MAIL_API_PROJECT,
  }
}

function toDkim(v: MailEnvironment): DkimConfig {
  return {
    domain: (v.VIGIE_DKIM_DOMAIN || domainOf(v.VIGIE_MAIL_FROM)).toLowerCase(),
    selector: v.VIGIE_DKIM_SELECTOR,
    // On one line of a .env file, line breaks are written \n.
    key: v.VIGIE_DKIM_KEY.replaceAll('\\n', '\n'),
    keyFile: v.VIGIE_DKIM_KEY_FILE,
  }
}

function domainOf(from: string): string {
  return from.slice(from.lastIndexOf('@') + 1).replace(/[>\s].*$/, '')
}

function toMailPace(v: MailEnvironment): MailPaceConfig {
  const [most = 0, minutes = 0] = v.VIGIE_MAIL_WINDOW.split('/').map(Number)
  return {
    perSecond: v.VIGIE_MAIL_RATE,
    perDomain: v.VIGIE_MAIL_DOMAIN_RATE,
    connections: v.VIGIE_MAIL_CONNECTIONS,
    ...(v.VIGIE_MAIL_WINDOW ? { window: { most, minutes } } : {}),
  }
}

/** What does not go together, one sentence a fault. */
export function mailFaults(v: MailEnvironment): string[] {
  const faults: string[] = []
  if (v.SMTP_URL && v.MAIL_API_URL) {
    faults.push('SMTP_URL et MAIL_API_URL sont donnés tous les deux : gardez un seul moyen d’envoi.')
  }
  if (v.MAIL_API_URL && !v.MAIL_API_KEY)
    faults.push('MAIL_API_KEY manque : MAIL_API_URL ne peut pas servir sans elle.')
  if (v.MAIL_API_URL && toHttpMail(v).kind === 'scaleway' && !v.MAIL_API_PROJECT) {
    faults.push('MAIL_API_PROJECT manque : Scaleway demande l’identifiant du projet.')
  }
  if (v.VIGIE_DKIM_KEY && v.VIGIE_DKIM_KEY_FILE) {
    faults.push('VIGIE_DKIM_KEY et VIGIE_DKIM_KEY_FILE sont données toutes les deux : gardez-en une.')
  }
  return faults
}

/** What each variable takes, for whoever wrote something else. */
export const mailExpected: Record<keyof MailEnvironment, string> = {
  VIGIE_MAIL_FROM: 'un expéditeur, par exemple « Vigie <veille@exemple.fr> »',
  SMTP_URL: 'une adresse smtp:// ou smtps://',
  MAIL_API_URL: 'une adresse http(s)',
  MAIL_API_KEY: 'une clé',
  MAIL_API_KIND: '« brevo », « scaleway » ou « generique »',
  MAIL_API_PROJECT: 'l’identifiant du projet chez Scaleway',
  VIGIE_MAIL_RATE: 'un nombre de messages par seconde, entre 1 et 100000',
  VIGIE_MAIL_DOMAIN_RATE: 'un nombre de messages par seconde, entre 1 et 100000',
  VIGIE_MAIL_WINDOW: 'messages/minutes, par exemple 500/15',
  VIGIE_MAIL_CONNECTIONS: 'un nombre entre 1 et 50',
  VIGIE_MAIL_EVENTS_SECRET: '24 caractères au moins (par exemple : openssl rand -hex 24)',
  VIGIE_MAIL_PER_RUN: 'un nombre entre 1 et 100000',
  VIGIE_MAIL_BOUNCES:
    'une adresse de messagerie sans « + », de vingt caractères au plus avant l’arobase, par exemple retours@exemple.fr',
  VIGIE_DKIM_DOMAIN: 'un domaine, par exemple exemple.fr',
  VIGIE_DKIM_SELECTOR: 'un mot, par exemple « vigie2027 »',
  VIGIE_DKIM_KEY: 'une clé privée PEM (vigie doctor mail --nouvelle-cle en fait une)',
  VIGIE_DKIM_KEY_FILE: 'le chemin d’une clé privée PEM',
}
