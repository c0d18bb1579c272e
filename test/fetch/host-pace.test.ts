import { describe, expect, it } from 'vitest'
import { createHostPace, pause } from '#src/fetch/host-pace.ts'

const tick = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('createHostPace', () => {
  it('gives a host to one at a time, in the order of asking', async () => {
    const pace = createHostPace()
    const order: string[] = []
    const first = await pace.enter('a', 0)
    const second = pace.enter('a', 0).then((leave) => (order.push('second'), leave))
    const third = pace.enter('a', 0).then((leave) => (order.push('third'), leave))
    await tick()
    expect(order).toEqual([])
    first()
    ;(await second)()
    ;(await third)()
    expect(order).toEqual(['second', 'third'])
  })

  it('keeps no host waiting for another', async () => {
    const pace = createHostPace()
    await pace.enter('a', 0)
    await expect(pace.enter('b', 0)).resolves.toBeTypeOf('function')
  })

  it('starts the pause when the turn is given back, and tells how long it still is', async () => {
    const pace = createHostPace()
    const leave = await pace.enter('a', 40)
    expect(pace.waitOf('a')).toBe(0)
    leave()
    expect(pace.waitOf('a')).toBeGreaterThan(30)
    expect(pace.waitOf('b')).toBe(0)
    const started = performance.now()
    await pace.enter('a', 0)
    // A timer may fire a millisecond early.
    expect(performance.now() - started).toBeGreaterThan(35)
  })

  it('lets whoever waits give up, and the next one through', async () => {
    const pace = createHostPace()
    const leave = await pace.enter('a', 0)
    const stopping = new AbortController()
    const impatient = pace.enter('a', 0, stopping.signal)
    const patient = pace.enter('a', 0)
    stopping.abort(new Error('arrêt'))
    await expect(impatient).rejects.toThrow('arrêt')
    leave()
    await expect(patient).resolves.toBeTypeOf('function')
  })
})

describe('pause', () => {
  it('ends with its time, at once for none, and with the signal’s reason', async () => {
    await pause(0)
    await pause(5)
    const stopping = new AbortController()
    const long = pause(60_000, stopping.signal)
    stopping.abort(new Error('arrêt'))
    await expect(long).rejects.toThrow('arrêt')
    await expect(pause(5, stopping.signal)).rejects.toThrow('arrêt')
  })
})
