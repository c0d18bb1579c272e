import type { Scope } from '#src/account/api-keys.ts'

/** Every address of the API, and the use that a key needs to read it. Typed: an operation stands at one of these. */
export const apiPaths = {
  '/api/v1/elements': 'elements',
  '/api/v1/elements/{id}': 'elements',
  '/api/v1/recherche': 'elements',
  '/api/v1/recits/{id}': 'elements',
  '/api/v1/echeances': 'elements',
  '/api/v1/axes': 'elements',
  '/api/v1/axes/{id}': 'elements',
  '/api/v1/vocabulaire': 'elements',
  '/api/v1/territoires': 'elements',
  '/api/v1/sources': 'elements',
  '/api/v1/sources/{id}': 'elements',
  '/api/v1/flux': 'flux',
  '/api/v1/lettres': 'lettres',
  '/api/v1/lettres/{numero}': 'lettres',
} as const satisfies Record<string, Scope>

export type ApiPath = keyof typeof apiPaths
