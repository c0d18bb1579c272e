import type { TestProject } from 'vitest/node'
import { startOidcProvider } from '../helpers/oidc-provider.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    oidcIssuer: string
  }
}

/** Runs in Node, before workerd starts: the OpenID provider that the Worker will ask. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const provider = await startOidcProvider({
    redirectUris: ['https://veille.example/connexion/oidc/retour'],
    accounts: {
      alice: {
        name: 'Alice Martin',
        email: 'alice@mairie.example',
        email_verified: true,
        groups: ['/veille/redaction'],
      },
    },
  })
  project.provide('oidcIssuer', provider.issuer)
  return () => provider.close()
}
