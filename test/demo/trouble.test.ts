import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoWorld } from '#worker/demo/serve-world.ts'
import { startDemoWorld } from '#worker/demo/serve-world.ts'
import { troubleNames } from '#worker/demo/trouble.ts'

let world: DemoWorld

beforeAll(async () => {
  world = await startDemoWorld({ now: () => new Date('2026-11-24T09:00:00Z'), withTrouble: true })
})
afterAll(() => world.close())

const ask = (name: string, init?: RequestInit) => fetch(`${world.url}/trouble/${name}`, init)

describe('the trouble routes', () => {
  it('are thirteen, and leave the true world alone', async () => {
    expect(troubleNames).toHaveLength(13)
    expect((await fetch(`${world.url}/europe-numerique/atom.xml`)).status).toBe(200)
    expect((await ask('inconnu')).status).toBe(404)
  })

  it('fail with a status', async () => {
    expect((await ask('404')).status).toBe(404)
    expect((await ask('500')).status).toBe(500)
    const limited = await ask('429')
    expect(limited.status).toBe(429)
    expect(limited.headers.get('retry-after')).toBe('120')
  })

  it('redirect to themselves for ever', async () => {
    const answer = await ask('redirect-loop', { redirect: 'manual' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/trouble/redirect-loop')
    await expect(ask('redirect-loop')).rejects.toThrow('fetch failed')
  })

  it('are a page, nothing, or no XML at all', async () => {
    expect((await ask('html-page')).headers.get('content-type')).toContain('text/html')
    expect(await (await ask('empty')).text()).toBe('')
    expect((await (await ask('not-xml')).text()).startsWith('Ceci n’est pas un fil')).toBe(true)
  })

  it('stop in the middle of an item', async () => {
    const body = await (await ask('truncated')).text()
    expect(body.endsWith('<title>Un article ')).toBe(true)
    expect(body).toContain('Un article complet</title>')
    expect(body).not.toContain('</channel>')
  })

  it('declare UTF-8 and send ISO-8859-1', async () => {
    const answer = await ask('wrong-charset')
    expect(answer.headers.get('content-type')).toContain('utf-8')
    const bytes = await answer.arrayBuffer()
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError)
    expect(new TextDecoder('iso-8859-1').decode(bytes)).toContain('Déploiement achevé à Fougères')
  })

  it('give two items one guid, or an item no date', async () => {
    const twins = await (await ask('same-guid')).text()
    expect(twins.match(/<guid isPermaLink="false">jumeau<\/guid>/g)).toHaveLength(2)
    const undated = await (await ask('undated')).text()
    expect(undated).toContain('<title>Un article sans date</title>')
    expect(undated).not.toContain('pubDate')
  })

  it('send 50 MB without saying so', async () => {
    const answer = await ask('huge')
    expect(answer.headers.get('content-length')).toBeNull()
    let bytes = 0
    for await (const piece of answer.body ?? []) bytes += piece.length
    expect(bytes).toBeGreaterThan(50 * 1024 * 1024)
    expect(bytes).toBeLessThan(51 * 1024 * 1024)
  })

  it('stop sending the 50 MB when the reader goes away', async () => {
    const reader = (await ask('huge')).body?.getReader()
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0)
    await reader?.cancel()
    expect((await ask('empty')).status).toBe(200)
  })

  it('keep silent until the reader gives up', async () => {
    await expect(ask('slow', { signal: AbortSignal.timeout(150) })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })

  it('keep silent until the server closes', async () => {
    const other = await startDemoWorld({ now: () => new Date(), withTrouble: true })
    const waiting = fetch(`${other.url}/trouble/slow`)
    const outcome = waiting.then(
      () => 'answered',
      () => 'cut',
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    await other.close()
    expect(await outcome).toBe('cut')
  })
})
