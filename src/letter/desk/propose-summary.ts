import type { Deps } from '../../deps.ts'
import { WatchError } from '../../errors.ts'
import { sha256Hex } from '../../hash.ts'
import { findItem } from '../../store/items.ts'
import { claimTry, type Pace } from '../../store/throttles.ts'
import { findSigningSecret } from '../links.ts'
import { readLetter } from '../letter.ts'
import { askModel } from '../model/ask-model.ts'
import { cleanAnswer } from '../model/clean-answer.ts'
import { promptFor } from '../model/prompt.ts'
import { blockOf } from './blocks.ts'
import type { Actor } from './desk-deps.ts'
import { readLetterSettings } from './letter-settings.ts'
import { readStored } from './read-draft.ts'

/** Each costs money or an hour of somebody's machine. */
const pace: Pace = { burst: 30, everyMs: 60_000 }

/**
 * A summary of one story of the letter by the configured language model, as a proposal: nothing is kept until the editor
 * takes it, by a change `edit` of origin `model`. Throws `no-model`, `model-pace`, `no-card`, and what askModel and
 * cleanAnswer throw.
 */
export async function proposeSummary(
  deps: Pick<Deps, 'db' | 'now' | 'config'>,
  actor: Actor,
  letterId: string,
  cardId: string,
  // The owner's own address, as for MEILI_URL: it may be on this machine, which the guarded fetch refuses.
  fetchNow: typeof fetch = (input, init) => fetch(input, init),
): Promise<string> {
  const { model } = deps.config
  if (!model || !(await readLetterSettings(deps)).model) {
    throw new WatchError(
      'no-model',
      'Aucun modèle de langage n’est prévu\u00A0: un administrateur peut en configurer un.',
    )
  }
  const stored = await readStored(deps, letterId)
  const item = blockOf(readLetter(stored.content), cardId) && (await findItem(deps.db, cardId))
  if (!item)
    throw new WatchError('no-card', 'Cette histoire n’est plus dans la lettre\u00A0: rechargez la page.')
  await claimQuestion(deps, actor)
  const answer = await askModel(model, promptFor(item), fetchNow)
  return cleanAnswer(answer, `${item.title}\n${item.text}`)
}

async function claimQuestion(deps: Pick<Deps, 'db' | 'now' | 'config'>, actor: Actor): Promise<void> {
  const key = await sha256Hex(`${await findSigningSecret(deps)} letter-model:${actor.id ?? actor.name}`)
  if ((await claimTry(deps.db, key, pace, deps.now().getTime())) === 0) return
  throw new WatchError('model-pace', 'Trop de résumés demandés à la suite\u00A0: attendez une minute.')
}
