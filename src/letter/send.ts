import type { Deps } from '../deps.ts'
import { deliverLetters } from './deliver/deliver-letters.ts'
import { queueLetter } from './deliver/queue-letter.ts'
import type { SendReport } from './deliver/send-report.ts'

/** Sends a letter to everyone confirmed at this moment, once, and what waits of the others. */
export async function sendLetter(deps: Deps, letterId: string): Promise<SendReport> {
  await queueLetter(deps, letterId)
  return deliverLetters(deps)
}
