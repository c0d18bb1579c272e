import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type OidcEnd, type OidcSignIn, openOidcSignIn } from '#src/account/oidc/sign-in.ts'
import type { ProviderFetch } from '#src/account/oidc/provider.ts'
import { startServer } from '#test/helpers/http-server.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { type TestProvider, startOidcProvider, testClient } from '#test/helpers/oidc-provider.ts'
import { walkProvider } from '#test/helpers/oidc-walk.ts'

const baseUrl = 'https://veille.example'

export const alice = {
  name: 'Alice Martin',
  email: 'alice@mairie.example',
  email_verified: true,
  groups: ['/veille/redaction', 'Tous les agents'],
}

export interface OidcOptions {
  env?: Record<string, string>
  /** The network between the site and the provider. */
  fetch?: ProviderFetch
}

export interface OidcWorld {
  provider: TestProvider
  deps: TestDeps
  /** Where nobody listens. */
  deadUrl: string
  openSignIn(options?: OidcOptions): Promise<OidcSignIn>
  /** Begins, walks through the provider, and stops before the site's callback. */
  walk(
    opened: OidcSignIn,
    login: string,
    returnTo?: string,
  ): Promise<{ answer: URLSearchParams; browserToken: string }>
  /** The whole way. */
  signIn(login: string, options?: OidcOptions): Promise<OidcEnd>
}

/** One real provider a test file; a new database and the account of Alice for each test. */
export function openOidcWorld(): OidcWorld {
  const world = { openSignIn, walk, signIn } as OidcWorld
  beforeAll(async () => {
    const redirectUris = [`${baseUrl}/connexion/oidc/retour`]
    world.provider = await startOidcProvider({ redirectUris, accounts: {} })
    const gone = await startServer(() => undefined)
    world.deadUrl = gone.url
    await gone.close()
  })
  beforeEach(async () => {
    world.provider.accounts.clear()
    world.provider.accounts.set('alice', alice)
    world.deps = await createTestDeps()
  })
  afterAll(() => world.provider.close())

  async function openSignIn({ env, fetch }: OidcOptions = {}): Promise<OidcSignIn> {
    const { config } = await createTestDeps({
      env: {
        VIGIE_BASE_URL: baseUrl,
        OIDC_ISSUER: world.provider.issuer,
        OIDC_CLIENT_ID: testClient.id,
        OIDC_CLIENT_SECRET: testClient.secret,
        OIDC_ROLES: 'Tous les agents=veilleur,/veille/redaction=editeur',
        ...env,
      },
    })
    return openOidcSignIn({ ...world.deps, config }, config.oidc!, { fetch })
  }

  async function signIn(login: string, options?: OidcOptions): Promise<OidcEnd> {
    const opened = await openSignIn(options)
    return opened.finish(await walk(opened, login))
  }
  return world
}

async function walk(opened: OidcSignIn, login: string, returnTo = '/bureau') {
  const start = await opened.begin({ returnTo })
  if (start.kind !== 'away') throw new Error('The provider did not answer.')
  const callback = await walkProvider(start.url, login)
  return { answer: callback.searchParams, browserToken: start.browserToken }
}
