import { generateKeyPairSync } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ClientMetadata, Provider } from 'oidc-provider'

export type AccountClaims = Record<string, unknown>

export interface TestProvider {
  issuer: string
  /** By the name that signs in, which is also the subject. A test may change what it says of them. */
  accounts: Map<string, AccountClaims>
  close(): Promise<void>
}

export const testClient = { id: 'vigie', secret: 'secret-de-vigie' }

/** Answers userinfo as a signed JWT, as ProConnect does, and takes its secret in the header alone. */
export const signedClient = { id: 'vigie-signee', secret: 'secret-de-signee' }

/** Another site of the same provider. */
export const otherClient = { id: 'autre-site', secret: 'secret-d-autre' }

/** A real OpenID provider on loopback, with one page of its own: who signs in, or a refusal. */
export async function startOidcProvider(options: {
  redirectUris: string[]
  accounts: Record<string, AccountClaims>
}): Promise<TestProvider> {
  const accounts = new Map(Object.entries(options.accounts))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = createProvider(issuer, accounts, options.redirectUris)
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, accounts, request, response)
    else void answer(request, response)
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { issuer, accounts, close }
}

function createProvider(
  issuer: string,
  accounts: ReadonlyMap<string, AccountClaims>,
  redirectUris: string[],
): Provider {
  const client = ({ id, secret }: typeof testClient, more: Partial<ClientMetadata> = {}): ClientMetadata => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: redirectUris,
    token_endpoint_auth_method: 'client_secret_post',
    ...more,
  })
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      client(testClient),
      client(otherClient),
      client(signedClient, {
        token_endpoint_auth_method: 'client_secret_basic',
        userinfo_signed_response_alg: 'RS256',
      }),
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'essai' }] },
    cookies: { keys: ['clef-d-essai'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'usual_name', 'groups', 'realm_access'],
    },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts.get(id) }) }),
    // These sites are the organisation's own: nobody is asked to consent.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  return provider
}

async function interact(
  provider: Provider,
  accounts: ReadonlyMap<string, AccountClaims>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(page([...accounts.keys()]))
    return
  }
  const login = new URLSearchParams(await bodyOf(request)).get('login') ?? ''
  const result = accounts.has(login)
    ? { login: { accountId: login } }
    : { error: 'access_denied', error_description: 'refus' }
  await provider.interactionFinished(request, response, result)
}

function page(logins: readonly string[]): string {
  const button = (login: string, words: string) => `<button name="login" value="${login}">${words}</button>`
  return `<!doctype html><html lang="fr"><title>Fournisseur d’essai</title><h1>Qui êtes-vous ?</h1>
<form method="post">${logins.map((login) => button(login, login)).join('')}${button('', 'Refuser')}</form></html>`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
