import type { DetailSelectors } from '../../feed/definition.ts'
import { ParseError } from '../../errors.ts'
import { canonicaliseUrl } from '../../normalise/url.ts'
import { decodeText } from '../../parse/charset/decode.ts'
import { type DetailPage, parseDetailPage } from '../../parse/html/detail-page.ts'
import type { RawItem } from '../../parse/raw-item.ts'
import { type ListCursor, shortHash } from './list-cursor.ts'
import type { Session } from '../session.ts'

/** Pages of items opened in one check. */
const maxOpened = 20

interface Listed {
  item: RawItem
  /** Canonical; without one there is no page to open. */
  url?: string
  address: string
  words: string
}

export interface Detailed {
  /** New items with what their pages say, and those without a page of their own. */
  items: RawItem[]
  opened: Map<string, string>
  /** Known already, or left out before. */
  leftAsTheyAre: number
  /** New, and kept for the next checks. */
  waiting: number
  /** What went wrong in a page, in French. */
  fault?: string
}

/**
 * Opens the page of each new item of a list that says too little, 20 a check: what is over waits, since an item that is
 * stored is never completed. Items that are known stay as they were read whole, and are not in the result. A page that
 * cannot be read leaves its item as the list gives it.
 */
export async function addDetails(
  items: readonly RawItem[],
  detail: DetailSelectors,
  { opened }: Pick<ListCursor, 'opened'>,
  { session, base }: { session: Session; base: string },
): Promise<Detailed> {
  const listed = await Promise.all(items.map((item) => identifyListed(item, base)))
  const known = await session.knownAddresses(listed.flatMap(({ url }) => url ?? []))
  const isLeft = ({ url, address, words }: Listed) =>
    url !== undefined && (opened.has(address) ? opened.get(address) === words : known.has(url))
  const left = listed.filter(isLeft)
  const fresh = listed.filter((one) => !isLeft(one))
  const read = await openPages(fresh, detail, session)
  return {
    items: read.items,
    opened: new Map([...left, ...read.done].map(({ address, words }) => [address, words])),
    leftAsTheyAre: left.length,
    waiting: fresh.length - read.items.length,
    ...(read.fault ? { fault: read.fault } : {}),
  }
}

async function identifyListed(item: RawItem, base: string): Promise<Listed> {
  const url = item.url === undefined ? undefined : canonicaliseUrl(item.url, base)
  const words = [item.title, item.summaryHtml, item.contentHtml, item.deadline].join('\n')
  return {
    item,
    ...(url ? { url } : {}),
    address: await shortHash(url ?? ''),
    words: await shortHash(words),
  }
}

interface ReadPages {
  items: RawItem[]
  done: Listed[]
  fault?: string
}

/** In the order of the list, until the pages of this check are used up or the publisher's server stops answering. */
async function openPages(
  fresh: readonly Listed[],
  detail: DetailSelectors,
  session: Session,
): Promise<ReadPages> {
  const items: RawItem[] = []
  const done: Listed[] = []
  const answers: (DetailPage | Unread)[] = []
  for (const one of fresh) {
    if (one.url === undefined || isFile(one.url)) {
      items.push(one.item)
      continue
    }
    if (answers.length >= maxOpened || isStopped(answers)) continue
    const answer = await openPage(one.url, detail, session)
    answers.push(answer)
    if ('later' in answer && answer.later) continue
    items.push('fault' in answer ? one.item : withDetail(one.item, answer))
    done.push(one)
  }
  return { items, done, fault: tellFault(answers, detail) }
}

interface Unread {
  fault: string
  /** Asked to wait, or over the check's budget: no reason to take the item as it is. */
  later: boolean
}

/** Three faults in a row are one of the server, and each may cost a whole time limit. */
function isStopped(answers: readonly (DetailPage | Unread)[]): boolean {
  const last = answers.at(-1)
  if (last && 'fault' in last && last.later) return true
  return answers.length >= 3 && answers.slice(-3).every((answer) => 'fault' in answer)
}

async function openPage(
  url: string,
  detail: DetailSelectors,
  session: Session,
): Promise<DetailPage | Unread> {
  const result = await session.request(url)
  if (result.kind === 'fresh') return readPage(result, detail)
  if (result.kind !== 'failed') return { fault: 'le serveur demande d’attendre.', later: true }
  const { code, message } = result.error
  return { fault: message, later: code === 'over-budget' }
}

function readPage(
  { body, contentType }: { body: Uint8Array; contentType: string | undefined },
  detail: DetailSelectors,
): DetailPage | Unread {
  try {
    return parseDetailPage(decodeText(body, contentType).text, detail)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { fault: error.message, later: false }
  }
}

/** What a selector finds in the page stands before what the list says, and that before what the page declares. */
function withDetail(item: RawItem, { found, declared }: DetailPage): RawItem {
  return {
    ...item,
    title: found.title ?? item.title ?? declared.title,
    published: found.published ?? item.published ?? declared.published,
    summaryHtml: found.summaryHtml ?? item.summaryHtml,
    contentHtml: found.contentHtml ?? item.contentHtml,
  }
}

/** A page that was not read, else a selector that found nothing in any. */
function tellFault(answers: readonly (DetailPage | Unread)[], detail: DetailSelectors): string | undefined {
  const unread = answers.find((answer) => 'fault' in answer)
  if (unread) return `La page d’un élément n’a pas été lue : ${unread.fault}`
  const pages = answers.filter((answer) => 'found' in answer)
  const silent = fieldsOf.find(
    ([name, field]) => detail[name] !== undefined && pages.every(({ found }) => found[field] === undefined),
  )
  if (!silent || pages.length === 0) return undefined
  return `Le sélecteur « ${detail[silent[0]]} » ne trouve rien dans les pages des éléments (${pages.length} lues) : corriger la définition de la source.`
}

const fieldsOf = [
  ['title', 'title'],
  ['date', 'published'],
  ['summary', 'summaryHtml'],
  ['content', 'contentHtml'],
] as const

/** Their text is a matter for reading in full, not for selectors. */
function isFile(url: string): boolean {
  return /\.(?:pdf|zip|docx?|xlsx?|odt|ods|pptx?|csv)$/i.test(new URL(url).pathname)
}
