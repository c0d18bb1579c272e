import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '#src/deps.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { startDemoWorld, type DemoWorld } from '../demo/serve-world.ts'
import { sendDemoLetter } from '../demo-letter.ts'
import { addTroubles, showTroubles } from '../demo-trouble.ts'
import type { Environment } from './environment.ts'
import { startBoth } from './start.ts'
import { stopSignal } from './stop-signal.ts'
import { readArguments, remark } from './usage.ts'

/** Where the invented sources live when nobody says otherwise: their addresses stay the same from day to day. */
const usualPort = 4310

/** The true programs on invented sources: only the addresses differ. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values } = readArguments(argv, { seul: { type: 'boolean' } })
  if (values.seul) return serveWorldAlone(Number(env['PORT'] || usualPort))
  const world = await startWorld()
  remark(`Monde de démonstration : sources inventées sur ${world.url}`)
  // A folder of its own, made anew: the demo never mixes with real items, and its dates are relative to today.
  const folder = join(env['VIGIE_DATA'] || 'data', 'demo')
  rmSync(folder, { recursive: true, force: true })
  const settings = { ...env, VIGIE_DEMO_URL: world.url, VIGIE_FETCH_PRIVATE: '1', VIGIE_DATA: folder }
  try {
    await withProgram(settings, (deps) => addTroubles(deps, world.url))
    return await startBoth(settings, async ({ deps }) => {
      await showTroubles(deps)
      remark(await sendDemoLetter(deps))
    })
  } finally {
    await world.close()
  }
}

async function withProgram(env: Environment, work: (deps: Deps) => Promise<void>): Promise<void> {
  const program = await openNodeProgram(env)
  try {
    await work(program.deps)
  } finally {
    await program.close()
  }
}

async function startWorld(): Promise<DemoWorld> {
  const now = () => new Date()
  try {
    return await startDemoWorld({ now, port: usualPort })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return startDemoWorld({ now })
  }
}

async function serveWorldAlone(port: number): Promise<number> {
  const stopped = stopSignal()
  const world = await startDemoWorld({ now: () => new Date(), port })
  remark(`Monde de démonstration : sources inventées sur ${world.url}`)
  await stopped
  await world.close()
  return 0
}
