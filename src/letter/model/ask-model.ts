import * as z from 'zod'
import type { ModelConfig } from '../../config.ts'
import { messageOf, WatchError } from '../../errors.ts'
import { readBody } from '../../fetch/read-body.ts'
import type { ChatMessage } from './prompt.ts'

const timeoutMs = 30_000
const longestBody = 256 * 1024

const answerForm = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
})

/**
 * One question to a chat model by the OpenAI protocol (POST …/v1/chat/completions), which Mistral, Albert, vLLM, Ollama and
 * llama.cpp speak too. Throws `model-away`, `model-refused`, `model-busy` or `model-answer`; the key is in no message.
 */
export async function askModel(
  { url, key, name }: ModelConfig,
  messages: readonly ChatMessage[],
  fetchNow: typeof fetch,
): Promise<string> {
  const body = JSON.stringify({ model: name, messages, temperature: 0.2, max_tokens: 300, stream: false })
  try {
    const response = await fetchNow(chatAddress(url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      },
      body,
      // Followed, a redirect would hand the key to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw refusalFor(response.status)
    }
    return readAnswer(new TextDecoder().decode(await readBody(response, longestBody)))
  } catch (error) {
    if (error instanceof WatchError && error.code.startsWith('model-')) throw error
    throw failureFor(error)
  }
}

/** VIGIE_LLM_URL is the root of the service, or already ends with /v1. */
export function chatAddress(url: string): string {
  const root = url.replace(/\/+$/, '')
  return `${root.endsWith('/v1') ? root : `${root}/v1`}/chat/completions`
}

function readAnswer(text: string): string {
  const parsed = answerForm.safeParse(jsonOf(text))
  const content = parsed.success ? parsed.data.choices[0]?.message.content : undefined
  if (content) return content
  throw new WatchError(
    'model-answer',
    'Le modèle a donné une réponse illisible\u00A0: vérifiez VIGIE_LLM_URL.',
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusalFor(status: number): WatchError {
  if (status === 429) {
    return new WatchError('model-busy', 'Le modèle reçoit trop de demandes\u00A0: réessayez dans une minute.')
  }
  if (status >= 500) {
    return new WatchError('model-away', `Le modèle ne répond pas (${status})\u00A0: réessayez plus tard.`)
  }
  const names = 'VIGIE_LLM_URL, VIGIE_LLM_KEY et VIGIE_LLM_MODEL'
  return new WatchError('model-refused', `Le modèle refuse la demande (${status})\u00A0: vérifiez ${names}.`)
}

function failureFor(error: unknown): WatchError {
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const said = isLate ? 'n’a pas répondu en 30 secondes' : 'est injoignable, ou sa réponse est trop longue'
  const cause = new Error(messageOf(error))
  return new WatchError('model-away', `Le modèle ${said}\u00A0: écrivez le résumé vous-même, ou réessayez.`, {
    cause,
  })
}
