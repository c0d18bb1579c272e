import { describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.ts'
import { WatchError } from '#src/errors.ts'
import { defaultLetterSettings, saveLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { proposeSummary } from '#src/letter/desk/propose-summary.ts'
import { cardsOf } from '#src/letter/letter.ts'
import { askModel, chatAddress } from '#src/letter/model/ask-model.ts'
import { camille, letterId, openDraft, storedIn } from '../desk/draft-world.ts'

const key = 'cle-tres-secrete'
const model = { url: 'https://modele.example', key, name: 'petit' }
const messages = [{ role: 'user', content: 'Résume.' }] as const
const answering = (content: unknown) => Response.json({ choices: [{ message: { content } }] })

describe('askModel', () => {
  it('asks by the OpenAI protocol, and follows no redirect', async () => {
    const asked: Request[] = []
    const options: (RequestInit | undefined)[] = []
    const answer = await askModel(model, messages, async (input, init) => {
      asked.push(new Request(input as string, init))
      options.push(init)
      return answering('Un résumé.')
    })
    expect(answer).toBe('Un résumé.')
    expect(asked[0]!.url).toBe('https://modele.example/v1/chat/completions')
    expect(asked[0]!.headers.get('authorization')).toBe(`Bearer ${key}`)
    expect(options[0]?.redirect).toBe('manual')
    expect(await asked[0]!.json()).toEqual({
      model: 'petit',
      messages,
      temperature: 0.2,
      max_tokens: 300,
      stream: false,
    })
  })

  it('sends no key where there is none', async () => {
    await askModel({ ...model, key: '' }, messages, async (_input, init) => {
      expect(new Headers(init?.headers).has('authorization')).toBe(false)
      return answering('Un résumé.')
    })
  })

  it.each<[string, string, () => Response | Promise<Response>]>([
    ['model-refused', '(401)', () => new Response(key, { status: 401 })],
    [
      'model-refused',
      '(302)',
      () => new Response(null, { status: 302, headers: { location: 'https://ailleurs.example' } }),
    ],
    ['model-busy', 'une minute', () => new Response('', { status: 429 })],
    ['model-away', '(503)', () => new Response('', { status: 503 })],
    ['model-away', 'injoignable', () => Promise.reject(new TypeError(`fetch failed ${key}`))],
    ['model-away', '30 secondes', () => Promise.reject(new DOMException('trop long', 'TimeoutError'))],
    ['model-away', 'trop longue', () => new Response('x'.repeat(300_000))],
    ['model-answer', 'illisible', () => new Response('<html>')],
    ['model-answer', 'illisible', () => Response.json({ choices: [] })],
    ['model-answer', 'illisible', () => answering(null)],
    ['model-answer', 'illisible', () => answering('')],
  ])('tells %s in French (%s), without the key', async (code, words, respond) => {
    const failed = await askModel(model, messages, async () => respond()).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(WatchError)
    expect(failed).toMatchObject({ code, message: expect.stringContaining(words) })
    expect((failed as WatchError).message).not.toContain(key)
  })
})

describe('chatAddress', () => {
  it.each(['https://a.example', 'https://a.example/', 'https://a.example/v1', 'https://a.example/v1/'])(
    '%s',
    (url) => {
      expect(chatAddress(url)).toBe('https://a.example/v1/chat/completions')
    },
  )
})

describe('proposeSummary', () => {
  const env = { VIGIE_LLM_URL: 'https://modele.example', VIGIE_LLM_MODEL: 'petit', VIGIE_LLM_KEY: key }

  async function openModelDesk() {
    const { world, letter } = await openDraft()
    await saveLetterSettings(world, camille, { ...defaultLetterSettings, model: true })
    const config = { ...world.config, ...readConfig({ ...env, VIGIE_SECRET: 's'.repeat(40) }) }
    return { world: { ...world, config }, letter, cardId: cardsOf(letter)[0]!.id }
  }

  it('proposes a summary of one story, and keeps nothing', async () => {
    const { world, cardId } = await openModelDesk()
    const proposal = await proposeSummary(world, camille, letterId, cardId, async () =>
      answering('**Un** bon résumé.'),
    )
    expect(proposal).toBe('Un bon résumé.')
    expect((await storedIn(world)).version).toBe(1)
  })

  it('is off until one is configured and the setting allows it', async () => {
    const never = async () => expect.unreachable() as never
    const { world, letter } = await openDraft()
    const [card] = cardsOf(letter)
    await expect(proposeSummary(world, camille, letterId, card!.id, never)).rejects.toMatchObject({
      code: 'no-model',
    })
    const { world: other, cardId } = await openModelDesk()
    await saveLetterSettings(other, camille, defaultLetterSettings)
    await expect(proposeSummary(other, camille, letterId, cardId, never)).rejects.toMatchObject({
      code: 'no-model',
    })
  })

  it('is about a story of the letter', async () => {
    const { world } = await openModelDesk()
    const tried = proposeSummary(world, camille, letterId, 'inconnu', async () => answering('Non.'))
    await expect(tried).rejects.toMatchObject({ code: 'no-card' })
  })

  it('lets thirty questions pass, then one a minute', async () => {
    const { world, cardId } = await openModelDesk()
    const ask = () => proposeSummary(world, camille, letterId, cardId, async () => answering('Un résumé.'))
    for (let n = 0; n < 30; n += 1) await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'model-pace' })
  })
})
