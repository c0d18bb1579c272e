import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, fetch as undiciFetch } from 'undici'
import { FetchError } from '../errors.ts'
import { isPublicAddress } from '../fetch/guard-address.ts'

export interface GuardedFetch {
  fetch: typeof fetch
  /** Closes the sockets kept alive, at the end of the program. */
  close(): Promise<void>
}

/**
 * `fetch` that connects to public addresses only. The check is made on the very address that the socket goes to,
 * after DNS: a name that resolves to one thing for a check and to another for the connection gains nothing.
 */
export function createGuardedFetch(options: {
  allowPrivate: boolean
  /** The system's resolver, unless a test brings its own. */
  lookup?: typeof lookup
}): GuardedFetch {
  const publicLookup = guardLookup(options.lookup ?? lookup)
  const agent = new Agent({
    connect: { timeout: 10_000, ...(options.allowPrivate ? {} : { lookup: publicLookup }) },
    // Kept short: feeds are asked once an hour at most.
    keepAliveTimeout: 4_000,
    pipelining: 1,
  })
  const guarded = (input: unknown, init?: object) =>
    undiciFetch(input as Parameters<typeof undiciFetch>[0], { ...init, dispatcher: agent })
  return { fetch: guarded as unknown as typeof fetch, close: () => agent.close() }
}

function guardLookup(resolve: typeof lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      // One forbidden address among several is enough: the attacker would only have to wait for the right turn.
      const forbidden = addresses.find(({ address }) => !isPublicAddress(address))
      if (forbidden || !addresses[0]) return callback(refusal(hostname), '', 0)
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0].address, addresses[0].family)
    })
  }
}

function refusal(hostname: string): NodeJS.ErrnoException {
  return new FetchError('forbidden-address', `Adresse refusée : ${hostname} mène à un réseau privé.`)
}
