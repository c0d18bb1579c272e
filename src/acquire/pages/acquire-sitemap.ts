import type { SitemapFeed } from '../../feed/definition.ts'
import { ParseError } from '../../errors.ts'
import { readDate } from '../../normalise/date/date.ts'
import type { ParsedFeed, RawItem } from '../../parse/raw-item.ts'
import type { SitemapEntry } from '../../parse/sitemap.ts'
import { titleOfAddress } from '../../parse/html/title-of-address.ts'
import { type Reader, readOnce, requestFirst } from '../acquire-feed.ts'
import { addDetails } from './add-details.ts'
import { type ListCursor, readListCursor, withProgress } from './list-cursor.ts'
import type { Session } from '../session.ts'
import { readIndex, readSitemap } from './sitemap-index.ts'
import { sayWaiting } from './waiting-items.ts'

/**
 * The newest addresses of a sitemap or of the newest sitemaps of an index. `lastmod` is when a page was touched last, and
 * Drupal moves it at each touch: it is `updated`, and the publication date comes from the page (`detail`) or a news
 * sitemap only.
 */
export const acquireSitemap: Reader<SitemapFeed> = async (feed, known, session) => {
  const answer = await requestFirst(feed, known, session)
  if (answer.kind !== 'fresh') return answer
  const read = await readSitemap(answer)
  const index = read.kind === 'index' ? await readIndex(read, answer, feed.sitemap, session) : undefined
  const cursor = readListCursor(known.cursor)
  let progress: ListCursor = { opened: new Map(), halfway: index?.halfway === true }
  // An index may stay the same while its sitemaps change: what is compared is all that was read.
  const document = index ? { ...answer, body: index.fingerprint } : answer
  const acquired = await readOnce(document, known, async () => {
    const chosen = choose(index ?? read, feed.sitemap)
    const details = await readDetails(chosen, feed, { session, cursor, base: answer.url })
    progress = { opened: details.opened, halfway: progress.halfway || details.halfway }
    return details.parsed
  })
  if (acquired.kind !== 'fresh') return acquired
  const done = withProgress(acquired, progress)
  return index && done.kind === 'fresh' ? { ...done, first: { ...done.first, validators: {} } } : done
}

interface Chosen {
  items: RawItem[]
  bozo?: string
}

const usualMost = 50

/** The newest of the addresses that the definition wants. */
function choose(
  { entries, bozo }: { entries: readonly SitemapEntry[]; bozo?: string },
  { paths, most = usualMost }: SitemapFeed['sitemap'],
): Chosen {
  const wanted = entries.filter(({ url }) => isUnder(url, paths))
  if (wanted.length === 0 && entries.length > 0) {
    throw new ParseError(
      'selector-found-nothing',
      `Aucune des ${entries.length} adresses du sitemap ne commence par « ${(paths ?? ['/']).join(' », « ')} » : corriger « paths » dans la définition de la source.`,
    )
  }
  const dated = wanted.map((entry) => ({ entry, at: readDate(entry.lastmod ?? entry.published ?? '') ?? '' }))
  const newest = dated.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, most)
  const undated = wanted.length > most && dated.every(({ at }) => at === '')
  const told = undated
    ? `Le sitemap ne date pas ses ${wanted.length} adresses : les ${most} premières sont lues. Restreindre « paths » dans la définition.`
    : bozo
  return { items: newest.map(({ entry }) => toRawItem(entry)), ...(told ? { bozo: told } : {}) }
}

function isUnder(url: string, paths: readonly string[] | undefined): boolean {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) return false
  const { pathname } = new URL(url)
  return !paths || paths.some((path) => pathname.startsWith(path))
}

function toRawItem({ url, lastmod, title, published, language, keywords }: SitemapEntry): RawItem {
  return {
    url,
    title,
    published,
    updated: lastmod,
    language,
    categories: (keywords ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    enclosures: [],
  }
}

interface Detailed extends ListCursor {
  parsed: ParsedFeed
}

async function readDetails(
  { items, bozo }: Chosen,
  { sitemap: { detail } }: SitemapFeed,
  { session, cursor, base }: { session: Session; cursor: ListCursor; base: string },
): Promise<Detailed> {
  const none = { opened: new Map<string, string>(), halfway: false }
  if (!detail) return { parsed: { items: items.map(titled), ...(bozo ? { bozo } : {}) }, ...none }
  const read = await addDetails(items, detail, cursor, { session, base })
  const told = bozo ?? read.fault ?? sayWaiting(read.waiting)
  return {
    parsed: {
      items: read.items.map(titled),
      leftAsTheyAre: read.leftAsTheyAre,
      ...(told ? { bozo: told } : {}),
    },
    opened: read.opened,
    halfway: read.waiting > 0,
  }
}

function titled(item: RawItem): RawItem {
  return item.title === undefined ? { ...item, title: titleOfAddress(item.url ?? '') } : item
}
