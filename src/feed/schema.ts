import * as z from 'zod'
import { beneficiaryIds } from '../axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '../axis/taxonomy.ts'
import { feedFormats as formats } from './formats.ts'
import { faultOfSelector } from './selector.ts'
import { isTerritoryCode } from './territory-code.ts'

const text = z
  .string()
  .refine((value) => value.trim() !== '', { error: 'ne doit pas être vide', abort: true })
const path = text.regex(/^[^.{}\s]+(?:\.[^.{}\s]+)*$/, 'chemin mal formé (attendu « a.b.c »)')
const address = z.string().superRefine((value, context) => {
  const fault = faultOfAddress(value)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})
const territory = z
  .string()
  .refine(
    isTerritoryCode,
    'territoire inconnu (ue, national, region-24, dept-41, epci-…, commune-…, hors-region)',
  )
const selector = text.superRefine((value, context) => {
  const fault = faultOfSelector(value)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

const common = {
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'attendu en minuscules, chiffres et tirets : « arcep-actualites »'),
  // The search filters by it, and takes no longer one.
  publisher: text.max(120, '120 caractères au plus'),
  title: text.max(300, '300 caractères au plus'),
  url: address,
  homepage: address,
  domain: z.enum(domains),
  territory,
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
  api: z.literal(true).optional(),
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

const mapping = mappingBy(path, faultOfItemAddress)
// The names of the columns of a table: « Date de publication JO ».
const column = text.regex(/^[^.{}]+$/, 'nom de colonne mal formé (sans point ni accolade)')
const columns = mappingBy(column, faultOfColumnAddress)

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
const pages = { most: z.int().min(2).max(100), newestFirst: z.boolean().optional() }
const paging = z.discriminatedUnion('kind', [
  z.strictObject({ ...pages, kind: z.literal('page'), parameter: text, from: z.int().min(0) }),
  z.strictObject({ ...pages, kind: z.literal('offset'), parameter: text, size: z.int().min(1).max(1000) }),
  z.strictObject({ ...pages, kind: z.literal('next'), path }),
])
const zipped = z.union([z.literal(true), z.strictObject({ files: text })])
const latest = z.int().min(1).max(5000)
const maxMegabytes = z.int().min(1).max(100)
const csv = z.strictObject({
  separator: z.enum([',', ';', '\t', '|']),
  charset: text.optional(),
  zipped: zipped.optional(),
  comment: z.string().length(1).optional(),
  most: latest.optional(),
})

const schemas: Record<string, z.ZodType> = {
  syndication: z.strictObject({ ...common, format: z.literal('syndication') }),
  'html-list': z.strictObject({ ...common, format: z.literal('html-list'), list }),
  page: z.strictObject({
    ...common,
    format: z.literal('page'),
    paths: z.array(z.string().startsWith('/', 'attendu un chemin qui commence par /')).min(1).optional(),
  }),
  sitemap: z.strictObject({ ...common, format: z.literal('sitemap'), sitemap }),
  json: z.strictObject({
    ...common,
    format: z.literal('json'),
    request: request.optional(),
    auth: auth.optional(),
    paging: paging.optional(),
    zipped: zipped.optional(),
    most: latest.optional(),
    maxMegabytes: maxMegabytes.optional(),
    mapping,
  }),
  csv: z.strictObject({
    ...common,
    format: z.literal('csv'),
    csv,
    maxMegabytes: maxMegabytes.optional(),
    mapping: columns,
  }),
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

/** A mapping whose paths are written so: dotted in JSON, the name of a column in a table. */
function mappingBy(place: z.ZodType<string>, faultOfUrl: (value: string) => string | undefined) {
  const places = z.array(place).min(1, 'doit citer au moins un chemin')
  const valuesAt = z.strictObject({ path: place, values: z.array(z.string()).min(1) })
  return z.strictObject({
    items: path.or(z.literal('')),
    guid: place,
    title: place,
    url: text.superRefine((value, context) => {
      const fault = faultOfUrl(value)
      if (fault) context.addIssue({ code: 'custom', message: fault })
    }),
    published: place.optional(),
    updated: place.optional(),
    deadline: place.optional(),
    author: place.optional(),
    summary: places.optional(),
    html: place.optional(),
    categories: places.optional(),
    departements: place.optional(),
    territory: z.strictObject({ path: place, values: z.record(z.string(), territory) }).optional(),
    kind: z.strictObject({ path: place, values: z.record(z.string(), z.enum(kinds)) }).optional(),
    beneficiaries: z
      .strictObject({ path: place, values: z.record(z.string(), z.enum(beneficiaryIds)) })
      .optional(),
    opening: place.optional(),
    preDeposit: place.optional(),
    permanent: valuesAt.optional(),
    rate: z.strictObject({ from: place.optional(), to: place.optional() }).optional(),
    withdrawn: valuesAt.optional(),
    amends: z
      .strictObject({ paths: places, corrects: valuesAt.optional(), cancels: valuesAt.optional() })
      .refine(({ corrects, cancels }) => corrects || cancels, 'doit dire ce qui corrige ou annule')
      .optional(),
    only: valuesAt.optional(),
    sameGuid: z.strictObject({ prefer: valuesAt.optional(), gather: places.optional() }).optional(),
    fillers: z.array(z.string()).min(1).optional(),
  })
}

/** A path, or an address with `{path}` in it. */
function faultOfItemAddress(value: string): string | undefined {
  return path.safeParse(value).success && !value.includes('://')
    ? undefined
    : faultOfTemplate(value, (inner) => path.safeParse(inner).success)
}

function faultOfColumnAddress(value: string): string | undefined {
  return column.safeParse(value).success && !value.includes('://')
    ? undefined
    : faultOfTemplate(value, (inner) => column.safeParse(inner).success)
}

function faultOfTemplate(value: string, isPlace: (inner: string) => boolean): string | undefined {
  const filled = value.replace(/\{\+?([^{}]*)\}/g, (whole, inner: string) => (isPlace(inner) ? 'x' : whole))
  if (filled === value || /[{}]/.test(filled)) return 'attendu un chemin, ou une adresse avec {chemin}'
  return faultOfAddress(filled)
}
