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

/** An error that a program reads (RFC 9457): `detail` is a French sentence, for whoever reads its log. */
export function answerProblem(c: Context, status: ProblemStatus, detail: string): Response {
  c.header('cache-control', 'no-store')
  const problem = { type: 'about:blank', title: titles[status], status, detail }
  return c.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json' })
}

/** True for what programs ask for: they get problems, not pages. */
export function isForPrograms(c: Context): boolean {
  return new URL(c.req.url).pathname.startsWith('/api/')
}
