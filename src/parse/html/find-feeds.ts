import { absoluteLink } from './link-address.ts'
import { readTags } from './read-tags.ts'

export interface FoundFeed {
  url: string
  /** What the page calls it. */
  title?: string
  /**
   * `announced` by the page for programs; `linked`, since a link's address or words look like a feed's; `guessed`, the
   * usual address for what made the page, which nothing says exists.
   */
  how: 'announced' | 'linked' | 'guessed'
}

const maxFound = 20

/**
 * The feeds of a web page, surest first and those of comments last, each address once: those that it announces (`rel="alternate"`, WHATWG HTML
 * §4.6.7.1), those that it links to, and the usual places of WordPress, SPIP, Drupal, TYPO3 and Joomla.
 */
export function findFeeds(html: string, url: string): FoundFeed[] {
  const page = readLinks(html, url)
  const guessed = page.maker ? usualFeeds(page.maker, page.base) : []
  const unique = new Map<string, FoundFeed>()
  for (const feed of [...page.announced, ...page.linked, ...guessed]) {
    if (!unique.has(feed.url)) unique.set(feed.url, feed)
  }
  const feeds = [...unique.values()]
  const isOfComments = ({ url: address, title = '' }: FoundFeed) => /comment/i.test(`${address} ${title}`)
  return [...feeds.filter((feed) => !isOfComments(feed)), ...feeds.filter(isOfComments)].slice(0, maxFound)
}

const feedTypes = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)\s*(?:;|$)/i

interface PageLinks {
  announced: FoundFeed[]
  linked: FoundFeed[]
  base: string
  maker?: Maker
}

type Attributes = Record<string, string>

function readLinks(html: string, url: string): PageLinks {
  const page: PageLinks = { announced: [], linked: [], base: url }
  let based = false
  readTags(html, {
    onopentag(name, attributes) {
      page.maker ??= findMaker(name, attributes)
      if (name === 'base' && attributes.href && !based) {
        based = true
        page.base = absoluteLink(attributes.href, url) ?? url
      }
      if (name === 'link' && page.announced.length < maxFound)
        page.announced.push(...readAnnounced(attributes, page.base))
      if (name === 'a' && page.linked.length < maxFound)
        page.linked.push(...readLinked(attributes, page.base))
    },
  })
  return page
}

function readAnnounced({ rel = '', type = '', href, title }: Attributes, base: string): FoundFeed[] {
  const relations = rel.toLowerCase().split(/\s+/)
  if (!relations.includes('alternate') && !relations.includes('feed')) return []
  // WordPress announces its API as application/json: an address of its API is no feed.
  if (!feedTypes.test(type.trim()) || /\/wp-json\//.test(href ?? '')) return []
  const url = href && absoluteLink(href, base)
  return url ? [{ url, ...titled(title), how: 'announced' }] : []
}

const feedAddress =
  /(?:\/(?:rss|atom|feeds?|flux|flux-?rss|rss-feed)\/?$)|(?:[./](?:rss|atom)(?:\.xml|\.php|\.aspx?)?$)|\/(?:feed|rss|atom|flux)[\w-]{0,40}\.(?:xml|json)$|[/.](?:rss|atom|rdf)$/i
const feedQuery =
  /[?&](?:page=backend|feed=(?:rss2?|atom|rdf)|format=(?:feed|rss|atom)|type=(?:100|9818))(?:&|$)/i

function readLinked({ href = '', title, type = '' }: Attributes, base: string): FoundFeed[] {
  const url = absoluteLink(href, base)
  if (!url || url.length > 1000) return []
  const { pathname, search } = new URL(url)
  const looksSo = feedTypes.test(type) || feedAddress.test(pathname) || feedQuery.test(search)
  return looksSo ? [{ url, ...titled(title), how: 'linked' }] : []
}

function titled(title: string | undefined): { title?: string } {
  const text = title?.replace(/\s+/g, ' ').trim().slice(0, 200)
  return text ? { title: text } : {}
}

type Maker = keyof typeof usualPaths

const usualPaths = {
  wordpress: ['/feed/'],
  spip: ['/spip.php?page=backend'],
  drupal: ['/rss.xml'],
  typo3: ['/?type=9818', '/rss.xml'],
  joomla: ['/?format=feed&type=rss'],
}

/** What made the page, by its `generator` or by the paths of its own files. */
function findMaker(
  name: string,
  { name: meta, content = '', href = '', src = '' }: Attributes,
): Maker | undefined {
  if (name === 'meta' && meta?.toLowerCase() === 'generator') {
    const known = Object.keys(usualPaths).find((maker) => content.toLowerCase().includes(maker))
    return known as Maker | undefined
  }
  if (name !== 'link' && name !== 'script' && name !== 'img') return undefined
  const path = `${href}${src}`
  if (/\/wp-(?:content|includes)\//.test(path)) return 'wordpress'
  if (/\/sites\/(?:default|all)\/(?:files|themes|modules)\//.test(path)) return 'drupal'
  if (/\/(?:typo3conf|typo3temp|_assets)\//.test(path)) return 'typo3'
  return /\/(?:squelettes(?:-dist)?|local\/cache-(?:css|js|vignettes))\//.test(path) ? 'spip' : undefined
}

function usualFeeds(maker: Maker, base: string): FoundFeed[] {
  return usualPaths[maker].flatMap((path) => {
    const url = absoluteLink(path, base)
    return url ? [{ url, how: 'guessed' as const }] : []
  })
}
