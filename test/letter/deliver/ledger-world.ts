import { commandLine } from '#src/account/actor.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { pauseDelivery, resumeDelivery, retryDelivery } from '#src/letter/deliver/delivery-gestures.ts'
import { recordEvents } from '#src/letter/deliver/record-events.ts'
import { isSuppressed } from '#src/letter/deliver/suppressions.ts'
import { MailError } from '#src/mail/mail-error.ts'
import type { Mailer } from '#src/mail/mailer.ts'
import type { Database } from '#src/store/database.ts'
import { addMember, letterId, openDelivery, type World } from './delivery-world.ts'

/** How a server may end one try; those after the handover have had the whole message. */
export type Answer = 'yes' | 'busy' | 'later' | 'refused' | 'dead' | 'lost' | 'taken-and-lost'

export type Step =
  | { do: 'run'; answers: Answer[] }
  /** The program dies at its n-th write: before it, or after it was written and before it knew. */
  | { do: 'crash'; at: number; isWritten: boolean; answers: Answer[] }
  | { do: 'wait'; minutes: number }
  | { do: 'pause' }
  | { do: 'resume' }
  | { do: 'retry' }
  | { do: 'join' }
  | { do: 'leave'; member: number }
  | { do: 'erase'; member: number }
  | { do: 'tell'; member: number; kind: 'hard' | 'soft' | 'complaint' | 'delivered' }

export interface LedgerWorld {
  world: World
  /** How many times a server took the letter for each address. */
  accepted: Map<string, number>
  /** What must never have been: a message to who was gone or blocked. */
  wrongs: string[]
  play(step: Step): Promise<void>
  minutes(n: number): void
}

const letter = { id: letterId, number: 12 }
const start = Date.parse('2026-11-23T07:10:00Z')

/** Twelve members of three domains, a server whose every answer is chosen, a database that may die at any write. */
export async function openLedgerWorld(): Promise<LedgerWorld> {
  const world = await openDelivery(0, { VIGIE_MAIL_CONNECTIONS: '2' })
  const emailOf = (n: number) => `m${n}@${['a', 'b', 'c'][n % 3]}.example`
  for (let n = 0; n < 12; n += 1) await addMember(world, `m${n}`, { email: emailOf(n) })
  const accepted = new Map<string, number>()
  const wrongs: string[] = []
  let now = start
  let joined = 12
  const minutes = (n: number) => {
    now += n * 60_000
    world.at(new Date(now).toISOString())
  }
  const server = (answers: readonly Answer[]): Mailer => {
    let asked = 0
    return {
      check: async () => '',
      async send({ to, messageId }, options) {
        const answer = answers[asked++ % answers.length] ?? 'yes'
        if (answer === 'busy') throw new MailError('mail-deferred', 'Trop de connexions.', { reply: 421 })
        await options?.beforeHandover?.()
        if (answer === 'yes' || answer === 'taken-and-lost') {
          accepted.set(to, (accepted.get(to) ?? 0) + 1)
          const member = await world.db.get<{ left_at: string | null }>(
            'select left_at from subscribers where email = ?',
            to,
          )
          if (!member || member.left_at) wrongs.push(`${to} was gone`)
          if (await isSuppressed(world, to)) wrongs.push(`${to} was blocked`)
        }
        if (answer !== 'yes') throw failures[answer]()
        return { messageId: messageId ?? '' }
      },
    }
  }
  const run = async (answers: readonly Answer[], db: Database) => {
    await deliverLetters({ ...world, db, mailer: server(answers) }).catch((error: unknown) => {
      if (!(error instanceof Dead)) throw error
    })
  }
  const messageOf = async (member: number) =>
    (
      await world.db.get<{ message_id: string | null }>(
        'select message_id from deliveries where subscriber_id = ?',
        `m${member}`,
      )
    )?.message_id
  const play = async (step: Step): Promise<void> => {
    if (step.do === 'run') return run(step.answers, world.db)
    if (step.do === 'crash') return run(step.answers, mortal(world.db, step))
    if (step.do === 'wait') return minutes(step.minutes)
    if (step.do === 'pause') return pauseDelivery(world, commandLine, letter)
    if (step.do === 'resume') return resumeDelivery(world, commandLine, letter)
    if (step.do === 'retry') return void (await retryDelivery(world, commandLine, letter))
    if (step.do === 'join') return addMember(world, `m${joined}`, { email: emailOf(joined++) })
    const id = `m${step.member}`
    if (step.do === 'erase') return void (await world.db.run('delete from subscribers where id = ?', id))
    if (step.do === 'leave')
      return void (await world.db.run(
        `update subscribers set status = 'left', left_at = '2026-11-23' where id = ?`,
        id,
      ))
    // A provider speaks of what it took.
    const messageId = accepted.has(emailOf(step.member)) ? await messageOf(step.member) : undefined
    if (messageId)
      await recordEvents(world, [{ id: `${now} ${step.kind}`, kind: step.kind, messageId }], {
        trusted: true,
      })
  }
  return { world, accepted, wrongs, play, minutes }
}

class Dead extends Error {}

const failures: Record<Exclude<Answer, 'yes' | 'busy'>, () => MailError> = {
  later: () => new MailError('mail-deferred', 'Revenez plus tard.', { reply: 450 }),
  refused: () => new MailError('mail-refused', 'Refusé.', { reply: 554, enhanced: '5.7.1' }),
  dead: () => new MailError('mail-refused', 'Boîte inconnue.', { reply: 550, enhanced: '5.1.1' }),
  lost: () => new MailError('mail-uncertain', 'Connexion perdue.'),
  'taken-and-lost': () => new MailError('mail-uncertain', 'Connexion perdue.'),
}

/** Everything fails from the n-th write on, as for a program that was killed there. */
function mortal(db: Database, { at, isWritten }: { at: number; isWritten: boolean }): Database {
  let writes = 0
  let isDead = false
  const living = () => {
    if (isDead) throw new Dead()
  }
  const write = async <T>(act: () => Promise<T>): Promise<T> => {
    living()
    writes += 1
    if (writes < at) return act()
    isDead = true
    if (isWritten) await act()
    throw new Dead()
  }
  const isChange = (sql: string) => /^\s*(?:insert|update|delete)/i.test(sql)
  const call = (name: 'run' | 'batch' | 'all' | 'get') =>
    ((...given: unknown[]) => {
      const act = () => (db[name] as (...all: unknown[]) => Promise<unknown>).apply(db, given)
      if (name === 'run' || name === 'batch' || isChange(String(given[0]))) return write(act)
      return Promise.resolve().then(() => {
        living()
        return act()
      })
    }) as never
  return { ...db, run: call('run'), batch: call('batch'), all: call('all'), get: call('get') }
}
