import { describe, expect, it } from 'vitest'
import { createExchangeClock } from '#src/fetch/exchange-clock.ts'

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('createExchangeClock', () => {
  it('aborts as a timeout once its time is over', async () => {
    const clock = createExchangeClock(30, undefined)
    clock.start()
    await new Promise((resolve) => clock.signal.addEventListener('abort', resolve))
    expect(clock.signal.reason).toMatchObject({ name: 'TimeoutError' })
  })

  it('does not count while it is stopped', async () => {
    const clock = createExchangeClock(60, undefined)
    clock.start()
    clock.stop()
    await after(120)
    expect(clock.signal.aborted).toBe(false)
    clock.stop()
  })

  it('does not hold against a server the time when this process was busy', async () => {
    const clock = createExchangeClock(1_000, undefined)
    clock.start()
    const started = performance.now()
    while (performance.now() - started < 1_500);
    await after(0)
    expect(clock.signal.aborted).toBe(false)
    clock.stop()
  })

  it('aborts with the program, for its reason', () => {
    const stopping = new AbortController()
    const clock = createExchangeClock(1_000, stopping.signal)
    stopping.abort(new Error('arrêt'))
    expect(clock.signal.reason).toMatchObject({ message: 'arrêt' })
  })
})
