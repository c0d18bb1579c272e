import { addWebhook } from '#src/searches/choose-alerts.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'

export interface ReceivedCall {
  url: string
  headers: Headers
  body: { test?: boolean; url: string; search: { name: string }; items: { id: string }[] }
  raw: string
  redirect?: string
}

export interface WebhookWorld extends SearchWorld {
  calls: ReceivedCall[]
  /** What the server answers from now on. */
  answer: { with: () => Response | Promise<Response> }
  webhook: { id: string; secret: string }
  searchId: string
}

/** A search of Léa's, a webhook on it, and the server that it calls. */
export async function openWebhookWorld(): Promise<WebhookWorld> {
  const world = await openSearchWorld()
  const calls: ReceivedCall[] = []
  const answer = { with: (): Response | Promise<Response> => new Response('bien', { status: 202 }) }
  world.deps.fetch = async (input, init = {}) => {
    const raw = init.body as string
    calls.push({
      url: input as string,
      headers: new Headers(init.headers),
      body: JSON.parse(raw) as ReceivedCall['body'],
      raw,
      ...(init.redirect ? { redirect: init.redirect } : {}),
    })
    return answer.with()
  }
  const search = await world.save(world.lea, 'fibre', 'q=fibre')
  const webhook = await addWebhook(world.deps, world.lea, search, 'https://outil.example/vigie')
  return { ...world, calls, answer, webhook, searchId: search.id }
}
