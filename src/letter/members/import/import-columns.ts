import { foldLatin } from '../../../enrich/places/fold-latin.ts'

/** What a column of a file of members holds. */
export type ImportColumn =
  | 'email'
  | 'name'
  | 'firstName'
  | 'organisation'
  | 'place'
  | 'groups'
  | 'axes'
  | 'frequency'
  | 'consent'
  | 'consentedAt'

/** Where each column stands, under the name that the file gives it. */
export type ColumnPlaces = Partial<Record<ImportColumn, { at: number; name: string }>>

/** Names that spreadsheets of local authorities give them, without accents, capitals nor marks. */
const names: Record<ImportColumn, readonly string[]> = {
  email: [
    'email',
    'mail',
    'courriel',
    'adresse',
    'adresse mail',
    'adresse email',
    'adresse electronique',
    'adresse de messagerie',
    'e mail',
    'adresse e mail',
    'messagerie',
  ],
  name: ['nom', 'nom complet', 'nom et prenom', 'nom prenom', 'prenom nom', 'contact'],
  firstName: ['prenom'],
  organisation: ['organisme', 'organisation', 'structure', 'collectivite', 'employeur'],
  place: ['commune', 'territoire', 'epci', 'intercommunalite', 'ville', 'lieu'],
  groups: ['groupe', 'groupes', 'liste', 'listes'],
  axes: ['axe', 'axes', 'themes', 'thematiques'],
  frequency: ['frequence', 'rythme', 'periodicite'],
  consent: ['consentement', 'accord', 'preuve', 'preuve du consentement', 'origine du consentement'],
  consentedAt: [
    'date du consentement',
    'date de consentement',
    'date consentement',
    'date de l accord',
    'consenti le',
    'date',
  ],
}

/** Reads the first line; of two columns of one kind the first counts. */
export function placeColumns(header: readonly string[]): ColumnPlaces {
  const places: ColumnPlaces = {}
  header.forEach((name, at) => {
    const key = foldLatin(name)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
    const column = (Object.keys(names) as ImportColumn[]).find((one) => names[one].includes(key))
    if (column && !places[column]) places[column] = { at, name: name.trim() }
  })
  return places
}
