import { FetchError, messageOf } from '../errors.ts'

/**
 * Turns what `fetch` throws into a typed error with a French sentence. Node hides the cause two levels down
 * (TypeError → cause.code); workerd only has a message.
 */
export function describeFailure(thrown: unknown, timeoutMs: number): FetchError {
  const known = findInChain(thrown, (error) => error instanceof FetchError)
  if (known instanceof FetchError) return known
  if (findInChain(thrown, (error) => hasName(error, 'TimeoutError'))) {
    return new FetchError('timeout', `Pas de réponse complète en ${Math.round(timeoutMs / 1000)} s.`, {
      cause: thrown,
    })
  }
  const code = codeOf(thrown)
  if (/^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|ENODATA)$/.test(code)) {
    return new FetchError(
      'dns',
      `Nom de serveur introuvable (${code}) : vérifiez l’adresse ou l’accès au réseau.`,
      {
        cause: thrown,
      },
    )
  }
  const text = chainText(thrown)
  if (
    /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/i.test(code) ||
    /certificate|\bTLS\b|\bSSL\b/i.test(text)
  ) {
    return new FetchError('tls', `Certificat ou chiffrement refusé (${code || 'TLS'}).`, { cause: thrown })
  }
  if (/^Z_|^ERR__ERROR_|^ERR_PADDING|^ZSTD_/.test(code)) {
    return new FetchError('connection', `La réponse n’est pas compressée comme elle le dit (${code}).`, {
      cause: thrown,
    })
  }
  return new FetchError('connection', `Connexion impossible (${code || text.slice(0, 120)}).`, {
    cause: thrown,
  })
}

function* chain(thrown: unknown): Generator<unknown> {
  let error = thrown
  for (let depth = 0; depth < 6 && error; depth += 1) {
    yield error
    error =
      (error as { cause?: unknown; errors?: unknown[] }).cause ??
      (error as { errors?: unknown[] }).errors?.[0]
  }
}

function findInChain(thrown: unknown, test: (error: unknown) => boolean): unknown {
  return [...chain(thrown)].find(test)
}

function hasName(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}

function codeOf(thrown: unknown): string {
  const coded = findInChain(thrown, (error) => typeof (error as { code?: unknown }).code === 'string')
  return coded ? String((coded as { code: string }).code) : ''
}

function chainText(thrown: unknown): string {
  return [...chain(thrown)].map(messageOf).join(' ← ')
}
