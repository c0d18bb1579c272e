import { element, emptyElement, xmlDeclaration } from './xml.ts'

/** The letters that left, as a feed: one entry a letter. */
export interface LettersChannel {
  title: string
  description: string
  /** Where this very document is read again. */
  selfUrl: string
  /** The archive. */
  pageUrl: string
  /** Instant (UTC) of the last letter. */
  updatedAt: string
  /** « Val de Loire Numérique » */
  author: string
  letters: readonly LetterEntry[]
}

export interface LetterEntry {
  number: number
  title: string
  /** Its page in the archive. */
  url: string
  /** When it left (UTC). */
  sentAt: string
  /** What it tells, as HTML of our own making. */
  html: string
}

/** RSS 2.0, Atom 1.0 and JSON Feed 1.1 of the letters, by the extension of the document. */
export const lettersFeeds = { rss: renderRss, atom: renderAtom, json: renderJson } as const

function renderRss(channel: LettersChannel): string {
  return `${xmlDeclaration}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
${element('title', channel.title)}${element('link', channel.pageUrl)}${element('description', channel.description)}${element('language', 'fr')}${emptyElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: channel.selfUrl })}${element('lastBuildDate', mailDate(channel.updatedAt))}${channel.letters.map((letter) => rssItem(channel, letter)).join('')}</channel>
</rss>
`
}

function rssItem(channel: LettersChannel, letter: LetterEntry): string {
  return `<item>
${element('title', letter.title)}${element('link', letter.url)}${element('guid', idOf(channel, letter), { isPermaLink: 'false' })}${element('pubDate', mailDate(letter.sentAt))}${element('dc:creator', channel.author)}${element('description', letter.title)}${element('content:encoded', letter.html)}</item>
`
}

function renderAtom(channel: LettersChannel): string {
  return `${xmlDeclaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
${element('id', channel.selfUrl)}${element('title', channel.title)}${element('subtitle', channel.description)}${element('updated', channel.updatedAt)}${emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: channel.selfUrl })}${emptyElement('link', { rel: 'alternate', type: 'text/html', href: channel.pageUrl })}${author(channel)}${element('generator', 'Vigie')}${channel.letters.map((letter) => atomEntry(channel, letter)).join('')}</feed>
`
}

function atomEntry(channel: LettersChannel, letter: LetterEntry): string {
  return `<entry>
${element('id', idOf(channel, letter))}${element('title', letter.title)}${emptyElement('link', { rel: 'alternate', type: 'text/html', href: letter.url })}${element('published', letter.sentAt)}${element('updated', letter.sentAt)}${author(channel)}${element('content', letter.html, { type: 'html' })}</entry>
`
}

function author(channel: LettersChannel): string {
  return `<author>\n${element('name', channel.author)}</author>\n`
}

function renderJson(channel: LettersChannel): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    description: channel.description,
    home_page_url: channel.pageUrl,
    feed_url: channel.selfUrl,
    language: 'fr',
    authors: [{ name: channel.author }],
    items: channel.letters.map((letter) => ({
      id: idOf(channel, letter),
      url: letter.url,
      title: letter.title,
      content_html: letter.html,
      date_published: letter.sentAt,
    })),
  })
}

/** A tag URI (RFC 4151): the same for ever, whatever becomes of the address. */
function idOf({ pageUrl }: LettersChannel, { number }: LetterEntry): string {
  return `tag:${new URL(pageUrl).hostname},2026:letter/${number}`
}

function mailDate(instant: string): string {
  return new Date(instant).toUTCString()
}
