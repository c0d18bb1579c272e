import type { Deps } from '#src/deps.ts'
import { WatchError } from '#src/errors.ts'
import { serveSite, type Site } from '#web/node.ts'

const reasons: Record<string, string> = {
  EADDRINUSE: 'est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre (PORT)',
  EACCES: 'est réservé par le système : choisissez-en un au-dessus de 1024 (PORT)',
}

/** The site on the configured port; a port that cannot be had is a sentence, not a stack. */
export async function openSite(deps: Deps): Promise<Site> {
  try {
    return await serveSite(deps)
  } catch (error) {
    const why = reasons[(error as NodeJS.ErrnoException).code ?? '']
    if (!why) throw error
    throw new WatchError('port', `Le port ${deps.config.port} ${why}.`, { cause: error })
  }
}
