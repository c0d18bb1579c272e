import ipaddr from 'ipaddr.js'
import type { Deps } from '../../deps.ts'
import { sha256Hex } from '../../hash.ts'
import { findSigningSecret } from '../../letter/links.ts'
import { type Pace, claimTry, forgetTries } from '../../store/throttles.ts'

const second = 1000
const minute = 60 * second

/**
 * How fast one may try. A password is guessed from anywhere, so the account has a pace of its own; but a stranger who
 * exhausts it must not lock its owner out: a browser where the owner has signed in before is counted apart (the device
 * cookie of OWASP's “Slow Down Online Guessing Attacks”), and the mail link stays open.
 */
const paces = {
  device: { burst: 5, everyMs: 30 * second },
  account: { burst: 10, everyMs: 5 * minute },
  address: { burst: 30, everyMs: 20 * second },
  link: { burst: 3, everyMs: 5 * minute },
  linkAddress: { burst: 10, everyMs: minute },
  oidc: { burst: 20, everyMs: 10 * second },
} satisfies Record<string, Pace>

type LimitDeps = Pick<Deps, 'config' | 'db' | 'now'>

export interface Trier {
  /** As typed: an unknown account is paced like a known one. */
  email: string
  /** Where the request comes from. */
  address: string
  /** The id of the browser's device cookie, once it is known to be this account's. */
  device?: string
}

/** Counts a try of a password, before any work is done for it. Answers the milliseconds to wait, or 0. */
export async function claimPasswordTry(deps: LimitDeps, trier: Trier): Promise<number> {
  if (trier.device) return claim(deps, `device:${trier.device}`, paces.device)
  const byAddress = await claim(deps, `address:${networkOf(trier.address)}`, paces.address)
  return byAddress > 0 ? byAddress : claim(deps, accountKey(trier.email), paces.account)
}

/** Who is signed in and says their password again: a session left open must not be a place to guess it. */
export async function claimOwnPasswordTry(deps: LimitDeps, personId: string): Promise<number> {
  return claim(deps, `own:${personId}`, paces.device)
}

/** The right password wipes the account's slate, not the address's: it may hold a guesser of other accounts too. */
export async function forgivePasswordTries(deps: LimitDeps, trier: Trier): Promise<void> {
  const keys = [accountKey(trier.email), ...(trier.device ? [`device:${trier.device}`] : [])]
  await deps.db.batch([forgetTries(await Promise.all(keys.map((key) => hidden(deps, key))))])
}

/**
 * The same for asking a sign-in link: a mailbox must not be flooded, whoever asks. There is no pace for all together:
 * strangers could use it up, and nobody would get a link any more.
 */
export async function claimLinkTry(deps: LimitDeps, trier: Trier): Promise<number> {
  const byAddress = trier.device
    ? 0
    : await claim(deps, `link-address:${networkOf(trier.address)}`, paces.linkAddress)
  return byAddress > 0 ? byAddress : claim(deps, `link:${fold(trier.email)}`, paces.link)
}

/** Each start of an OpenID sign-in writes a row that lives ten minutes. */
export async function claimOidcStart(deps: LimitDeps, address: string): Promise<number> {
  return claim(deps, `oidc:${networkOf(address)}`, paces.oidc)
}

/** One home or office: an IPv6 customer has a /64 to play with. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv6' ? (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':') : parsed.toString()
}

async function claim(deps: LimitDeps, key: string, pace: Pace): Promise<number> {
  return claimTry(deps.db, await hidden(deps, key), pace, deps.now().getTime())
}

function accountKey(email: string): string {
  return `account:${fold(email)}`
}

function fold(email: string): string {
  return email.trim().toLowerCase().slice(0, 254)
}

// No address of a person or a machine stands in the table; a bare hash of one would be found by trying them all.
async function hidden(deps: LimitDeps, key: string): Promise<string> {
  return sha256Hex(`${await findSigningSecret(deps)} ${key}`)
}
