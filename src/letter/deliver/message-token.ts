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
