import { z } from '@hono/zod-openapi'
import { isTerritoryCode } from '#src/feed/territory-code.ts'
import { isDay } from '#src/french/calendar.ts'
import { searchSorts } from '#src/search/search-index.ts'
import { longestCursor } from './cursor.ts'
import { axisId, beneficiaryId, callState, domain, kind } from './schemas/vocabulary.ts'

/** The most that one page may hold. */
export const mostPerPage = 100

// A form sends its empty fields too: an empty parameter is one that is not there, as on the site.
const given = (value: unknown): unknown => (value === '' ? undefined : value)
const several = (value: unknown): unknown => {
  const values = (Array.isArray(value) ? value : [value]).filter((one) => one !== '' && one !== undefined)
  return values.length > 0 ? values : undefined
}

export function oneOf<T extends z.ZodType>(schema: T, description: string) {
  return z.preprocess(given, schema.optional()).openapi({ description })
}

/** A parameter that may be repeated: its values are alternatives. */
export function someOf<T extends z.ZodType>(schema: T, description: string) {
  return z.preprocess(several, z.array(schema).max(20).optional()).openapi({ description })
}

const day = z
  .string()
  .refine(isDay, { message: 'Forme attendue\u00A0: AAAA-MM-JJ.' })
  .openapi({ format: 'date' })

export const territoryCode = z
  .string()
  .max(40)
  .refine(isTerritoryCode, {
    message: 'Forme attendue\u00A0: region-24, dept-41, epci-<siren>, commune-<insee>, national ou ue.',
  })
  .openapi({ example: 'dept-41' })

// Control characters and half surrogates are in no document.
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed() && !/[\p{Cc}\uFFFD]/u.test(value), {
      message: 'Ce texte contient un caractère qui ne se lit pas.',
    })

export const words = oneOf(
  text(300).openapi({ example: 'fermeture cuivre' }),
  'Ce que l’on cherche, dans la langue de recherche du site : "groupe exact", -exclu, OU, axe:, échéance:<30j…',
)

/** The filters of the site, with their bounds. */
export const filters = {
  axe: someOf(axisId, 'Axe ; répété : l’un d’eux.'),
  domaine: someOf(domain, 'Domaine ; répété : l’un d’eux.'),
  type: someOf(kind, 'Type de document ; répété : l’un d’eux.'),
  statut: someOf(callState, 'Où en est l’appel ; répété : l’un d’eux.'),
  pour: someOf(beneficiaryId, 'Qui peut recevoir ; répété : l’un d’eux.'),
  territoire: someOf(territoryCode, 'Ce qui se passe dans ce lieu ; répété : l’un d’eux.'),
  concerne: oneOf(territoryCode, 'Ce qui concerne ce lieu : lui, ce qu’il contient, ce qui le contient.'),
  source: someOf(text(120), 'Éditeur, comme « publisher » l’écrit ; répété : l’un d’eux.'),
  depuis: oneOf(day, 'Premier jour, compris.'),
  jusqua: oneOf(day, 'Dernier jour, compris.'),
  ouvert: oneOf(z.enum(['0', '1']), '1 : seulement ce qui clôt aujourd’hui ou plus tard.'),
  tout: oneOf(z.enum(['0', '1']), '1 : aussi ce qui est hors du périmètre de la veille.'),
}

export const sorting = oneOf(
  z.enum(searchSorts),
  'Ordre : par pertinence quand des mots sont demandés, sinon par date.',
)

export function paging(usual: number) {
  return {
    limite: z
      .preprocess(
        (value) =>
          value === '' || value === undefined
            ? undefined
            : /^\d{1,4}$/.test(String(value))
              ? Number(value)
              : value,
        z.number().int().min(1).max(mostPerPage).default(usual),
      )
      .openapi({ description: `Éléments par page, ${mostPerPage} au plus.` }),
    suite: oneOf(
      z.string().max(longestCursor),
      'Le début de la page, donné par la précédente (« next » ou en-tête Link). Ne se fabrique pas.',
    ),
  }
}

export { day, text }
