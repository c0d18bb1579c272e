import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { messageOf } from '#src/errors.ts'
import { type Frame, type PageStatus, type Site, answerPage, openFrame } from './site.ts'
import { errorPage, type ErrorWords } from './views/error-page.ts'

const words: Record<403 | 404 | 413 | 500 | 503, ErrorWords> = {
  403: {
    title: 'Envoi refusé',
    sentence: 'Ce formulaire n’a pas été envoyé depuis notre site : par prudence, rien n’a été fait.',
    advice: 'Revenez à la page du formulaire, puis envoyez-le de nouveau.',
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
export function onError(site: Site): ErrorHandler {
  return async (error, c) => {
    const status = statusOf(error)
    if (status >= 500) {
      site.deps.log.error('web.failed', {
        path: new URL(c.req.url).pathname,
        status,
        message: messageOf(error),
      })
    }
    return answerError(c, await frameOrBare(site), status)
  }
}

export function onNotFound(site: Site): NotFoundHandler {
  return async (c) => answerError(c, await frameOrBare(site), 404)
}

function statusOf(error: unknown): keyof typeof words {
  if (error instanceof HTTPException && (error.status === 403 || error.status === 413)) return error.status
  return isSearchDown(error) ? 503 : 500
}

function isSearchDown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('search')
}

function answerError(c: Context, frame: Frame, status: keyof typeof words): Response {
  const told = words[status]
  return answerPage(
    c,
    frame,
    { title: told.title, private: true },
    errorPage(told),
    status satisfies PageStatus,
  )
}

// The database may be what failed: the page then goes without the names that it keeps.
async function frameOrBare(site: Site): Promise<Frame> {
  try {
    return await openFrame(site)
  } catch {
    return { site, now: site.deps.now(), axes: new Map(site.deps.axes.map((axis) => [axis.id, axis])) }
  }
}
