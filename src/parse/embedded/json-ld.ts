import { isRecord } from '../records/json-values.ts'
import { type LinkedObject, toRawItem } from './json-ld-item.ts'
import type { RawItem } from '../raw-item.ts'

/** What counts as an item where a definition names no type: schema.org's articles and their kin, and lists of items. */
export const listedTypes: readonly string[] = [
  'Article',
  'NewsArticle',
  'BlogPosting',
  'Report',
  'TechArticle',
  'ScholarlyArticle',
  'OpinionNewsArticle',
  'AnalysisNewsArticle',
  'ReportageNewsArticle',
  'LiveBlogPosting',
  'SpecialAnnouncement',
  'GovernmentService',
  'Grant',
  'MonetaryGrant',
  'Legislation',
  'Event',
  'BusinessEvent',
  'EducationEvent',
  'PublicationEvent',
  'ItemList',
]

/** No page describes more things of use; a document of ten megabytes can hold a million. */
const maxObjects = 20_000

/**
 * The items that JSON-LD documents describe, in order, wherever they stand in them: `@graph`, arrays, `mainEntity`,
 * ItemList. A reference (`{"@id": …}`) stands for the object of that name. Values as written.
 */
export function readJsonLd(documents: readonly unknown[], types: readonly string[]): RawItem[] {
  const wanted = new Set(types)
  const objects = listObjects(documents, wanted)
  const named = new Map<string, LinkedObject>()
  for (const object of objects) {
    const id = object['@id']
    if (typeof id === 'string' && Object.keys(object).length > 1 && !named.has(id)) named.set(id, object)
  }
  const items = objects
    .filter((object) => isOf(object, wanted))
    .flatMap((object) => (isOf(object, lists) ? listedIn(object, named) : [object]))
    .map((object) => toRawItem(object, named))
  return withoutRepeats(items.filter(({ title, url }) => title !== undefined || url !== undefined))
}

const lists = new Set(['ItemList', 'DataFeed'])
const paths = new Set(['BreadcrumbList', 'SiteNavigationElement'])

/** Every object of the documents, parents before children; what stands inside an item belongs to it. */
function listObjects(documents: readonly unknown[], wanted: ReadonlySet<string>): LinkedObject[] {
  const objects: LinkedObject[] = []
  const waiting: unknown[] = documents.toReversed()
  let steps = 0
  while (waiting.length > 0 && objects.length < maxObjects && steps < 10 * maxObjects) {
    const value = waiting.pop()
    steps += 1
    if (isRecord(value)) {
      if (isOf(value, paths)) continue
      objects.push(value)
      if (isOf(value, wanted)) continue
    }
    const inside = isRecord(value) ? Object.values(value) : Array.isArray(value) ? value : []
    for (const part of inside.slice(0, maxObjects).toReversed()) {
      if (typeof part === 'object' && part !== null) waiting.push(part)
    }
  }
  return objects
}

/** `"Article"`, `["Article", "https://schema.org/NewsArticle"]`, `"schema:Event"`. */
function isOf(object: LinkedObject, wanted: ReadonlySet<string>): boolean {
  const type = object['@type']
  return (Array.isArray(type) ? type : [type]).some(
    (one) =>
      typeof one === 'string' &&
      wanted.has(one.slice(Math.max(...['/', '#', ':'].map((mark) => one.lastIndexOf(mark))) + 1)),
  )
}

/** An element of a list is an address, an object, or a ListItem that carries or names one. */
function listedIn(list: LinkedObject, named: ReadonlyMap<string, LinkedObject>): LinkedObject[] {
  const elements = list.itemListElement ?? list.dataFeedElement
  return (Array.isArray(elements) ? elements : [elements]).slice(0, maxObjects).flatMap((element) => {
    if (typeof element === 'string') return [{ url: element }]
    if (!isRecord(element) || isOf(element, paths)) return []
    const { item } = element
    if (typeof item === 'string') return [{ ...element, url: item }]
    if (!isRecord(item)) return [element]
    return [{ ...element, ...resolved(item, named) }]
  })
}

function resolved(object: LinkedObject, named: ReadonlyMap<string, LinkedObject>): LinkedObject {
  const id = object['@id']
  return (typeof id === 'string' && Object.keys(object).length === 1 && named.get(id)) || object
}

/** Pages describe an article twice, once in a list and once on its own: the fuller one is kept, in the first place. */
function withoutRepeats(items: readonly RawItem[]): RawItem[] {
  const byAddress = new Map<string, RawItem>()
  for (const item of items) {
    const key = item.url ?? `\n${byAddress.size}`
    byAddress.set(key, { ...item, ...definedOf(byAddress.get(key)) })
  }
  return [...byAddress.values()]
}

function definedOf(item: RawItem | undefined): Partial<RawItem> {
  if (!item) return {}
  const said = Object.entries(item).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said)
}
