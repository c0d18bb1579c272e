import { Hono } from 'hono'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { afterAnswer, onceAnswered } from '#web/background.ts'
import { type Site, buildSite } from '#web/site.ts'

let opened: TestSite
let site: Site

beforeEach(async () => {
  opened = await openTestSite({ seeds: false })
  site = buildSite(opened.deps)
})

async function answerAfter(prepare: (done: string[]) => (app: Hono) => void): Promise<string[]> {
  const done: string[] = []
  const app = new Hono()
  prepare(done)(app)
  await app.request('/')
  done.push('answer')
  return done
}

describe('onceAnswered', () => {
  it('begins the work when the answer is made, not before', async () => {
    const done = await answerAfter((steps) => (app) => {
      app.get('/', (c) => {
        onceAnswered(c, site, async () => steps.push('work'))
        return c.text('fait')
      })
    })
    await vi.waitFor(() => expect(done).toStrictEqual(['answer', 'work']))
  })
})

describe('afterAnswer', () => {
  it('turns a failure into a line of the log', async () => {
    const done = await answerAfter(() => (app) => {
      app.get('/', (c) => {
        afterAnswer(c, site, Promise.reject(new Error('le disque est plein')))
        return c.text('fait')
      })
    })
    expect(done).toStrictEqual(['answer'])
    expect(opened.errors).toStrictEqual([
      { event: 'web.after-answer', fields: { message: 'le disque est plein' } },
    ])
  })

  it('keeps a Worker alive until the work is done', async () => {
    const kept: Promise<unknown>[] = []
    const app = new Hono()
    const steps: string[] = []
    app.get('/', (c) => {
      afterAnswer(
        c,
        site,
        Promise.resolve().then(() => steps.push('work')),
      )
      return c.text('fait')
    })
    const context = {
      waitUntil: (work: Promise<unknown>) => void kept.push(work),
      passThroughOnException() {},
      props: {},
    }
    await app.request('/', {}, {}, context as never)
    await Promise.all(kept)
    expect([kept.length, steps]).toStrictEqual([1, ['work']])
  })
})
