import { sha256, sha256Hex } from '../hash.ts'
import type { RawItem } from '../parse/raw-item.ts'

/**
 * What makes an item the same when it is seen again: the publisher's id, else its address, else a hash of what it says.
 */
export async function identify(
  raw: Pick<RawItem, 'guid'>,
  canonicalUrl: string | undefined,
  title: string,
  text: string,
): Promise<string> {
  const guid = raw.guid?.trim().replace(/\s+/g, ' ')
  if (guid) return `guid:${guid.length <= maxGuid ? guid : await sha256Hex(guid)}`
  if (canonicalUrl) return `url:${canonicalUrl}`
  return hashIdentity(title, text)
}

export async function hashIdentity(title: string, text: string): Promise<string> {
  return `hash:${await sha256Hex(`${title}\n${text}`)}`
}

/** 20 characters (100 bits) that can be read aloud: Crockford's base 32, without i, l, o, u. */
export async function itemId(feedId: string, identity: string): Promise<string> {
  const digest = await sha256(`${feedId}\n${identity}`)
  let id = ''
  for (let index = 0; index < 20; index += 1) {
    // Five bits from position index × 5, which may straddle two bytes.
    const bit = index * 5
    const pair = ((digest[bit >> 3] ?? 0) << 8) | (digest[(bit >> 3) + 1] ?? 0)
    id += alphabet[(pair >> (11 - (bit & 7))) & 31]
  }
  return id
}

const maxGuid = 512
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
