import type { Config } from '../../config.ts'
import type { KeyedHash } from './keyed-hash.ts'

/**
 * Names one message, the same at each try: « 2026-s48.0f3a… ». Lower case, since servers on the way may lower it. Keyed,
 * so that nobody makes up a bounce of a message that they have not seen.
 */
export async function messageToken(hash: KeyedHash, letterId: string, subscriberId: string): Promise<string> {
  const name = await hash('message', `${letterId} ${subscriberId}`)
  return `${letterId.toLowerCase()}.${name.slice(0, 24)}`
}

/** « <token@veille.exemple.fr> ». */
export function messageIdOf({ baseUrl }: Pick<Config, 'baseUrl'>, token: string): string {
  return `<${token}@${new URL(baseUrl).hostname}>`
}

/**
 * What its return address is told by: « 2026-s48.0f3a….9c1d2e3f ». Whoever answers a letter or forwards it tells its
 * Message-ID to others (In-Reply-To, References): with that alone, a stranger would make up a bounce of it.
 */
export async function returnToken(hash: KeyedHash, token: string): Promise<string> {
  return `${token}.${(await hash('bounce', token)).slice(0, 8)}`
}

/** The token of the message; undefined for a return address that is none of ours. */
export async function readReturnToken(hash: KeyedHash, given: string): Promise<string | undefined> {
  const token = given.toLowerCase().replace(/\.[^.]*$/, '')
  return given.toLowerCase() === (await returnToken(hash, token)) ? token : undefined
}
