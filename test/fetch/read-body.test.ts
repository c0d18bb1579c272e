import { describe, expect, it } from 'vitest'
import { readBody, readStart } from '#src/fetch/read-body.ts'

function answerOf(chunks: readonly number[], headers: Record<string, string> = {}) {
  let given = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const size = chunks[given]
      given += 1
      if (size === undefined) controller.close()
      else controller.enqueue(new Uint8Array(size).fill(120))
    },
  })
  return { response: new Response(body, { headers }), given: () => given }
}

describe('readBody', () => {
  it('joins the pieces, and reads a body that is just as long as it may be', async () => {
    expect((await readBody(answerOf([3, 4, 3]).response, 10)).byteLength).toBe(10)
    expect((await readBody(new Response(null), 10)).byteLength).toBe(0)
  })

  it('asks for nothing more once it is too long', async () => {
    const { response, given } = answerOf(Array.from({ length: 1000 }, () => 4))
    await expect(readBody(response, 10)).rejects.toMatchObject({ code: 'too-large' })
    expect(given()).toBeLessThan(10)
  })

  it('does not begin with one that says so', async () => {
    const { response } = answerOf([4], { 'content-length': '5000' })
    await expect(readBody(response, 10)).rejects.toThrow('La réponse dépasse 1 Mo : elle n’est pas lue.')
  })

  it('leaves a bomb long before the cap: 200 times its packed size', async () => {
    const bomb = answerOf(
      Array.from({ length: 100 }, () => 65_536),
      {
        'content-encoding': 'gzip',
        'content-length': '2000',
      },
    )
    await expect(readBody(bomb.response, 10_000_000)).rejects.toThrow(
      'se déplie en plus de 200 fois sa taille',
    )
    expect(bomb.given() * 65_536).toBeLessThan(800_000)
    const text = answerOf([200_000], { 'content-encoding': 'gzip', 'content-length': '2000' })
    expect((await readBody(text.response, 10_000_000)).byteLength).toBe(200_000)
  })

  it('waits for its turn before it takes more than 256 KB, and gives it back', async () => {
    const { response, given } = answerOf([200_000, 100_000, 100_000, 100_000])
    const turn = Promise.withResolvers<() => void>()
    let isLeft = false
    const reading = readBody(response, 10_000_000, () => turn.promise)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(given()).toBeLessThanOrEqual(3)
    turn.resolve(() => void (isLeft = true))
    expect((await reading).byteLength).toBe(500_000)
    expect(isLeft).toBe(true)
  })
})

describe('readStart', () => {
  it('keeps the start, and asks for nothing more', async () => {
    const { response, given } = answerOf(Array.from({ length: 1000 }, () => 4))
    expect((await readStart(response, 10)).byteLength).toBe(10)
    expect(given()).toBeLessThan(10)
    expect((await readStart(new Response('court'), 10)).byteLength).toBe(5)
  })
})
