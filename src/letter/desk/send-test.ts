import { WatchError } from '../../errors.ts'
import { sha256Hex } from '../../hash.ts'
import type { Deps } from '../../deps.ts'
import { findPersonByEmail } from '../../store/people.ts'
import { claimTry, type Pace } from '../../store/throttles.ts'
import { findSigningSecret } from '../links.ts'
import { everything } from '../preferences.ts'
import { readLetter } from '../letter.ts'
import { renderEdition } from '../render-edition.ts'
import type { Actor } from './desk-deps.ts'
import { readStored } from './read-draft.ts'

/** Twenty an hour: a test is for people of the team, who know what it is, yet a mailbox must not be flooded. */
const pace: Pace = { burst: 20, everyMs: 180_000 }

/**
 * Sends the letter as it stands to the address of a person of the team, « [Essai] » before its subject. It is in no
 * ledger and carries no link to leave: it is nobody's letter. Throws `test-recipient`, `test-pace`, `letter-empty`, or
 * what the mailer throws. Answers the address.
 */
export async function sendTest(
  deps: Pick<Deps, 'db' | 'now' | 'config' | 'mailer'>,
  actor: Actor,
  letterId: string,
  to: string,
): Promise<string> {
  const stored = await readStored(deps, letterId)
  const person = await findPersonByEmail(deps.db, to)
  if (!person || person.status === 'disabled') {
    throw new WatchError(
      'test-recipient',
      'Un essai part à une personne de l’équipe\u00A0: choisissez-la dans la liste.',
    )
  }
  const rendered = renderEdition(readLetter(stored.content), everything, { kind: 'public' })
  if (!rendered) {
    throw new WatchError('letter-empty', 'La lettre est vide\u00A0: ajoutez-y une histoire avant un essai.')
  }
  await claimTest(deps, actor)
  await deps.mailer.send({
    to: person.email,
    ...rendered,
    subject: `[Essai] ${rendered.subject}`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  return person.email
}

async function claimTest(deps: Pick<Deps, 'db' | 'now' | 'config'>, actor: Actor): Promise<void> {
  const key = await sha256Hex(`${await findSigningSecret(deps)} letter-test:${actor.id ?? actor.name}`)
  const waitMs = await claimTry(deps.db, key, pace, deps.now().getTime())
  if (waitMs === 0) return
  const minutes = Math.ceil(waitMs / 60_000)
  const wait = minutes === 1 ? 'une minute' : `${minutes} minutes`
  throw new WatchError('test-pace', `Vingt essais par heure au plus\u00A0: attendez ${wait}.`)
}
