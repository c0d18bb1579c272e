import { FetchError } from '../errors.ts'

/** Bytes of a page where the marks below stand when they stand at all. */
export const challengeBytes = 64 * 1024

/** Headers that only a protection writes, and only when it refuses. */
const headerMarks: readonly [name: string, value: RegExp, whose: string][] = [
  ['cf-mitigated', /challenge/i, 'Cloudflare'],
  ['x-datadome', /protected/i, 'DataDome'],
  ['x-amzn-waf-action', /challenge|captcha/i, 'AWS WAF'],
  ['x-sucuri-block', /./, 'Sucuri'],
]

/**
 * What stands in the page of a challenge and never in an ordinary page of a protected site: the scripts that these
 * services add everywhere (cdn-cgi/challenge-platform, _Incapsula_Resource) are no mark.
 */
const pageMarks: readonly [mark: string, whose: string][] = [
  ['<title>just a moment...</title>', 'Cloudflare'],
  ['<title>un instant…</title>', 'Cloudflare'],
  ['_cf_chl_opt', 'Cloudflare'],
  ['cf-error-details', 'Cloudflare'],
  ['captcha-delivery.com', 'DataDome'],
  ['incapsula incident id', 'Imperva'],
  ['window.gokuprops', 'AWS WAF'],
  ['sucuri_cloudproxy_js', 'Sucuri'],
  ['<title>ddos-guard</title>', 'DDoS-Guard'],
  ['id="anubis_challenge"', 'Anubis'],
  ['<title>vérification de sécurité</title>', 'protection du site'],
  ['<title>attention required!', 'Cloudflare'],
]

/** Statuses under which a challenge is served, beside 200. */
const refusals = [202, 401, 403, 405, 429, 503]

/** Whether the body must be looked at to tell a refusal from a challenge. */
export function mayBeChallenge(response: Response): boolean {
  return refusals.includes(response.status) && /html/i.test(response.headers.get('content-type') ?? '')
}

/** Which protection asks for a browser, by the answer's headers and its first bytes; undefined when none does. */
export function findChallenge(response: Response, body: Uint8Array): string | undefined {
  const byHeader = headerMarks.find(([name, value]) => value.test(response.headers.get(name) ?? ''))
  if (byHeader && refusals.includes(response.status)) return byHeader[2]
  const start = new TextDecoder().decode(body.subarray(0, challengeBytes))
  // Half of the feeds are XML or JSON: they are not searched.
  if (!/^[\s\uFEFF]{0,200}<(?:!doctype html|html|head|script|meta|body|title)\b/i.test(start))
    return undefined
  const page = start.toLowerCase()
  return pageMarks.find(([mark]) => page.includes(mark))?.[1]
}

export function challengeError(whose: string, status: number): FetchError {
  return new FetchError(
    'blocked',
    `Le site réserve cette adresse aux navigateurs (épreuve de ${whose}) et ne laisse pas entrer notre robot. Demander à l’éditeur d’autoriser « Vigie », ou chercher une autre adresse.`,
    { status },
  )
}

export function cookieWallError(): FetchError {
  return new FetchError(
    'blocked',
    'Le site exige un cookie pour montrer cette page, et notre robot n’en garde pas. Demander à l’éditeur une adresse sans cookie, ou en chercher une autre.',
  )
}
