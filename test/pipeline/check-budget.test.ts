import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCheckBudget, longestCheckMs } from '#src/pipeline/check-budget.ts'
import { openSession } from '#src/pipeline/open-session.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let deps: TestDeps
let server: LocalServer
beforeEach(async () => {
  deps = await createTestDeps({ env: { VIGIE_FETCH_MAX_MB: '1', VIGIE_FETCH_TIMEOUT: '1' } })
  server = await startServer((request, response) => {
    if (request.url === '/lent') setTimeout(() => response.end('x'), 900)
    else response.end('x'.repeat(request.url === '/gros' ? 1_000_000 : 1))
  })
})
afterEach(() => server.close())

async function askUntilRefused(path: string, most: number): Promise<{ asked: number; message: string }> {
  const session = openSession(deps, feedAt(server.url), undefined)
  for (let asked = 0; asked < most; asked += 1) {
    const result = await session.request(`${server.url}${path}`)
    if (result.kind === 'failed' && result.error.code === 'over-budget') {
      return { asked, message: result.error.message }
    }
  }
  return { asked: most, message: '' }
}

describe('what one check may cost', () => {
  it('is forty requests', async () => {
    const { asked, message } = await askUntilRefused('/', 60)
    expect(asked).toBe(40)
    expect(message).toBe(
      'Cette source demande trop à la fois (plus de 40 requêtes) : le reste n’est pas lu. Réduire dans sa définition les pages, les détails ou les jours lus.',
    )
  })

  it('is five times the largest body', async () => {
    const { asked, message } = await askUntilRefused('/gros', 10)
    expect(asked).toBeLessThan(8)
    expect(message).toMatch(/plus de 5 Mo/)
  })

  it('is three times the longest answer', async () => {
    const { asked, message } = await askUntilRefused('/lent', 10)
    expect(asked).toBeLessThan(6)
    expect(message).toMatch(/plus de 3 s/)
  })

  it('is anew for each check', async () => {
    await askUntilRefused('/', 60)
    expect((await askUntilRefused('/', 5)).asked).toBe(5)
  })
})

describe('createCheckBudget', () => {
  it('does not count the time that was spent waiting for a turn, and counts that apart', () => {
    const budget = createCheckBudget({ timeoutMs: 1_000, maxBytes: 100 })
    budget.addWait(50_000)
    expect(budget.next().timeoutMs).toBe(1_000)
    expect(budget.waitLeft()).toBe(70_000)
  })

  it('gives the last request what is left', () => {
    const budget = createCheckBudget({ timeoutMs: 1_000, maxBytes: 100 })
    budget.addBytes(470)
    expect(budget.next().maxBytes).toBe(30)
  })
})

describe('longestCheckMs', () => {
  it('covers the requests, the waiting and the reading', () => {
    expect(longestCheckMs({ timeoutMs: 20_000 })).toBe(60_000 + 120_000 + 60_000)
  })
})
