import { WatchError } from '#src/errors.ts'
import { Refusal } from '../../door/refusal.ts'

/** The lexicon's own refusals are sentences for the person; 409 where a colleague was faster. */
export async function orSay<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    throw new Refusal(isOvertaken(error) ? 409 : 422, {
      title: isOvertaken(error) ? 'Le brouillon a changé' : 'Cela n’a pas pu se faire',
      sentence: error.message,
      advice: isOvertaken(error) ? 'Votre page montrait un état plus ancien.' : 'Rien n’a été fait.',
      link: { words: 'Ouvrir le lexique', path: '/administration/lexique' },
    })
  }
}

export function isOvertaken(error: WatchError): boolean {
  return error.code === 'draft-changed'
}
