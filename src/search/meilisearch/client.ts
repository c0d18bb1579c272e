import {
  type EnqueuedTask,
  type Index,
  Meilisearch,
  MeilisearchApiError,
  MeilisearchError,
} from 'meilisearch'
import { WatchError } from '../../errors.ts'

export interface MeilisearchOptions {
  url: string
  /** '' for a server without keys. */
  apiKey: string
  index: string
  fetch?: typeof fetch
  /** Of one request, in milliseconds. */
  timeoutMs?: number
}

const requestTimeout = 20_000
const taskTimeout = 300_000

/** The official client, with failures that say in French what to do about them. */
export interface MeilisearchServer {
  client: Meilisearch
  index: Index
  /** Waits until the server has done it. A task that failed throws `search-failed`. */
  finish(task: PromiseLike<EnqueuedTask>): Promise<void>
  call<T>(work: () => Promise<T>): Promise<T>
}

export function openServer({
  url,
  apiKey,
  index,
  fetch: given,
  timeoutMs = requestTimeout,
}: MeilisearchOptions): MeilisearchServer {
  const client = new Meilisearch({
    host: url,
    apiKey,
    timeout: timeoutMs,
    // Answers are small, and a compressed one comes in two pieces of which TCP delays the second: 48 ms instead of 7.
    requestInit: { headers: { 'accept-encoding': 'identity' } },
    ...(given ? { httpClient: (input, init) => request(given, input, init) } : {}),
  })
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw asWatchError(error, url)
    }
  }
  const finish = (enqueued: PromiseLike<EnqueuedTask>) =>
    call(async () => {
      const task = await client.tasks.waitForTask(await enqueued, { timeout: taskTimeout, interval: 25 })
      if (task.status !== 'succeeded') throw failed(task.error?.code ?? task.status, task.error?.message)
    })
  return { client, index: client.index(index), call, finish }
}

/** What the client does by itself with the global fetch. */
async function request(
  send: typeof fetch,
  input: Parameters<typeof fetch>[0],
  init?: RequestInit,
): Promise<unknown> {
  const response = await send(input, init)
  const text = await response.text()
  const body = text === '' ? undefined : JSON.parse(text)
  if (!response.ok) throw new MeilisearchApiError(response, body)
  return body
}

/** The server is there, but it takes neither the key nor none: nothing gets better by waiting. */
export function isRefusedKey(error: unknown): boolean {
  return ['invalid_api_key', 'missing_authorization_header'].includes(serverCode(error) ?? '')
}

/** The code that the server gave, such as `index_not_found`. */
export function serverCode(error: unknown): string | undefined {
  if (error instanceof WatchError) return serverCode(error.cause)
  if (error instanceof MeilisearchApiError) return error.cause?.code
  return error instanceof MeilisearchError ? serverCode(error.cause) : undefined
}

function asWatchError(error: unknown, url: string): WatchError {
  if (error instanceof WatchError) return error
  const code = serverCode(error)
  if (code) return failed(code, undefined, error)
  return new WatchError(
    'search-unavailable',
    `Le serveur de recherche ${addressOf(url)} ne répond pas. La recherche reviendra avec lui ; rien n’est perdu.`,
    { cause: error },
  )
}

function failed(code: string, detail?: string, cause?: unknown): WatchError {
  const said = detail ? ` : ${detail}` : ''
  if (['invalid_api_key', 'missing_authorization_header'].includes(code)) {
    return new WatchError(
      'search-key-refused',
      `Le serveur de recherche refuse la clé donnée (${code}) : corrigez MEILI_KEY.`,
      { cause },
    )
  }
  return new WatchError('search-failed', `Le serveur de recherche a refusé une opération (${code})${said}`, {
    cause,
  })
}

// Without name and password, which an address may carry.
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname === '/' ? '' : pathname}`
}
