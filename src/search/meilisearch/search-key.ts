import { sha256Hex } from '../../hash.ts'
import type { ServerAccess } from '../search-server.ts'
import { type MeilisearchServer, serverCode } from './client.ts'

/**
 * A key that can search this index and do nothing else, made from the given one where that may make keys. No tenant
 * token: it would narrow what a browser asks by itself, and here only the site asks.
 */
export async function findAccess(server: MeilisearchServer): Promise<ServerAccess> {
  try {
    return { searchKey: await searchKey(server) }
  } catch (error) {
    const code = serverCode(error)
    if (code === undefined) throw error
    if (code === 'missing_master_key') {
      return { remark: 'Le serveur de recherche n’a pas de clé : quiconque l’atteint peut tout y écrire.' }
    }
    return {
      remark:
        'La clé MEILI_KEY ne permet pas d’en faire une de lecture seule : le site cherche avec elle. Donnez la clé ' +
        'maîtresse au collecteur, ou au site une clé de recherche.',
    }
  }
}

async function searchKey({ client, index, call }: MeilisearchServer): Promise<string> {
  const uid = await uidFor(index.uid)
  try {
    return (await call(() => client.getKey(uid))).key
  } catch (error) {
    if (serverCode(error) !== 'api_key_not_found') throw error
  }
  const asked = {
    uid,
    name: `Vigie, recherche dans ${index.uid}`,
    description: 'Faite par Vigie : cherche, n’écrit pas.',
    actions: ['search'],
    indexes: [index.uid],
    expiresAt: null,
  }
  try {
    return (await call(() => client.createKey(asked))).key
  } catch (error) {
    // Another program of Vigie was first.
    if (serverCode(error) !== 'api_key_already_exists') throw error
    return (await call(() => client.getKey(uid))).key
  }
}

/** The same for every program of one index: a version 4 UUID in form (the server takes no other), not by chance. */
async function uidFor(index: string): Promise<string> {
  const hex = await sha256Hex(`vigie-search-key:${index}`)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
