import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, fetch as undiciFetch } from 'undici'
import { isAddressAllowed, privateRefusal, type Reach } from '../fetch/guard-address.ts'

export interface GuardedFetch {
  fetch: typeof fetch
  /** Closes the sockets kept alive, at the end of the program. */
  close(): Promise<void>
}

/** All that this undici unpacks, whatever the scheme: alone, it asks for brotli and zstd over https only. */
const encodings = 'gzip, deflate, br, zstd'

/**
 * `fetch` that connects to public addresses only. The check is made on the very address that the socket goes to,
 * after DNS: a name that resolves to one thing for a check and to another for the connection gains nothing.
 */
export function createGuardedFetch(
  options: Reach & {
    /** The system's resolver, unless a test brings its own. */
    lookup?: typeof lookup
  },
): GuardedFetch {
  const connector = buildConnector({
    timeout: 10_000,
    lookup: guardLookup(options.lookup ?? lookup, options),
  })
  const agent = new Agent({
    connect: (target, callback) => {
      const host = target.hostname.replace(/^\[|\]$/g, '')
      // A literal address is never looked up.
      if (isIP(host) && !isAddressAllowed(host, host, options)) return callback(privateRefusal(host), null)
      connector(target, callback)
    },
    // Kept short: feeds are asked once an hour at most.
    keepAliveTimeout: 4_000,
    pipelining: 1,
  })
  const guarded = async (input: unknown, init: RequestInit = {}) => {
    const { headers, body } = await readContent(init)
    if (!headers.has('accept-encoding')) headers.set('accept-encoding', encodings)
    return undiciFetch(input as Parameters<typeof undiciFetch>[0], {
      ...(init as object),
      headers: [...headers],
      body,
      dispatcher: agent,
    })
  }
  return { fetch: guarded as unknown as typeof fetch, close: () => agent.close() }
}

/** This undici does not know Node's own FormData, and would send « [object FormData] ». */
async function readContent(
  init: RequestInit,
): Promise<{ headers: Headers; body: RequestInit['body'] | ArrayBuffer }> {
  const headers = new Headers(init.headers)
  if (!(init.body instanceof FormData)) return { headers, body: init.body }
  const form = new Response(init.body)
  headers.set('content-type', form.headers.get('content-type') ?? '')
  return { headers, body: await form.arrayBuffer() }
}

function guardLookup(resolve: typeof lookup, reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      // One forbidden address among several is enough: the attacker would only have to wait for the right turn.
      const forbidden = addresses.find(({ address }) => !isAddressAllowed(address, hostname, reach))
      if (forbidden || !addresses[0]) return callback(privateRefusal(hostname), '', 0)
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0].address, addresses[0].family)
    })
  }
}
