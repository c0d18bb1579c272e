import { join } from 'node:path'
import { startDemoWorld } from '../demo/serve-world.ts'
import { previewLetter } from '../letter-preview.ts'
import type { Environment } from './environment.ts'
import { startBoth } from './start.ts'
import { stopSignal } from './stop-signal.ts'
import { readArguments, remark } from './usage.ts'

/** The true programs on invented sources: only the addresses differ. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values } = readArguments(argv, { seul: { type: 'boolean' } })
  const now = () => new Date()
  if (values.seul) return serveWorldAlone(Number(env['PORT'] ?? 0), now)
  const world = await startDemoWorld({ now })
  remark(`Monde de démonstration : sources inventées sur ${world.url}`)
  try {
    // A folder of its own: the demo never mixes with real items.
    const folder = join(env['VIGIE_DATA'] || 'data', 'demo')
    return await startBoth(
      { ...env, VIGIE_DEMO_URL: world.url, VIGIE_FETCH_PRIVATE: '1', VIGIE_DATA: folder },
      async ({ deps }) => {
        const path = await previewLetter(deps)
        remark(path ? `Lettre de la semaine : ${path}` : 'Pas de lettre cette semaine : rien de nouveau.')
      },
    )
  } finally {
    await world.close()
  }
}

async function serveWorldAlone(port: number, now: () => Date): Promise<number> {
  const stopped = stopSignal()
  const world = await startDemoWorld({ now, port })
  remark(`Monde de démonstration : sources inventées sur ${world.url}`)
  await stopped
  await world.close()
  return 0
}
