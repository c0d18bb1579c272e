import { WatchError } from '#src/errors.ts'
import type { Item } from '#src/normalise/item.ts'
import { normaliseItem } from '#src/normalise/normalise-item.ts'
import type { RawItem } from '#src/parse/raw-item.ts'

/**
 * One object of an archive ({id,url,title,text|html,published?}) as an item, through the same normalisation as what a
 * feed brings. Throws a WatchError that says what is missing.
 */
export async function readArchiveItem(record: Record<string, unknown>, feedId: string): Promise<Item> {
  const raw = toRawItem(record)
  if (!raw.title && !raw.text && !raw.contentHtml)
    throw new WatchError('bad-line', 'Il manque « title » et « text » ou « html ».')
  const item = await normaliseItem(raw, { id: feedId, url: raw.url ?? '' })
  if (!item) throw new WatchError('bad-line', 'Rien à lire : le titre et le texte sont vides.')
  return item
}

function toRawItem(record: Record<string, unknown>): RawItem {
  const text = (name: string): string | undefined => {
    const value = record[name]
    return typeof value === 'string' && value !== ''
      ? value
      : typeof value === 'number'
        ? String(value)
        : undefined
  }
  return {
    guid: text('id'),
    url: text('url'),
    title: text('title'),
    text: text('text'),
    contentHtml: text('html'),
    published: text('published'),
    categories: [],
    enclosures: [],
  }
}
