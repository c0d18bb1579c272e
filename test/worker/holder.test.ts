import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import { leaseFeed, listDueFeeds, registerFeeds } from '#src/store/feed-state.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { holderName, releaseDeadHolders } from '#worker/holder.ts'

const now = '2026-11-24T08:00:00.000Z'
const until = '2026-11-24T09:00:00.000Z'

it('frees what dead processes of this machine held, and nothing else', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const db = await openTestDatabase()
  const holders = {
    mort: `${hostname()}:${dead}`,
    'meme-numero': holderName(),
    vivant: `${hostname()}:${process.ppid}`,
    ailleurs: `autre-machine:${dead}`,
    worker: 'queue:3f2a',
  }
  await registerFeeds(db, Object.keys(holders), now)
  for (const [feed, holder] of Object.entries(holders)) await leaseFeed(db, feed, { holder, now, until })
  await releaseDeadHolders(db)
  expect((await listDueFeeds(db, now, 10)).toSorted()).toEqual(['meme-numero', 'mort'])
})
