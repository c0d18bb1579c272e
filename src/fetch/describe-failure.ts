import { type FetchErrorCode, FetchError, messageOf } from '../errors.ts'

interface Symptom {
  code: string
  text: string
}

/** What a fault of the network looks like, and what it is; the first that fits. */
const faults: readonly {
  is(symptom: Symptom): boolean
  code: FetchErrorCode
  sentence(symptom: Symptom): string
}[] = [
  {
    is: ({ code }) => /^(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL|ENODATA)$/.test(code),
    code: 'dns',
    sentence: ({ code }) => `Nom de serveur introuvable (${code}) : vérifiez l’adresse ou l’accès au réseau.`,
  },
  {
    is: ({ code, text }) =>
      /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/i.test(code) ||
      /certificate|\bTLS\b|\bSSL\b/i.test(text),
    code: 'tls',
    sentence: ({ code }) => `Certificat ou chiffrement refusé (${code || 'TLS'}).`,
  },
  {
    is: ({ code }) => code === 'UND_ERR_HEADERS_OVERFLOW',
    code: 'too-large',
    sentence: () => 'Le serveur envoie plus de 16 Ko d’en-têtes : sa réponse n’est pas lue.',
  },
  {
    is: ({ text }) => text.includes('too many content-encodings'),
    code: 'too-large',
    sentence: () => 'La réponse est compressée plus de cinq fois : elle n’est pas lue.',
  },
  {
    is: ({ code }) => /^Z_|^ERR__ERROR_|^ERR_PADDING|^ZSTD_/.test(code),
    code: 'connection',
    sentence: ({ code }) => `La réponse n’est pas compressée comme elle le dit (${code}).`,
  },
]

/**
 * Turns what `fetch` throws into a typed error with a French sentence. Node hides the cause two levels down
 * (TypeError → cause.code); workerd only has a message.
 */
export function describeFailure(thrown: unknown, timeoutMs: number): FetchError {
  const known = findInChain(thrown, (error) => error instanceof FetchError)
  if (known instanceof FetchError) return known
  if (findInChain(thrown, (error) => hasName(error, 'TimeoutError'))) {
    const seconds = Math.max(1, Math.round(timeoutMs / 1000))
    return new FetchError('timeout', `Pas de réponse complète en ${seconds} s.`, { cause: thrown })
  }
  const symptom = { code: codeOf(thrown), text: chainText(thrown) }
  const fault = faults.find(({ is }) => is(symptom))
  if (fault) return new FetchError(fault.code, fault.sentence(symptom), { cause: thrown })
  const why = symptom.code || symptom.text.slice(0, 120)
  return new FetchError('connection', `Connexion impossible (${why}).`, { cause: thrown })
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
