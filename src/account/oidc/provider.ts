import * as client from 'openid-client'
import type { OidcConfig } from '../../config.ts'

const hour = 3_600_000
const timeoutSeconds = 10

/** `fetch` without the guard of feeds: an identity provider may live on the intranet. */
export type ProviderFetch = (url: string, init: RequestInit) => Promise<Response>

// workerd refuses `fetch` called as a method of another object.
export const plainFetch: ProviderFetch = (url, init) => fetch(url, init)

/** Answers the provider as it describes itself, asked once an hour. Throws when it does not answer as it should. */
export function openProvider(
  config: OidcConfig,
  options: { now: () => Date; fetch: ProviderFetch },
): () => Promise<client.Configuration> {
  let known: { provider: client.Configuration; until: number } | undefined
  return async () => {
    const now = options.now().getTime()
    if (known && now < known.until) return known.provider
    // Only what came is kept, never what is awaited: workerd lets no request wait for the work of another.
    const provider = await discover(config, options.fetch)
    known = { provider, until: now + hour }
    return provider
  }
}

async function discover(config: OidcConfig, fetch: ProviderFetch): Promise<client.Configuration> {
  const issuer = new URL(config.issuer)
  const provider = await client.discovery(issuer, config.clientId, undefined, authenticate(config), {
    [client.customFetch]: fetch as client.CustomFetch,
    timeout: timeoutSeconds,
    // config.ts lets plain http pass on the loopback alone.
    execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  })
  // Left out, the library trusts TLS and checks no signature.
  client.enableNonRepudiationChecks(provider)
  return provider
}

function authenticate({ clientSecret, clientAuth }: OidcConfig): client.ClientAuth {
  if (clientSecret === '') return client.None()
  const ways = { basic: client.ClientSecretBasic(clientSecret), post: client.ClientSecretPost(clientSecret) }
  return (server, metadata, body, headers) => {
    // Silence means « basic » (OpenID Connect Discovery §3).
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false
    return ways[clientAuth ?? (takesPost ? 'post' : 'basic')](server, metadata, body, headers)
  }
}
