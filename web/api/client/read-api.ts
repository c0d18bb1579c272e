/** How the API of Vigie is reached. */
export interface ClientOptions {
  /** « https://veille.example », without a path. */
  baseUrl: string
  /** « vigie_… »: needed where the index is reserved; raises the quota everywhere. Never in a page that others read. */
  key?: string
  /** That of the runtime when nothing is given. */
  fetch?: typeof globalThis.fetch
}

type Value = string | number | readonly (string | number)[] | undefined

/** What an operation is asked: what fills the path of its address, and its parameters. */
export interface Asked {
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, Value>>
  signal?: AbortSignal
}

/** A refusal (RFC 9457). Compare `type`, or its end: « …#parametre-invalide ». */
export class VigieProblem extends Error {
  override readonly name = 'VigieProblem'
  readonly status: number
  readonly type: string
  /** What is wrong with each parameter. */
  readonly errors: readonly { parameter: string; pointer: string; detail: string }[]
  /** Seconds to wait before asking again, when the quota is spent. */
  readonly retryAfter: number | undefined

  constructor(
    status: number,
    told: { type?: string; detail?: string; errors?: VigieProblem['errors'] },
    retryAfter: number | undefined,
  ) {
    super(told.detail ?? `HTTP ${status}`)
    this.status = status
    this.type = told.type ?? 'about:blank'
    this.errors = told.errors ?? []
    this.retryAfter = retryAfter
  }
}

/** One answer. A refusal is thrown as a VigieProblem. */
export function readApi<T>(options: ClientOptions, path: string, asked: Asked = {}): Promise<T> {
  return readAddress(options, addressOf(options, path, asked), asked.signal)
}

/** Every element of a list, page after page; stop the loop to stop reading. */
export async function* readAll<T>(
  options: ClientOptions,
  path: string,
  asked: Asked = {},
): AsyncGenerator<T, void, void> {
  type Page = { items?: T[]; results?: T[]; next?: string }
  let address: string | undefined = addressOf(options, path, asked)
  while (address) {
    const page: Page = await readAddress(options, address, asked.signal)
    yield* page.items ?? page.results ?? []
    address = page.next && onSameSite(options, page.next)
  }
}

function addressOf(
  { baseUrl }: ClientOptions,
  path: string,
  { path: filled = {}, query = {} }: Asked,
): string {
  const there = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(filled[name] ?? ''))
  const address = new URL(there, baseUrl)
  for (const [name, value] of Object.entries(query)) {
    const values = typeof value === 'object' ? value : value === undefined ? [] : [value]
    for (const one of values) address.searchParams.append(name, String(one))
  }
  return address.href
}

// The site may be reached by another name than its own (a tunnel, a test): the key stays with the one that was given.
function onSameSite({ baseUrl }: ClientOptions, next: string): string {
  const { pathname, search } = new URL(next)
  return new URL(pathname + search, baseUrl).href
}

async function readAddress<T>(
  { key, fetch = globalThis.fetch }: ClientOptions,
  address: string,
  signal: AbortSignal | undefined,
): Promise<T> {
  const answer = await fetch(address, {
    headers: { accept: 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    ...(signal ? { signal } : {}),
  })
  if (answer.ok) return (await answer.json()) as T
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false
  const told = isProblem ? ((await answer.json()) as object) : {}
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
  throw new VigieProblem(answer.status, told, Number.isNaN(wait) ? undefined : wait)
}
