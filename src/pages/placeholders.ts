import { daysInWords, fixedDays } from '../account/privacy/retention.ts'
import type { Config } from '../config.ts'
import type { SiteSettings } from '../store/site-settings.ts'
import { escapeMarkdown } from './markdown.ts'

/** What « {organisation} » and the others stand for in a page: it stays true when a setting changes. */
export type PageValues = Record<(typeof names)[number], string>

const names = [
  'organisation',
  'contact',
  'duree-journal',
  'duree-revisions',
  'duree-lectures',
  'duree-envois',
  'duree-session',
  'duree-inscription',
  'duree-depart',
  'duree-import',
  'duree-cle',
  'duree-recherche',
  'duree-alertes',
] as const

export function pageValues(
  config: Pick<Config, 'organisation' | 'contact'>,
  { retention }: SiteSettings,
): PageValues {
  return {
    organisation: config.organisation,
    contact: config.contact,
    'duree-journal': daysInWords(retention.audit),
    'duree-revisions': daysInWords(retention.revisions),
    'duree-lectures': daysInWords(retention.readMarks),
    'duree-envois': daysInWords(retention.deliveries),
    'duree-session': daysInWords(fixedDays.idle),
    'duree-inscription': daysInWords(fixedDays.pending),
    'duree-depart': daysInWords(fixedDays.leftMember),
    'duree-import': daysInWords(fixedDays.memberImport),
    'duree-cle': daysInWords(fixedDays.apiKey),
    'duree-recherche': daysInWords(fixedDays.removedSearch),
    'duree-alertes': daysInWords(fixedDays.alertItem),
  }
}

/** Puts the values in. An address stays bare, so that Markdown makes a link of it. */
export function fillPlaceholders(markdown: string, values: PageValues): string {
  return markdown.replace(placeholder, (whole, name: string) => {
    if (!isName(name)) return whole
    return name === 'contact' ? values.contact : escapeMarkdown(values[name])
  })
}

/** Those that stand for nothing, as written. */
export function unknownPlaceholders(markdown: string): string[] {
  const unknown = [...markdown.matchAll(placeholder)].filter(([, name = '']) => !isName(name))
  return [...new Set(unknown.map(([whole]) => whole))]
}

const placeholder = /\{([\p{L}\d-]{1,40})\}/gu

function isName(name: string): name is (typeof names)[number] {
  return (names as readonly string[]).includes(name)
}
