import type { SourceFaults, SourceField } from './source-fields.ts'

/** Which field of the form writes which field of a definition. */
const fieldOfPath: Record<string, SourceField> = {
  format: 'forme',
  url: 'adresse',
  homepage: 'page',
  publisher: 'editeur',
  title: 'titre',
  domain: 'domaine',
  territory: 'territoire',
  language: 'langue',
  everyMinutes: 'rythme',
  cadenceMinutes: 'publie',
  gate: 'filtre',
  kind: 'type',
  exclude: 'exclure',
  licence: 'licence',
  attribution: 'credit',
  note: 'note',
  fullText: 'plein-texte',
  'list.item': 'l-element',
  'list.title': 'l-titre',
  'list.link': 'l-lien',
  'list.date': 'l-date',
  'list.summary': 'l-resume',
  'list.image': 'l-image',
  'list.pages.next': 'l-suite',
  'list.pages.most': 'l-pages',
  'list.detail.title': 'd-titre',
  'list.detail.date': 'd-date',
  'list.detail.summary': 'd-resume',
  'list.detail.content': 'd-contenu',
  'sitemap.detail.title': 'd-titre',
  'sitemap.detail.date': 'd-date',
  'sitemap.detail.summary': 'd-resume',
  'sitemap.detail.content': 'd-contenu',
  paths: 's-chemins',
  'sitemap.paths': 's-chemins',
  'sitemap.only': 's-plan',
  'sitemap.most': 's-nombre',
}

/** The faults of validateFeeds, « id, list.item : sélecteur CSS illisible », each beside its field of the form. */
export function faultsByField(faults: readonly string[]): SourceFaults {
  const found: SourceFaults = {}
  for (const fault of faults) {
    const { path, words } = partsOf(fault)
    const field = fieldOf(path)
    found[field] ??= field === '' && path !== '' ? `${path} : ${words}` : words
  }
  return found
}

function partsOf(fault: string): { path: string; words: string } {
  const comma = fault.indexOf(', ')
  // The space before a colon may be one that does not break.
  const colon = comma < 0 ? -1 : comma + fault.slice(comma).search(/\s:\s/)
  if (colon < comma + 2) return { path: '', words: fault }
  const words = fault.slice(colon + 3)
  return { path: fault.slice(comma + 2, colon), words: words === 'absent' ? 'à remplir' : words }
}

/** `exclude.2` is a line of `exclude`. */
function fieldOf(path: string): SourceField | '' {
  const whole = path.replace(/\.\d+$/, '')
  return Object.hasOwn(fieldOfPath, whole) ? fieldOfPath[whole]! : ''
}
