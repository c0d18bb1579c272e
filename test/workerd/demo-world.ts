import type { TestProject } from 'vitest/node'
import { startDemoWorld } from '../../worker/demo/serve-world.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    demoUrl: string
  }
}

/** Runs in Node, before workerd starts: the invented sources that the Worker will fetch. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const world = await startDemoWorld({ now: () => new Date() })
  project.provide('demoUrl', world.url)
  return () => world.close()
}
