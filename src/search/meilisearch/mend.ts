import { isRefusedKey, serverCode } from './client.ts'

/** What a look at the settings may heal: an index that was never made, or was made by nobody we know. */
const mendable = new Set([
  'index_not_found',
  'invalid_search_filter',
  'invalid_search_sort',
  'invalid_search_distinct',
])

export interface Mending {
  /** The server knows no such key any more. */
  key?: () => Promise<unknown>
  index: () => Promise<unknown>
}

/** Reading does not wait for a look at the settings: only a server that lacks the index, a filter or the key gets one. */
export async function whenMended<T>(read: () => Promise<T>, mend: Mending): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const cure = isRefusedKey(error)
      ? mend.key
      : mendable.has(serverCode(error) ?? '')
        ? mend.index
        : undefined
    if (!cure) throw error
    await cure()
    return read()
  }
}
