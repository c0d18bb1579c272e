import type { ServerState } from '../search-server.ts'
import { type MeilisearchServer, serverCode } from './client.ts'
import { shape } from './record.ts'
import { compareSettings, settingsFor, type StemSynonyms } from './settings.ts'

/**
 * Makes sure that the live index exists. Light changes of settings are done in place; heavy ones wait for a rebuild,
 * which alone leaves the readers their index meanwhile.
 */
export async function settleIndex(
  { index, call, finish }: MeilisearchServer,
  synonyms: StemSynonyms,
): Promise<'same' | 'heavy'> {
  const wanted = settingsFor(synonyms)
  try {
    const compared = compareSettings(await call(() => index.getSettings()), wanted)
    if (compared !== 'light') return compared
    await finish(index.updateSettings(wanted))
  } catch (error) {
    if (serverCode(error) !== 'index_not_found') throw error
    await finish(index.updateSettings(wanted))
  }
  return 'same'
}

/** Settings and records are compared rather than numbered: a server restored from an old backup is seen too. */
export async function checkIndex(server: MeilisearchServer, synonyms: StemSynonyms): Promise<ServerState> {
  if ((await settleIndex(server, synonyms)) === 'heavy') return 'stale'
  const { call, client, index } = server
  const base = { indexUid: index.uid, q: '', hitsPerPage: 1, page: 1, attributesToRetrieve: ['id'] }
  const { results } = await call(() =>
    client.multiSearch({ queries: [base, { ...base, filter: `NOT shape = ${shape}` }] }),
  )
  const [all = 0, others = 0] = results.map((result) => result.totalHits ?? 0)
  if (others > 0) return 'stale'
  return all === 0 ? 'empty' : 'ready'
}

/** Empty, with the settings of today. What an interrupted rebuild left is thrown away. */
export async function openAnew(
  { index, client, call, finish }: MeilisearchServer,
  synonyms: StemSynonyms,
): Promise<void> {
  await dropIndex({ client, call, finish }, index.uid)
  await finish(index.updateSettings(settingsFor(synonyms)))
}

/** Readers go from one index to the other between two searches. */
export async function swapIndexes(live: MeilisearchServer, next: MeilisearchServer): Promise<void> {
  const { client, finish } = live
  await finish(client.swapIndexes([{ indexes: [live.index.uid, next.index.uid], rename: false }]))
  await dropIndex(live, next.index.uid)
}

async function dropIndex(
  { client, call, finish }: Pick<MeilisearchServer, 'client' | 'call' | 'finish'>,
  uid: string,
): Promise<void> {
  try {
    await call(() => client.getRawIndex(uid))
  } catch (error) {
    if (serverCode(error) === 'index_not_found') return
    throw error
  }
  await finish(client.deleteIndex(uid))
}
