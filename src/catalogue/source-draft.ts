import { sourceLabel } from './source-name.ts'
import { ConfigError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { validateFeeds } from '../feed/validate.ts'
import { faultsByField } from './source-faults.ts'
import type { SourceFaults, SourceFields } from './source-fields.ts'

export type Draft = { feed: FeedDefinition; faults?: undefined } | { feed?: undefined; faults: SourceFaults }

/**
 * What the form describes, checked by the rules of the code's own definitions. `base` is the definition that it
 * changes: what the form does not show (mapping, headers, secrets) stays as it is there. `others` are the sources that
 * must not be read twice.
 */
export function readDraft(
  fields: SourceFields,
  id: string,
  base?: FeedDefinition,
  others: readonly FeedDefinition[] = [],
): Draft {
  const candidate = candidateOf(fields, id, base)
  const secret = secretFault(candidate, base)
  if (secret) return { faults: { adresse: secret } }
  try {
    const [feed] = validateFeeds([candidate])
    if (!feed) return { faults: { '': 'Définition vide.' } }
    // What is wrong between two definitions of the code is no fault of this form's: only its own lines are looked at.
    const twin = twinFault(feed, others)
    return twin ? { faults: { adresse: twin } } : { feed }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const { page, ...faults } = faultsByField(error.faults)
    // Left empty, it is drawn from the address: what is wrong is there.
    return { faults: page && fields.page !== '' ? { ...faults, page } : faults }
  }
}

function candidateOf(fields: SourceFields, id: string, base?: FeedDefinition): Record<string, unknown> {
  const format = formatOf(fields, base)
  const common = withoutBlanks({
    ...(base && base.format !== format ? commonOf(base) : base),
    id,
    format,
    url: fields.adresse,
    homepage: fields.page || originOf(fields.adresse),
    publisher: fields.editeur,
    title: fields.titre,
    domain: fields.domaine,
    territory: fields.territoire,
    language: fields.langue,
    everyMinutes: numberOf(fields.rythme),
    cadenceMinutes: daysToMinutes(fields.publie),
    gate: fields.filtre,
    kind: fields.type,
    exclude: linesOf(fields.exclure),
    licence: fields.licence,
    attribution: fields.credit,
    note: fields.note,
    fullText: fields['plein-texte'] ? true : '',
  })
  if (format === 'html-list') return { ...common, list: listOf(fields, base) }
  if (format === 'sitemap') return { ...common, sitemap: sitemapOf(fields) }
  if (format === 'page') return withoutBlanks({ ...common, paths: linesOf(fields['s-chemins']) })
  return common
}

/** What a person may choose between on the site; the other formats are written in the code, and stay what they are. */
export const siteFormats = ['syndication', 'html-list', 'page', 'sitemap'] as const

export function isSiteFormat(format: string): format is (typeof siteFormats)[number] {
  return siteFormats.some((one) => one === format)
}

function formatOf({ forme }: SourceFields, base?: FeedDefinition): string {
  return base && !isSiteFormat(base.format) ? base.format : forme
}

function commonOf(base: FeedDefinition): Record<string, unknown> {
  const { list: _l, sitemap: _s, paths: _p, ...common } = base as unknown as Record<string, unknown>
  return common
}

function listOf(fields: SourceFields, base?: FeedDefinition): Record<string, unknown> {
  const { 'l-suite': next, 'l-pages': most } = fields
  const embedded = base?.format === 'html-list' ? base.list.embedded : undefined
  return withoutBlanks({
    item: fields['l-element'] || undefined,
    title: fields['l-titre'] || undefined,
    link: fields['l-lien'],
    date: fields['l-date'],
    summary: fields['l-resume'],
    image: fields['l-image'],
    pages: next === '' ? '' : { next, most: most === '' ? 2 : numberOf(most) },
    detail: detailOf(fields),
    ...(embedded ? { embedded } : {}),
  })
}

function sitemapOf(fields: SourceFields): Record<string, unknown> {
  return withoutBlanks({
    paths: linesOf(fields['s-chemins']),
    only: fields['s-plan'],
    most: fields['s-nombre'] === '' ? '' : numberOf(fields['s-nombre']),
    detail: detailOf(fields),
  })
}

function detailOf(fields: SourceFields): Record<string, unknown> | '' {
  const detail = withoutBlanks({
    title: fields['d-titre'],
    date: fields['d-date'],
    summary: fields['d-resume'],
    content: fields['d-contenu'],
  })
  return Object.keys(detail).length > 0 ? detail : ''
}

/** An empty field says nothing; `undefined` says that the field must be there, and the schema tells so. */
function withoutBlanks(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

/**
 * A secret goes where the code says and nowhere else: an address written here has no `{NAME}` to fill, and that of a
 * source with secrets does not move.
 */
function secretFault(candidate: Record<string, unknown>, base?: FeedDefinition): string | undefined {
  const { url } = candidate
  if (url === base?.url) return undefined
  if (base?.secrets || (base?.format === 'json' && base.auth))
    return 'cette source porte un jeton d’accès : son adresse se change dans le code'
  const isHoled = typeof url === 'string' && /[{}]/.test(url.replace(/\{(?:ANNEE|MOIS)\}/g, ''))
  return isHoled ? 'une adresse ne porte pas d’accolades, sauf {ANNEE} et {MOIS}' : undefined
}

function twinFault(feed: FeedDefinition, others: readonly FeedDefinition[]): string | undefined {
  const twin = others.find((one) => one.id !== feed.id && sameReading(one, feed))
  return twin && `déjà suivie : « ${sourceLabel(twin)} »`
}

function sameReading(one: FeedDefinition, other: FeedDefinition): boolean {
  if (plainAddress(one.url) !== plainAddress(other.url)) return false
  if (one.format === 'html-list' && other.format === 'html-list') return one.list.item === other.list.item
  return one.format === other.format
}

/** http or https, with a final slash or not: one address. */
export function plainAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
}

function originOf(address: string): string {
  return URL.canParse(address) ? `${new URL(address).origin}/` : address
}

function numberOf(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text
}

function daysToMinutes(text: string): number | string {
  return /^\d{1,4}$/.test(text) ? Number(text) * 1440 : text
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
