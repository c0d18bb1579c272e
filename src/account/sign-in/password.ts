import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { WatchError } from '../../errors.ts'

/**
 * scrypt by the runtime: native in Node (off the event loop) and in workerd, which has `node:crypto` under nodejs_compat.
 * Cost of the OWASP Password Storage Cheat Sheet (2^15, 8, 3: 32 MiB), the strongest of its equal choices that leaves
 * room in a Worker's 128 MB.
 */
const cost = { N: 2 ** 15, r: 8, p: 3 }
const keyLength = 32

/** « scrypt$32768$8$3$sel$clé » in base 64: the cost is kept beside the hash, so that it may be raised one day. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

/**
 * True when the password made this hash. Without a hash (unknown account, no password) the same work is done for
 * nothing, so that the time tells nothing. Throws `busy` rather than pile up work that an attacker asked for.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (hash ?? decoy).split('$')
  const wanted = Buffer.from(key, 'base64')
  const found = await derive(password, Buffer.from(salt, 'base64'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(found, wanted) && hash !== undefined
}

/** True when the hash was made at another cost than today's: the next right password makes it again. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`scrypt$${cost.N}$${cost.r}$${cost.p}$`)
}

/** `min` in characters as people count them; `max` in UTF-16 units, as the `maxlength` of forms does. */
export const passwordLengths = { min: 12, max: 200 } as const

/** What is wrong with a chosen password (French), or undefined. Length and the obvious only, as NIST SP 800-63B §5.1.1. */
export function passwordFault(password: string, about: readonly string[]): string | undefined {
  if ([...password.normalize('NFC')].length < passwordLengths.min)
    return `Choisissez au moins ${passwordLengths.min} caractères\u00A0: une courte phrase convient.`
  if (password.length > passwordLengths.max) return 'Ce mot de passe est trop long (200 caractères au plus).'
  const folded = fold(password)
  if (new Set(folded).size < 5 || isSequence(folded)) return 'Ce mot de passe se devine trop vite.'
  const own = about.map(fold).filter((word) => word.length >= 4)
  const rest = [...own, ...common].reduce((left, word) => left.replaceAll(word, ''), folded)
  return rest !== folded && [...rest.replace(/[\p{P}\p{Z}]/gu, '')].length < 6
    ? 'Ce mot de passe ressemble trop à votre nom, à votre adresse ou à un mot de passe courant.'
    : undefined
}

const common = [
  'motdepasse',
  'password',
  'azerty',
  'qwerty',
  '123456',
  'bonjour',
  'soleil',
  'mairie',
  'vigie',
  'admin',
]

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((letter, at) => letter.codePointAt(0)! - text.codePointAt(at)!)
  return steps.every((step) => step === steps[0])
}

// Made once from random bytes at this cost; no password is known to make it.
const decoy = `scrypt$${cost.N}$${cost.r}$${cost.p}$T2NjdXBlTGVUZW1wcyEhIQ==$${'A'.repeat(43)}=`

let pending = 0
const mostPending = 16
// Node has four threads for this work and for every digest of every page: two at a time leave room for the others.
const mostRunning = 2
const queue: (() => void)[] = []

async function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  // One text, whatever the keyboard that typed its accents (RFC 8265 §4.2).
  const bytes = password.normalize('NFC')
  return inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) =>
        scrypt(bytes, salt, keyLength, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
          error ? reject(error) : resolve(key),
        ),
      ),
  )
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (pending >= mostPending)
    throw new WatchError('busy', 'Trop de connexions à la fois\u00A0: réessayez dans une minute.')
  pending += 1
  try {
    if (pending > mostRunning) await new Promise<void>((resolve) => queue.push(resolve))
    return await work()
  } finally {
    pending -= 1
    queue.shift()?.()
  }
}
