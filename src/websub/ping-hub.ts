import type { Deps } from '../deps.ts'
import { messageOf } from '../errors.ts'

const timeoutMs = 10_000

/**
 * Tells a hub that a feed has changed, as every hub understands it (the publisher's side is left open by W3C WebSub §3;
 * PubSubHubbub 0.4 §7.1 says this). Answers what went wrong, or undefined.
 */
export async function pingHub(
  deps: Pick<Deps, 'fetch' | 'config'>,
  hub: string,
  topic: string,
): Promise<string | undefined> {
  try {
    const answer = await deps.fetch(hub, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': deps.config.userAgent,
      },
      body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic }).toString(),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await answer.body?.cancel()
    return answer.ok ? undefined : `[POST] "${hub}": ${answer.status}`
  } catch (error) {
    return `[POST] "${hub}": ${messageOf(error)}`
  }
}
