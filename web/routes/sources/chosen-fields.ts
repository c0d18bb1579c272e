import { emptyFields, type SourceFields } from '#src/catalogue/source-fields.ts'
import type { Look } from '#src/pipeline/look-at-address.ts'

/** The form filled with what the document says of itself; a person corrects the rest. */
export function fieldsOfLook(look: Extract<Look, { kind: 'feed' | 'sitemap' }>): SourceFields {
  const host = siteName(look.url)
  if (look.kind === 'sitemap')
    return emptyFields({ forme: 'sitemap', adresse: look.url, editeur: host, titre: 'Nouvelles pages' })
  const { title = '', link = '', language = '' } = look.about
  return emptyFields({
    adresse: look.url,
    page: /^https?:\/\//.test(link) ? link : '',
    editeur: (publisherIn(title) || host).slice(0, 120),
    titre: title.slice(0, 300) || 'Actualités',
    langue: language.toLowerCase().startsWith('en') ? 'en' : 'fr',
  })
}

/** What the choice of the second step puts in the form; undefined when nothing was chosen. */
export function chosenFields(choice: string, fields: SourceFields): SourceFields | undefined {
  const named = {
    ...fields,
    editeur: siteName(fields.adresse),
    titre: fields.titre || 'Actualités',
    page: fields.adresse,
  }
  if (choice === 'page') return { ...named, forme: 'page' }
  if (choice === 'liste') return { ...named, forme: 'html-list' }
  const list = selectorsIn(choice)
  return list && { ...named, forme: 'html-list', ...list }
}

/** The selectors of a suggestion, as the page carried them: checked like any others when the form comes back. */
function selectorsIn(choice: string): Partial<SourceFields> | undefined {
  try {
    const given = JSON.parse(choice) as unknown
    if (typeof given !== 'object' || given === null) return undefined
    const text = (name: string) => {
      const value = (given as Record<string, unknown>)[name]
      return typeof value === 'string' ? value.slice(0, 1000) : ''
    }
    return {
      'l-element': text('item'),
      'l-titre': text('title'),
      'l-lien': text('link'),
      'l-date': text('date'),
      'l-resume': text('summary'),
      'l-image': text('image'),
    }
  } catch {
    return undefined
  }
}

export function siteName(address: string): string {
  return URL.parse(address)?.hostname.replace(/^www\./, '') ?? ''
}

/** « Mairie de Blois - Actualités », « Actualités | Arcep »: the part that is no common word. */
export function publisherIn(title: string): string {
  const parts = title.split(/\s+[-–—|:·]\s+/).filter((part) => part !== '')
  const proper = parts.filter((part) => !/^(?:actualit|flux|rss|news|toutes?|derni|accueil|blog)/i.test(part))
  return parts.length > 1 ? (proper[0] ?? '') : ''
}
