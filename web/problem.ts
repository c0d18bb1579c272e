import type { Context } from 'hono'

const titles = {
  400: 'Requête incorrecte',
  401: 'Clé nécessaire',
  403: 'Accès refusé',
  404: 'Introuvable',
  410: 'Retiré',
  409: 'Conflit',
  413: 'Requête trop volumineuse',
  422: 'Requête incorrecte',
  429: 'Trop de requêtes',
  500: 'Erreur du serveur',
  503: 'Service indisponible',
} as const

export type ProblemStatus = keyof typeof titles

/** What RFC 9457 §3 says of a refusal, `type`, `scope` and `errors` being those of the API (web/api). */
export interface Problem {
  type: string
  title: string
  status: ProblemStatus
  detail: string
  /** The use that a key lacks. */
  scope?: string
  errors?: readonly { parameter: string; pointer: string; detail: string }[]
}

/** An error that a program reads (RFC 9457): `detail` is a French sentence, for whoever reads its log. */
export function answerProblem(
  c: Context,
  status: ProblemStatus,
  detail: string,
  more: Partial<Pick<Problem, 'type' | 'scope' | 'errors'>> = {},
): Response {
  c.header('cache-control', 'no-store')
  const problem: Problem = { type: 'about:blank', title: titles[status], status, detail, ...more }
  return c.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json' })
}

/** True for what programs ask for: they get problems, not pages. The page that explains those is for people. */
export function isForPrograms(c: Context): boolean {
  const { pathname } = new URL(c.req.url)
  return pathname.startsWith('/api/') && pathname !== '/api/problemes'
}

/** True for the API that has typed problems; /api/elements, older, answers as it always did. */
export function isApi(c: Context): boolean {
  return new URL(c.req.url).pathname.startsWith('/api/v1/')
}
