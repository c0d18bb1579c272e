import { describe, expect, it } from 'vitest'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { listJobs } from '#src/store/jobs.ts'
import { openSearchWorld } from '#test/searches/search-world.ts'
import { jobs, runJob } from '#worker/jobs.ts'

const alerts = jobs.find(({ name }) => name === 'alerts')!
const context = { holder: 'essai:1' }

describe('the job of alerts', () => {
  it('writes nothing while none is due', async () => {
    const { deps } = await openSearchWorld()
    deps.db.run = () => Promise.reject(new Error('written'))
    expect(await runJob(deps, alerts, context)).toBe('idle')
  })

  it('tells what is due, and says how much', async () => {
    const { deps, lea, arrive, save, wait } = await openSearchWorld()
    await setMailAlert(deps, lea, await save(lea, 'fibre', 'q=fibre'), 'now')
    wait(5)
    await arrive('Blois')
    wait(5)
    expect(await runJob(deps, alerts, context)).toBe('done')
    expect(deps.sent).toHaveLength(1)
    const [state] = await listJobs(deps.db, deps.now().toISOString())
    expect(state?.detail).toBe('alertes\u00A0: 1 par courriel, 0 par webhook, 1 nouveauté dite, 0 en échec')
    expect(await runJob(deps, alerts, context)).toBe('idle')
  })

  it('runs by the cron of the sources, after them', () => {
    const names = jobs.filter(({ cron }) => cron === alerts.cron).map(({ name }) => name)
    expect(names).toEqual(['refresh', 'alerts'])
  })
})
