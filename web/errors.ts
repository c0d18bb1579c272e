import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { messageOf, WatchError } from '#src/errors.ts'
import { problemOfStatus } from './api/problem-types.ts'
import { refuse } from './api/refuse.ts'
import { answerProblem, isApi, isForPrograms } from './problem.ts'
import { Refusal, tooBusy } from './door/refusal.ts'
import {
  type Frame,
  type PageStatus,
  type Site,
  type SiteEnv,
  answerPage,
  bareFrame,
  openFrame,
} from './site.ts'
import { errorPage, type ErrorWords } from './views/pages/error-page.ts'
import { frenchSpacing } from './views/html.ts'

const words: Record<403 | 404 | 413 | 500 | 503, ErrorWords> = {
  403: {
    title: 'Page fermée',
    sentence: 'Cette page n’est ouverte à personne.',
    advice: 'Prévenez un administrateur : l’adresse manque à la table des droits.',
  },
  404: {
    title: 'Page introuvable',
    sentence: 'Cette adresse ne mène à aucune page : elle a pu changer, ou être mal recopiée.',
    advice: 'Cherchez le document par quelques mots de son titre.',
  },
  413: {
    title: 'Envoi trop volumineux',
    sentence: 'Le formulaire reçu dépasse la taille permise : rien n’a été enregistré.',
    advice: 'Revenez à la page du formulaire, puis envoyez-le de nouveau.',
  },
  500: {
    title: 'Une erreur est survenue',
    sentence: 'La page n’a pas pu être préparée. L’incident est noté au journal du site.',
    advice: 'Rechargez la page dans un instant.',
  },
  503: {
    title: 'Service momentanément indisponible',
    sentence: 'Le moteur de recherche ne répond pas. Les éléments déjà classés ne sont pas perdus.',
    advice: 'Rechargez la page dans quelques minutes.',
  },
}

/** The one place where a request's failure becomes a page: a French sentence, a status, never a stack. */
export function onError(site: Site): ErrorHandler<SiteEnv> {
  return async (error, c) => {
    const refusal = isBusy(error) ? tooBusy() : error
    if (refusal instanceof Refusal) return answerError(c, await frameOrBare(site, c), refusal)
    const status = statusOf(error)
    if (status >= 500) {
      site.deps.log.error('web.failed', {
        path: new URL(c.req.url).pathname,
        status,
        message: messageOf(error),
      })
    }
    return answerError(c, await frameOrBare(site, c), { status, words: words[status] })
  }
}

export function onNotFound(site: Site): NotFoundHandler<SiteEnv> {
  return async (c) => answerError(c, await frameOrBare(site, c), { status: 404, words: words[404] })
}

function statusOf(error: unknown): keyof typeof words {
  if (error instanceof HTTPException && (error.status === 403 || error.status === 413)) return error.status
  return isSearchDown(error) ? 503 : 500
}

function isBusy(error: unknown): boolean {
  return error instanceof WatchError && error.code === 'busy'
}

function isSearchDown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('search')
}

function answerError(
  c: Context<SiteEnv>,
  frame: Frame,
  told: { status: Exclude<PageStatus, 200>; words: ErrorWords },
): Response | Promise<Response> {
  const { sentence, advice } = told.words
  const detail = frenchSpacing(`${sentence} ${advice}`)
  if (isApi(c)) return refuse(frame.site, c, { problem: problemOfStatus(told.status), detail })
  if (isForPrograms(c)) return answerProblem(c, told.status, detail)
  return answerPage(c, frame, { title: told.words.title, private: true }, errorPage(told.words), told.status)
}

// The database may be what failed: the page then goes without the names that it keeps.
async function frameOrBare(site: Site, c: Context<SiteEnv>): Promise<Frame> {
  try {
    return await openFrame(site, c)
  } catch {
    return bareFrame(site, c)
  }
}
