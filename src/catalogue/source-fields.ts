import type { FeedDefinition } from '../feed/definition.ts'

/** The fields of the form that describes a source, by the names that they have in it. All are texts. */
export const sourceFields = [
  'forme',
  'adresse',
  'page',
  'editeur',
  'titre',
  'domaine',
  'territoire',
  'langue',
  'rythme',
  'publie',
  'filtre',
  'type',
  'exclure',
  'licence',
  'credit',
  'note',
  'plein-texte',
  'l-element',
  'l-titre',
  'l-lien',
  'l-date',
  'l-resume',
  'l-image',
  'l-suite',
  'l-pages',
  'd-titre',
  'd-date',
  'd-resume',
  'd-contenu',
  's-chemins',
  's-plan',
  's-nombre',
] as const
export type SourceField = (typeof sourceFields)[number]
export type SourceFields = Record<SourceField, string>

/** Faults beside the fields; '' is of none of them. */
export type SourceFaults = Partial<Record<SourceField | '', string>>

/** The form as it is before anyone typed: what most sources are. */
export function emptyFields(given: Partial<SourceFields> = {}): SourceFields {
  const empty = Object.fromEntries(sourceFields.map((name) => [name, ''])) as SourceFields
  return {
    ...empty,
    forme: 'syndication',
    domaine: 'technologique',
    territoire: 'national',
    langue: 'fr',
    rythme: '180',
    ...given,
  }
}

/** A definition as the form shows it. */
export function fieldsOf(feed: FeedDefinition): SourceFields {
  return {
    ...emptyFields(),
    forme: feed.format,
    adresse: feed.url,
    page: feed.homepage,
    editeur: feed.publisher,
    titre: feed.title,
    domaine: feed.domain,
    territoire: feed.territory,
    langue: feed.language,
    rythme: String(feed.everyMinutes),
    publie: feed.cadenceMinutes ? String(Math.max(1, Math.round(feed.cadenceMinutes / 1440))) : '',
    filtre: feed.gate ?? '',
    type: feed.kind ?? '',
    exclure: (feed.exclude ?? []).join('\n'),
    licence: feed.licence ?? '',
    credit: feed.attribution ?? '',
    note: feed.note ?? '',
    'plein-texte': feed.fullText ? 'oui' : '',
    ...listFields(feed),
    ...sitemapFields(feed),
    ...(feed.format === 'page' ? { 's-chemins': (feed.paths ?? []).join('\n') } : {}),
  }
}

function listFields(feed: FeedDefinition): Partial<SourceFields> {
  if (feed.format !== 'html-list') return {}
  const { list } = feed
  return {
    'l-element': list.item,
    'l-titre': list.title,
    'l-lien': list.link ?? '',
    'l-date': list.date ?? '',
    'l-resume': list.summary ?? '',
    'l-image': list.image ?? '',
    'l-suite': list.pages?.next ?? '',
    'l-pages': list.pages ? String(list.pages.most) : '',
    ...detailFields(list.detail),
  }
}

function sitemapFields(feed: FeedDefinition): Partial<SourceFields> {
  if (feed.format !== 'sitemap') return {}
  const { paths = [], only = '', most, detail } = feed.sitemap
  return {
    's-chemins': paths.join('\n'),
    's-plan': only,
    's-nombre': most ? String(most) : '',
    ...detailFields(detail),
  }
}

function detailFields(
  detail: { title?: string; date?: string; summary?: string; content?: string } = {},
): Partial<SourceFields> {
  return {
    'd-titre': detail.title ?? '',
    'd-date': detail.date ?? '',
    'd-resume': detail.summary ?? '',
    'd-contenu': detail.content ?? '',
  }
}
