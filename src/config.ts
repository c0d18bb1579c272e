import ipaddr from 'ipaddr.js'
import * as z from 'zod'
import {
  mailExpected,
  mailFaults,
  mailVariables,
  type MailConfig,
  toMailConfig,
} from './config/mail-config.ts'
import { ConfigError } from './errors.ts'
import { type Role, isRole, roles } from './roles.ts'

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
  /** Proxies (addresses, CIDR) whose X-Forwarded-For is believed. None: the header is never read. */
  trustedProxies: readonly string[]
  /** On Workers, where there is no console: the address to which the link to the first account is mailed. */
  firstAdmin: string
  /** The OpenID Connect provider that people may sign in with. */
  oidc?: OidcConfig
  /** The language model that editors may ask for summaries, by the OpenAI protocol. */
  model?: ModelConfig
  /** The WebSub hub that feeds announce, and that is told of what changes. */
  websubHub?: string
}

export interface ModelConfig {
  url: string
  /** Empty: the service asks for none. */
  key: string
  name: string
}

export interface OidcConfig {
  issuer: string
  clientId: string
  /** Empty: a public client, which PKCE alone protects. */
  clientSecret: string
  /** How the secret goes to the provider; undefined: as the provider says. */
  clientAuth?: 'basic' | 'post'
  /** The words of the button. */
  label: string
  scope: string
  /** The claim that lists the person's groups; a dotted path reaches inside (Keycloak: realm_access.roles). */
  groupsClaim: string
  groupRoles: readonly { group: string; role: Role }[]
  /** For whoever no group maps and no account knows; undefined: they are refused. */
  defaultRole?: Role
  /** True takes an address for verified when the provider does not say; one that says it is not is believed. */
  trustEmail: boolean
}

export interface FetchConfig {
  timeoutMs: number
  maxBytes: number
  maxRedirects: number
  /** True lets feeds live on any private address: the demo world, tests. */
  allowPrivate: boolean
  /** Names (« *.ville.lan » for all below), addresses and CIDR of intranet sources, which may be private. */
  privateHosts: readonly string[]
  /** Between two requests to one host. */
  pauseMs: number
  /** Feeds fetched at once. */
  concurrency: number
}

const flag = z
  .enum(['', '0', '1', 'oui', 'non', 'true', 'false'])
  .transform((v) => ['1', 'oui', 'true'].includes(v))
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const address = z.url({ protocol: /^https?$/ }).or(z.literal(''))

const proxies = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''))
  .refine((list) => list.every((one) => ipaddr.isValid(one) || ipaddr.isValidCIDR(one)))

const privateHosts = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''))
  .refine((list) => list.every((one) => isHostName(one) || ipaddr.isValid(one) || ipaddr.isValidCIDR(one)))

function isHostName(text: string): boolean {
  return /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i.test(text)
}

const environment = z.object({
  PORT: whole(0, 65535).default(3000),
  VIGIE_BASE_URL: address.default(''),
  VIGIE_DATA: z.string().min(1).default('data'),
  VIGIE_SECRET: z.string().min(32).or(z.literal('')).default(''),
  VIGIE_ORGANISATION: z.string().min(1).default('Val de Loire Numérique'),
  VIGIE_CONTACT: z.email().default('veille@vigie.example'),
  ...mailVariables,
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
  VIGIE_FETCH_PRIVATE_HOSTS: privateHosts.default([]),
  VIGIE_DEMO_URL: address.default(''),
  VIGIE_TRUSTED_PROXIES: proxies.default([]),
  VIGIE_WEBSUB_HUB: z
    .url({ protocol: /^https?$/ })
    .or(z.literal(''))
    .default(''),
  VIGIE_FIRST_ADMIN: z.email().or(z.literal('')).default(''),
  VIGIE_LOG: z.enum(['texte', 'json']).default('texte'),
  VIGIE_LLM_URL: address.default(''),
  VIGIE_LLM_KEY: z.string().max(500).default(''),
  VIGIE_LLM_MODEL: z.string().max(200).default(''),
  OIDC_ISSUER: address.default(''),
  OIDC_CLIENT_ID: z.string().default(''),
  OIDC_CLIENT_SECRET: z.string().default(''),
  OIDC_CLIENT_AUTH: z.enum(['basic', 'post']).optional(),
  OIDC_LABEL: z.string().max(80).default('Se connecter avec le compte de mon organisation'),
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/)
    .default('openid email profile'),
  OIDC_GROUPS_CLAIM: z.string().default('groups'),
  OIDC_ROLES: z.string().default(''),
  OIDC_DEFAULT_ROLE: z.enum(roles).optional(),
  OIDC_TRUST_EMAIL: flag.default(false),
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
    mail: toMailConfig(v),
    ...(v.MEILI_URL ? { meili: { url: v.MEILI_URL, apiKey: v.MEILI_KEY, index: v.MEILI_INDEX } } : {}),
    fetch: {
      timeoutMs: v.VIGIE_FETCH_TIMEOUT * 1000,
      maxBytes: v.VIGIE_FETCH_MAX_MB * 1024 * 1024,
      maxRedirects: 5,
      allowPrivate: v.VIGIE_FETCH_PRIVATE,
      privateHosts: v.VIGIE_FETCH_PRIVATE_HOSTS,
      pauseMs: v.VIGIE_FETCH_PRIVATE ? 0 : 1000,
      concurrency: v.VIGIE_FETCH_CONCURRENCY,
    },
    demoUrl: v.VIGIE_DEMO_URL.replace(/\/+$/, ''),
    logJson: v.VIGIE_LOG === 'json',
    organisation: v.VIGIE_ORGANISATION,
    contact: v.VIGIE_CONTACT,
    trustedProxies: v.VIGIE_TRUSTED_PROXIES,
    firstAdmin: v.VIGIE_FIRST_ADMIN,
    ...(v.VIGIE_WEBSUB_HUB ? { websubHub: v.VIGIE_WEBSUB_HUB } : {}),
    ...(v.OIDC_ISSUER ? { oidc: toOidcConfig(v) } : {}),
    ...(v.VIGIE_LLM_URL
      ? { model: { url: v.VIGIE_LLM_URL, key: v.VIGIE_LLM_KEY, name: v.VIGIE_LLM_MODEL } }
      : {}),
  }
}

function toOidcConfig(v: Environment): OidcConfig {
  return {
    issuer: v.OIDC_ISSUER,
    clientId: v.OIDC_CLIENT_ID,
    clientSecret: v.OIDC_CLIENT_SECRET,
    clientAuth: v.OIDC_CLIENT_AUTH,
    label: v.OIDC_LABEL,
    scope: v.OIDC_SCOPE,
    groupsClaim: v.OIDC_GROUPS_CLAIM,
    groupRoles: splitGroupRoles(v.OIDC_ROLES).flatMap(({ group, role }) =>
      isRole(role) ? [{ group, role }] : [],
    ),
    defaultRole: v.OIDC_DEFAULT_ROLE,
    trustEmail: v.OIDC_TRUST_EMAIL,
  }
}

// A group may hold spaces, slashes, colons and equal signs: the role follows the last of them.
function splitGroupRoles(text: string): { group: string; role: string }[] {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '')
  return pairs.map((pair) => {
    const at = pair.lastIndexOf('=')
    return { group: pair.slice(0, Math.max(at, 0)).trim(), role: pair.slice(at + 1).trim() }
  })
}

function combinationFaults(v: Environment): string[] {
  const faults: string[] = [...oidcFaults(v), ...mailFaults(v)]
  if (v.VIGIE_WEBSUB_HUB && !isSafeUrl(new URL(v.VIGIE_WEBSUB_HUB))) {
    faults.push('VIGIE_WEBSUB_HUB : il faut https, sauf sur localhost, 127.0.0.1 et [::1].')
  }
  if (v.VIGIE_LLM_URL && !v.VIGIE_LLM_MODEL)
    faults.push('VIGIE_LLM_MODEL manque : VIGIE_LLM_URL ne peut pas servir sans le nom d’un modèle.')
  if ((v.VIGIE_LLM_KEY || v.VIGIE_LLM_MODEL) && !v.VIGIE_LLM_URL)
    faults.push('VIGIE_LLM_URL manque : VIGIE_LLM_KEY et VIGIE_LLM_MODEL ne servent à rien sans elle.')
  if (v.MEILI_KEY && !v.MEILI_URL) faults.push('MEILI_URL manque : MEILI_KEY ne sert à rien sans elle.')
  return faults
}

function oidcFaults(v: Environment): string[] {
  const faults: string[] = []
  const isAsked = v.OIDC_CLIENT_ID !== '' || v.OIDC_CLIENT_SECRET !== '' || v.OIDC_ROLES !== ''
  if (isAsked && !v.OIDC_ISSUER) {
    faults.push('OIDC_ISSUER manque : les autres variables OIDC_ ne servent à rien sans elle.')
  }
  if (v.OIDC_ISSUER && !v.OIDC_CLIENT_ID) {
    faults.push('OIDC_CLIENT_ID manque : OIDC_ISSUER ne peut pas servir sans elle.')
  }
  if (v.OIDC_ISSUER && !isSafeUrl(new URL(v.OIDC_ISSUER))) {
    faults.push('OIDC_ISSUER : il faut https, sauf sur localhost, 127.0.0.1 et [::1].')
  }
  for (const { group, role } of splitGroupRoles(v.OIDC_ROLES)) {
    if (group === '') faults.push(`OIDC_ROLES : « ${role} » n’a pas la forme groupe=rôle.`)
    else if (!isRole(role)) {
      faults.push(`OIDC_ROLES : « ${role} » n’est pas un rôle (${roles.join(', ')}).`)
    }
  }
  return faults
}

function isSafeUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

const expected: Record<keyof Environment, string> = {
  PORT: 'un numéro de port entre 0 et 65535',
  VIGIE_BASE_URL: 'une adresse http(s), par exemple https://veille.exemple.fr',
  VIGIE_DATA: 'un dossier',
  VIGIE_SECRET: '32 caractères au moins (par exemple : openssl rand -hex 32)',
  VIGIE_ORGANISATION: 'un nom',
  VIGIE_CONTACT: 'une adresse de messagerie',
  ...mailExpected,
  MEILI_URL: 'une adresse http(s), par exemple http://localhost:7700',
  MEILI_KEY: 'une clé',
  MEILI_INDEX: 'des minuscules, chiffres, - ou _',
  VIGIE_FETCH_TIMEOUT: 'des secondes, entre 1 et 120',
  VIGIE_FETCH_MAX_MB: 'des mégaoctets, entre 1 et 50',
  VIGIE_FETCH_CONCURRENCY: 'un nombre entre 1 et 50',
  VIGIE_FETCH_PRIVATE: '1 ou 0',
  VIGIE_FETCH_PRIVATE_HOSTS:
    'des noms (*.ville.lan pour tout ce qui est dessous), des adresses ou des plages (10.0.0.0/8), séparés par des virgules',
  VIGIE_DEMO_URL: 'une adresse http(s)',
  VIGIE_TRUSTED_PROXIES: 'des adresses ou des plages (192.0.2.1, 10.0.0.0/8), séparées par des virgules',
  VIGIE_WEBSUB_HUB: 'l’adresse https d’un hub WebSub, par exemple https://pubsubhubbub.appspot.com/',
  VIGIE_FIRST_ADMIN: 'une adresse de messagerie',
  VIGIE_LOG: '« texte » ou « json »',
  VIGIE_LLM_URL: 'une adresse http(s), par exemple https://api.mistral.ai ou http://localhost:11434',
  VIGIE_LLM_KEY: 'une clé',
  VIGIE_LLM_MODEL: 'le nom d’un modèle, par exemple mistral-small-latest',
  OIDC_ISSUER: 'une adresse https, par exemple https://sso.exemple.fr/realms/agents',
  OIDC_CLIENT_ID: 'un identifiant',
  OIDC_CLIENT_SECRET: 'un secret',
  OIDC_CLIENT_AUTH: '« basic » ou « post »',
  OIDC_LABEL: '80 caractères au plus',
  OIDC_SCOPE: 'des mots dont « openid », par exemple « openid email profile »',
  OIDC_GROUPS_CLAIM: 'un nom, par exemple « groups » ou « realm_access.roles »',
  OIDC_ROLES: 'des paires groupe=rôle séparées par des virgules',
  OIDC_DEFAULT_ROLE: roles.map((role) => `« ${role} »`).join(', '),
  OIDC_TRUST_EMAIL: '1 ou 0',
}

const secretNames = /SECRET|KEY|SMTP_URL/

function faultOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]) as keyof Environment
  const shown = secretNames.test(name) ? '' : ` « ${given[name] ?? ''} » ne convient pas`
  return `${name}${shown || ' ne convient pas'} : il faut ${expected[name] ?? 'une autre valeur'}.`
}
