import { isRecord } from '../records/json-values.ts'
import type { RawItem } from '../raw-item.ts'
import { escapeHtml, present } from '../xml/element.ts'

/** An object of a JSON-LD document; schema.org gives the meaning of its properties. */
export type LinkedObject = Record<string, unknown>

/** One object as an item. An event's dates are of the event: they are told in its summary, and are no publication date. */
export function toRawItem(object: LinkedObject, named: ReadonlyMap<string, LinkedObject>): RawItem {
  const text = (...names: string[]) => firstText(names.map((name) => object[name]))
  const url = readAddress(object, named)
  const id = text('@id')
  return {
    ...(url === undefined && id !== undefined ? { guid: id } : {}),
    url,
    title: text('headline', 'name', 'title'),
    summaryHtml: readSummary(object),
    text: text('articleBody', 'text'),
    published: text('datePublished', 'datePosted'),
    updated: text('dateModified'),
    author: namesOf(object.author, named).join(', ') || undefined,
    language: text('inLanguage') ?? namesOf(object.inLanguage, named)[0],
    categories: [...new Set([...listOf(object.articleSection), ...listOf(object.keywords)])],
    enclosures: [],
    deadline: text('validThrough', 'applicationDeadline'),
    ...readImage(object),
  }
}

/** The first of these that is a text or a number, or an array or `{"@value": …}` that holds one. */
function firstText(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const first: unknown = Array.isArray(value) ? value[0] : value
    const bare = isRecord(first) ? first['@value'] : first
    if (typeof bare === 'string' || typeof bare === 'number') {
      const text = present(String(bare))
      if (text) return text
    }
  }
  return undefined
}

function readAddress(object: LinkedObject, named: ReadonlyMap<string, LinkedObject>): string | undefined {
  const page: unknown = object.mainEntityOfPage
  const pages = isRecord(page) ? [page.url, page['@id']] : [page]
  const id = object['@id']
  const known = typeof id === 'string' ? named.get(id)?.url : undefined
  // "https://exemple.fr/article#article" names the object, in the page that the address before the # opens.
  const asAddress = typeof id === 'string' && /^https?:\/\//i.test(id) ? id.split('#', 1)[0] : undefined
  return firstText([object.url, known, ...pages, asAddress])
}

function readSummary(object: LinkedObject): string | undefined {
  const said = firstText([object.description, object.abstract])
  const dates = [object.startDate, object.endDate]
    .map((value) => firstText([value]))
    .filter((date) => date !== undefined)
  const held = dates.length > 0 ? `<p>Dates : ${[...new Set(dates.map(inFrench))].join(' – ')}</p>` : ''
  return present(`${held}${said ?? ''}`)
}

/** The day of an ISO date in words; anything else as it is. */
function inFrench(date: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(date)?.[0]
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? escapeHtml(date.slice(0, 60)) : longDay.format(time)
}

const longDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

/** A person or an organisation is written as its name, as an object, as a reference, or as an array of these. */
function namesOf(value: unknown, named: ReadonlyMap<string, LinkedObject>): string[] {
  const names = (Array.isArray(value) ? value.slice(0, 20) : [value]).map((one: unknown) => {
    if (!isRecord(one)) return firstText([one])
    const id = one['@id']
    return firstText([one.name, one.alternateName, typeof id === 'string' ? named.get(id)?.name : undefined])
  })
  return names.filter((name) => name !== undefined)
}

/** Keywords come as an array or as one text with commas. */
function listOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value.slice(0, 50) : [value]
  return values
    .flatMap((one) => (typeof one === 'string' ? one.slice(0, 2000).split(',') : []))
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function readImage(object: LinkedObject): { image?: string } {
  const first: unknown = Array.isArray(object.image) ? object.image[0] : object.image
  const image = firstText(isRecord(first) ? [first.url, first.contentUrl] : [first, object.thumbnailUrl])
  return image ? { image } : {}
}
