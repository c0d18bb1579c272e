import { hashIdentity, itemId } from './identity.ts'
import type { Item } from './item.ts'

/**
 * When one identity stands for several items of one document:
 *
 * - one guid, different addresses: they are different items, and the publisher's guid is no id. All of them fall to
 *   guid and address together. All, not the later ones: lists begin with the newest, so "the first keeps the guid" would
 *   hand it from item to item at each check and make false revisions;
 * - no guid, one address, different titles (every line links to the same page): they fall to the hash of their words;
 * - else it is one item written twice: the first is kept.
 */
export async function resolveCollisions(items: readonly Item[]): Promise<Item[]> {
  const groups = Map.groupBy(items, (item) => item.identity)
  const told = await Promise.all(items.map((item) => tellApart(item, groups.get(item.identity) ?? [])))
  return [...new Map(told.toReversed().map((item) => [item.identity, item])).values()].toReversed()
}

async function tellApart(item: Item, namesakes: readonly Item[]): Promise<Item> {
  const identity = await ownIdentity(item, namesakes)
  return identity === item.identity ? item : { ...item, identity, id: await itemId(item.feedId, identity) }
}

async function ownIdentity(item: Item, namesakes: readonly Item[]): Promise<string> {
  const differs = (key: 'url' | 'title') => namesakes.some((other) => other[key] !== item[key])
  if (item.identity.startsWith('guid:') && item.url && namesakes.some(({ url }) => url && url !== item.url)) {
    return `${item.identity}\n${item.url}`
  }
  if (item.identity.startsWith('url:') && differs('title')) return hashIdentity(item.title, item.text)
  return item.identity
}
