import { load } from 'cheerio/slim'
import * as z from 'zod'
import { axisIds, domains, kinds } from '../axis/taxonomy.ts'
import type { FeedFormat } from './definition.ts'
import { isTerritoryCode } from './territory-code.ts'

const text = z
  .string()
  .refine((value) => value.trim() !== '', { error: 'ne doit pas être vide', abort: true })
const path = text.regex(/^[^.{}\s]+(?:\.[^.{}\s]+)*$/, 'chemin mal formé (attendu « a.b.c »)')
const paths = z.array(path).min(1, 'doit citer au moins un chemin')
const address = z.string().superRefine((value, context) => {
  const fault = faultOfAddress(value)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})
const selector = text.refine(isSelector, 'sélecteur CSS illisible')

const common = {
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'attendu en minuscules, chiffres et tirets : « arcep-actualites »'),
  publisher: text,
  title: text,
  url: address,
  homepage: address,
  domain: z.enum(domains),
  territory: z
    .string()
    .refine(
      isTerritoryCode,
      'territoire inconnu (ue, national, region-24, dept-41, epci-…, commune-…, hors-region)',
    ),
  language: z.enum(['fr', 'en']),
  everyMinutes: z.int().positive('doit être positif'),
  priors: z
    .partialRecord(z.enum(axisIds), z.number().min(0, 'attendu de 0 à 3').max(3, 'attendu de 0 à 3'))
    .optional(),
  gate: z.enum(['local-authority', 'strong-cue']).optional(),
  kind: z.enum(kinds).optional(),
  licence: text.optional(),
  attribution: text.optional(),
  confidence: z.enum(['high', 'medium', 'low']).optional(),
  note: text.optional(),
  cadenceMinutes: z.int().positive('doit être positif').optional(),
  fullText: z.boolean().optional(),
  exclude: z.array(text).min(1).optional(),
  headers: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'nom d’en-tête mal formé'), text)
    .optional(),
  secrets: z
    .array(z.string().regex(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/, 'attendu en CAPITALES_SOULIGNÉES'))
    .min(1, 'doit citer au moins une variable')
    .optional(),
  paused: text.optional(),
}

const valuesAtPath = z.strictObject({ path, values: z.array(z.string()).min(1) })

const mapping = z.strictObject({
  items: path.or(z.literal('')),
  guid: path,
  title: path,
  url: text.superRefine((value, context) => {
    const fault = faultOfItemAddress(value)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  }),
  published: path.optional(),
  updated: path.optional(),
  deadline: path.optional(),
  author: path.optional(),
  summary: paths.optional(),
  html: path.optional(),
  categories: paths.optional(),
  departements: path.optional(),
  kind: z.strictObject({ path, values: z.record(z.string(), z.enum(kinds)) }).optional(),
  withdrawn: valuesAtPath.optional(),
  amends: z.strictObject({ paths, cancels: valuesAtPath.optional() }).optional(),
  only: valuesAtPath.optional(),
  fillers: z.array(z.string()).min(1).optional(),
})

const detail = z.strictObject({
  title: selector.optional(),
  date: selector.optional(),
  summary: selector.optional(),
  content: selector.optional(),
})

const list = z.strictObject({
  item: selector,
  link: selector.optional(),
  title: selector,
  date: selector.optional(),
  summary: selector.optional(),
  image: selector.optional(),
  pages: z.strictObject({ next: selector, most: z.int().min(2).max(10) }).optional(),
  detail: detail.optional(),
  embedded: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('json-ld'), types: z.array(text).min(1).optional() }),
      z.strictObject({ kind: z.literal('script'), selector, mapping }),
    ])
    .optional(),
})

const sitemap = z.strictObject({
  paths: z.array(z.string().startsWith('/', 'attendu un chemin qui commence par /')).min(1).optional(),
  only: text.optional(),
  most: z.int().min(1).max(500).optional(),
  detail: detail.optional(),
})

const secretName = z.string().regex(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/, 'attendu en CAPITALES_SOULIGNÉES')
const request = z.union([
  z.strictObject({ json: z.json() }),
  z.strictObject({ form: z.record(z.string(), z.string()) }),
  z.strictObject({ parts: z.record(z.string(), z.json()) }),
])
const auth = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('token-exchange'),
    url: address,
    header: text,
    secret: secretName,
    tokenPath: path,
  }),
  z.strictObject({
    kind: z.literal('oauth2-client'),
    url: address,
    idSecret: secretName,
    keySecret: secretName,
    scope: text.optional(),
  }),
])
const most = z.int().min(1).max(100)
const paging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), parameter: text, from: z.int().min(0), most }),
  z.strictObject({ kind: z.literal('offset'), parameter: text, size: z.int().min(1), most }),
  z.strictObject({ kind: z.literal('next'), path, most }),
])
const csv = z.strictObject({
  separator: z.enum([',', ';', '\t']),
  charset: text.optional(),
  zipped: z.boolean().optional(),
  most: z.int().min(1).max(5000).optional(),
})

const formats = [
  'syndication',
  'html-list',
  'sitemap',
  'json',
  'csv',
  'jorf',
  'jorf-archive',
] as const satisfies readonly FeedFormat[]
const schemas: Record<string, z.ZodType> = {
  syndication: z.strictObject({ ...common, format: z.literal('syndication') }),
  'html-list': z.strictObject({ ...common, format: z.literal('html-list'), list }),
  sitemap: z.strictObject({ ...common, format: z.literal('sitemap'), sitemap }),
  json: z.strictObject({
    ...common,
    format: z.literal('json'),
    request: request.optional(),
    auth: auth.optional(),
    paging: paging.optional(),
    zipped: z.boolean().optional(),
    mapping,
  }),
  csv: z.strictObject({ ...common, format: z.literal('csv'), csv, mapping }),
  jorf: z.strictObject({ ...common, format: z.literal('jorf') }),
  'jorf-archive': z.strictObject({
    ...common,
    format: z.literal('jorf-archive'),
    days: z.int().min(1).max(30).optional(),
  }),
}
// A definition of no known format still has its other fields read: every fault is told at once.
const unknownFormat = z.looseObject({ ...common, format: z.enum(formats) })

/** The schema of a definition, by its own `format`. Own properties only: « constructor » is no format. */
export function schemaOf(format: unknown): z.ZodType {
  return (typeof format === 'string' && Object.hasOwn(schemas, format) && schemas[format]) || unknownFormat
}

function faultOfAddress(value: string): string | undefined {
  if (!URL.canParse(value)) return 'adresse illisible'
  const url = new URL(value)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'adresse http ou https attendue'
  if (url.username || url.password) return 'une adresse ne porte ni nom ni mot de passe (voir « secrets »)'
  return undefined
}

/** A path, or an address with `{path}` in it. */
function faultOfItemAddress(value: string): string | undefined {
  if (path.safeParse(value).success && !value.includes('://')) return undefined
  const filled = value.replace(/\{([^{}]*)\}/g, (whole, inner: string) =>
    path.safeParse(inner).success ? 'x' : whole,
  )
  if (filled === value || /[{}]/.test(filled)) return 'attendu un chemin, ou une adresse avec {chemin}'
  return faultOfAddress(filled)
}

function isSelector(value: string): boolean {
  try {
    load('<i></i>')(value)
    return true
  } catch {
    return false
  }
}
