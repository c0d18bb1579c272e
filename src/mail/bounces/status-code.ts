import { isDeadAddress } from '../mail-error.ts'
import type { Bounce } from './bounce.ts'

/** The first RFC 3463 code of a text, or else the first SMTP reply. */
export function findCode(text: string): string | undefined {
  const start = text.slice(0, 4000)
  return start.match(/\b[245]\.\d{1,3}\.\d{1,3}\b(?!\.)/)?.[0] ?? start.match(/\b[45]\d\d\b/)?.[0]
}

/**
 * Whether a refusal means that nobody is there. A code that says nothing (5.0.0, 550) leaves it to the words; a
 * full mailbox, a policy or an expired try are no reason to strike anybody off.
 */
export function refusalKind(code: string | undefined, words: string): Bounce['kind'] {
  if (isDeadAddress(undefined, code)) return 'hard'
  return isMute(code) && nobodyThere.test(words.slice(0, 4000)) ? 'hard' : 'soft'
}

/** Says that it failed, not why. */
export function isMute(code: string | undefined): boolean {
  return code === undefined || /^(?:5\.[01]\.0|5\d\d)$/.test(code)
}

const nobodyThere =
  /user unknown|unknown user|unknown (?:recipient|mailbox|address)|no such (?:user|mailbox|recipient|person)|no mailbox here|(?:user|mailbox|recipient|account|address) (?:not found|does not exist|doesn['’]t exist|is disabled|disabled)|invalid (?:recipient|mailbox)|utilisateur inconnu|adresse inconnue/i
