import * as z from 'zod'
import { ConfigError } from './errors.ts'

/** What the environment decides, read once at the door. */
export interface Config {
  /** Where people reach the site, without a final slash: every link of a letter or feed starts with it. */
  baseUrl: string
  port: number
  /** Node only: the folder of the database, the backups and the .eml files. */
  dataFolder: string
  /** Signs links; empty: a key is made at first start and kept in the database. */
  secret: string
  /** Says who asks, with a contact, in every request (RFC 9110 §10.1.5). */
  userAgent: string
  mail: MailConfig
  meili?: { url: string; apiKey: string; index: string }
  fetch: FetchConfig
  logJson: boolean
  /** The address of a demo world, watched in place of the real sources. */
  demoUrl: string
  /** The name of the body that publishes, on pages and letters. */
  organisation: string
  /** Answers of people and the List-Unsubscribe mailbox go there. */
  contact: string
}

export interface MailConfig {
  from: string
  transport: 'file' | 'smtp' | 'http'
  smtpUrl: string
  /** Messages of one letter at most in one run of its job; the rest leaves with the next. */
  perRun: number
  http?: { url: string; key: string }
}

export interface FetchConfig {
  timeoutMs: number
  maxBytes: number
  maxRedirects: number
  /** True lets feeds live on private addresses: the demo world, an intranet. */
  allowPrivate: boolean
  /** Feeds fetched at once. */
  concurrency: number
}

const flag = z
  .enum(['', '0', '1', 'oui', 'non', 'true', 'false'])
  .transform((v) => ['1', 'oui', 'true'].includes(v))
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const address = z.url({ protocol: /^https?$/ }).or(z.literal(''))

const environment = z.object({
  PORT: whole(0, 65535).default(3000),
  VIGIE_BASE_URL: address.default(''),
  VIGIE_DATA: z.string().min(1).default('data'),
  VIGIE_SECRET: z.string().min(32).or(z.literal('')).default(''),
  VIGIE_ORGANISATION: z.string().min(1).default('Val de Loire Numérique'),
  VIGIE_CONTACT: z.email().default('veille@vigie.example'),
  VIGIE_MAIL_FROM: z.string().min(3).default('Vigie <veille@vigie.example>'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .or(z.literal(''))
    .default(''),
  MAIL_API_URL: address.default(''),
  MAIL_API_KEY: z.string().default(''),
  VIGIE_MAIL_PER_RUN: whole(1, 100_000).default(5000),
  MEILI_URL: address.default(''),
  MEILI_KEY: z.string().default(''),
  MEILI_INDEX: z
    .string()
    .regex(/^[a-z0-9_-]+$/)
    .default('vigie'),
  VIGIE_FETCH_TIMEOUT: whole(1, 120).default(20),
  VIGIE_FETCH_MAX_MB: whole(1, 50).default(10),
  VIGIE_FETCH_CONCURRENCY: whole(1, 50).default(6),
  VIGIE_FETCH_PRIVATE: flag.default(false),
  VIGIE_DEMO_URL: address.default(''),
  VIGIE_LOG: z.enum(['texte', 'json']).default('texte'),
})

/**
 * Reads a plain record of variables. An empty variable counts as absent.
 * Throws one ConfigError that names every mistake.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  const faults = parsed.success
    ? combinationFaults(parsed.data)
    : parsed.error.issues.map((issue) => faultOf(issue, given))
  if (!parsed.success || faults.length > 0) throw new ConfigError('Configuration refusée', faults)
  return Object.freeze(toConfig(parsed.data))
}

type Environment = z.infer<typeof environment>

function toConfig(v: Environment): Config {
  const baseUrl = (v.VIGIE_BASE_URL || `http://localhost:${v.PORT}`).replace(/\/+$/, '')
  return {
    baseUrl,
    port: v.PORT,
    dataFolder: v.VIGIE_DATA,
    secret: v.VIGIE_SECRET,
    userAgent: `Vigie/0.1 (veille publique ; ${v.VIGIE_BASE_URL ? `+${baseUrl} ; ` : ''}${v.VIGIE_CONTACT})`,
    mail: {
      from: v.VIGIE_MAIL_FROM,
      transport: v.SMTP_URL ? 'smtp' : v.MAIL_API_URL ? 'http' : 'file',
      smtpUrl: v.SMTP_URL,
      perRun: v.VIGIE_MAIL_PER_RUN,
      ...(v.MAIL_API_URL ? { http: { url: v.MAIL_API_URL, key: v.MAIL_API_KEY } } : {}),
    },
    ...(v.MEILI_URL ? { meili: { url: v.MEILI_URL, apiKey: v.MEILI_KEY, index: v.MEILI_INDEX } } : {}),
    fetch: {
      timeoutMs: v.VIGIE_FETCH_TIMEOUT * 1000,
      maxBytes: v.VIGIE_FETCH_MAX_MB * 1024 * 1024,
      maxRedirects: 5,
      allowPrivate: v.VIGIE_FETCH_PRIVATE,
      concurrency: v.VIGIE_FETCH_CONCURRENCY,
    },
    demoUrl: v.VIGIE_DEMO_URL.replace(/\/+$/, ''),
    logJson: v.VIGIE_LOG === 'json',
    organisation: v.VIGIE_ORGANISATION,
    contact: v.VIGIE_CONTACT,
  }
}

function combinationFaults(v: Environment): string[] {
  const faults: string[] = []
  if (v.SMTP_URL && v.MAIL_API_URL) {
    faults.push('SMTP_URL et MAIL_API_URL sont donnés tous les deux : gardez un seul moyen d’envoi.')
  }
  if (v.MAIL_API_URL && !v.MAIL_API_KEY)
    faults.push('MAIL_API_KEY manque : MAIL_API_URL ne peut pas servir sans elle.')
  if (v.MEILI_KEY && !v.MEILI_URL) faults.push('MEILI_URL manque : MEILI_KEY ne sert à rien sans elle.')
  return faults
}

const expected: Record<keyof Environment, string> = {
  PORT: 'un numéro de port entre 0 et 65535',
  VIGIE_BASE_URL: 'une adresse http(s), par exemple https://veille.exemple.fr',
  VIGIE_DATA: 'un dossier',
  VIGIE_SECRET: '32 caractères au moins (par exemple : openssl rand -hex 32)',
  VIGIE_ORGANISATION: 'un nom',
  VIGIE_CONTACT: 'une adresse de messagerie',
  VIGIE_MAIL_FROM: 'un expéditeur, par exemple « Vigie <veille@exemple.fr> »',
  SMTP_URL: 'une adresse smtp:// ou smtps://',
  MAIL_API_URL: 'une adresse http(s)',
  MAIL_API_KEY: 'une clé',
  VIGIE_MAIL_PER_RUN: 'un nombre entre 1 et 100000',
  MEILI_URL: 'une adresse http(s), par exemple http://localhost:7700',
  MEILI_KEY: 'une clé',
  MEILI_INDEX: 'des minuscules, chiffres, - ou _',
  VIGIE_FETCH_TIMEOUT: 'des secondes, entre 1 et 120',
  VIGIE_FETCH_MAX_MB: 'des mégaoctets, entre 1 et 50',
  VIGIE_FETCH_CONCURRENCY: 'un nombre entre 1 et 50',
  VIGIE_FETCH_PRIVATE: '1 ou 0',
  VIGIE_DEMO_URL: 'une adresse http(s)',
  VIGIE_LOG: '« texte » ou « json »',
}

const secretNames = /SECRET|KEY|SMTP_URL/

function faultOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]) as keyof Environment
  const shown = secretNames.test(name) ? '' : ` « ${given[name] ?? ''} » ne convient pas`
  return `${name}${shown || ' ne convient pas'} : il faut ${expected[name] ?? 'une autre valeur'}.`
}
