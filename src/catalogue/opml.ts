import { sourceLabel } from './source-name.ts'
import { ParseError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { readTags } from '../parse/html/read-tags.ts'
import { escapeXml } from '../syndicate/xml.ts'
import { oneLine } from './one-line.ts'

/** What an OPML file may weigh and hold: a file of a reader with a thousand feeds has some 300 KB. */
export const opmlBounds = { bytes: 1024 * 1024, outlines: 5000, depth: 5 }

/** One feed of the file, as written. */
export interface OpmlFeed {
  url: string
  title: string
  homepage: string
  /** The names of the folders around it, outermost first. */
  folders: string[]
}

export interface OpmlFile {
  feeds: OpmlFeed[]
  /** It holds others past the bound. */
  more: boolean
  /** Its end is missing: what was lost there is not known. */
  isCut: boolean
}

/**
 * The feeds of an OPML file (opml.org/spec2.opml), in order, each address once. Read as a stream of tags: feedsmith's
 * reader calls itself for each folder, and a file made of openings alone would end its stack.
 *
 * @throws {ParseError} when it is no OPML, or too large
 */
export function readOpml(text: string): OpmlFile {
  if (text.length > opmlBounds.bytes) throw new ParseError('too-complex', 'Le fichier dépasse 1 Mo.')
  const found = new Map<string, OpmlFeed>()
  const open: string[] = []
  let [isOpml, more] = [false, false]
  const isRead = readTags(
    text,
    {
      onopentag(tag, attributes) {
        if (tag === 'opml') isOpml = true
        if (tag !== 'outline') return
        const name = words(attributes['title'] ?? attributes['text'])
        const url = attributes['xmlurl']?.trim() ?? ''
        if (url !== '' && !found.has(url)) {
          if (found.size === opmlBounds.outlines) more = true
          else
            found.set(url, {
              url,
              title: name,
              homepage: words(attributes['htmlurl']),
              folders: foldersOf(open),
            })
        }
        open.push(name)
      },
      onclosetag(tag) {
        if (tag === 'outline') open.pop()
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  if (!isRead)
    throw new ParseError('too-complex', 'Le fichier imbrique plus de 500 dossiers : il n’est pas lu.')
  if (!isOpml) throw new ParseError('not-a-feed', 'Ce n’est pas un fichier OPML : il commence par <opml>.')
  return { feeds: [...found.values()], more, isCut: !/<\/opml\s*>/i.test(text.slice(-1000)) }
}

function words(text = ''): string {
  return oneLine(text.slice(0, 1000)).slice(0, 300)
}

function foldersOf(open: readonly string[]): string[] {
  return open.filter((name) => name !== '').slice(-opmlBounds.depth)
}

/** The watched feeds that any reader can follow, in a folder a domain. An address that needs a secret stays out. */
export function writeOpml(
  feeds: readonly FeedDefinition[],
  { title, folderOf }: { title: string; folderOf: (feed: FeedDefinition) => string },
): string {
  const open = feeds.filter((feed) => feed.format === 'syndication' && !feed.paused && !hasSecret(feed))
  const folders = Map.groupBy(open, folderOf)
  const body = [...folders].map(
    ([name, inside]) =>
      `    <outline text="${escapeXml(name)}">\n${inside.map(outlineOf).join('\n')}\n    </outline>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>${escapeXml(title)}</title></head>
  <body>
${body.join('\n')}
  </body>
</opml>
`
}

function outlineOf({ publisher, title, url, homepage, language }: FeedDefinition): string {
  const name = sourceLabel({ publisher, title })
  return `      <outline type="rss" text="${escapeXml(name)}" title="${escapeXml(name)}" xmlUrl="${escapeXml(url)}" htmlUrl="${escapeXml(homepage)}" language="${language}"/>`
}

function hasSecret({ secrets, headers, url }: FeedDefinition): boolean {
  return Boolean(secrets?.length || headers || /[{}]/.test(url))
}
