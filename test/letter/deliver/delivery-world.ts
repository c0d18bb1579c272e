import { queueLetter } from '#src/letter/deliver/queue-letter.ts'
import { openWorld, type World } from '#test/letter/world.ts'
import { addLetter, addMember, letterId } from './delivery-rows.ts'

export * from './delivery-rows.ts'
export { buildWorld, type World } from '#test/letter/build-world.ts'

/** A world with n confirmed members (p00@mairie.example…) and one letter that has begun to leave. */
export async function openDelivery(n: number, env: Record<string, string> = {}): Promise<World> {
  const world = await openWorld('2026-11-23T07:10:00Z', env)
  for (let i = 0; i < n; i++) await addMember(world, `p${String(i).padStart(2, '0')}`)
  await addLetter(world)
  return world
}

export async function queued(n: number, env: Record<string, string> = {}): Promise<World> {
  const world = await openDelivery(n, env)
  await queueLetter(world, letterId)
  return world
}
