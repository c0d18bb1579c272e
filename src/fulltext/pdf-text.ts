import { getDocumentProxy } from 'unpdf'
import { ParseError } from '../errors.ts'
import { type FullText, maxText } from './full-text.ts'
import { detectLanguage } from './language.ts'
import { acrossPages, findCompounds, paragraphsOf } from './pdf-paragraphs.ts'
import { dropRepeated, type Line, linesOf, type TextItem } from './pdf-lines.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/**
 * The text of a PDF, page by page: running heads dropped, words cut at line ends mended.
 *
 * @throws {ParseError} `nothing-to-read` when it is scanned, protected or damaged
 */
export async function readPdf(body: Uint8Array, signal?: AbortSignal): Promise<FullText> {
  const pdf = await openPdf(body)
  try {
    const { pages, cut } = await readPages(pdf, signal)
    const title = await titleOf(pdf)
    return { ...composePdf(pages), ...(title ? { title } : {}), ...(cut ? { cut: true } : {}) }
  } catch (error) {
    throw signal?.aborted || error instanceof ParseError ? error : damaged(error)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Paragraphs of all pages as HTML, and the text of each page. */
export function composePdf(pages: readonly (readonly Line[])[]): FullText {
  const compounds = findCompounds(pages.flat())
  const read = dropRepeated(pages).map((lines) => paragraphsOf(lines, compounds))
  const paragraphs = acrossPages(read, compounds)
  const text = paragraphs.join('\n\n')
  if (!/\p{L}{2}/u.test(text)) throw scanned()
  const language = detectLanguage(text)
  return {
    html: paragraphs.map(renderParagraph).join('\n'),
    text,
    excerptOf: 'pdf',
    pages: read.flatMap((page, index) =>
      page.length > 0 ? [{ number: index + 1, text: page.join('\n\n') }] : [],
    ),
    ...(language ? { language } : {}),
  }
}

async function openPdf(body: Uint8Array): Promise<Pdf> {
  try {
    // PDF.js keeps what it is given, and refuses Node's Buffer: a copy. Fonts and images are never drawn here.
    return await getDocumentProxy(new Uint8Array(body), {
      verbosity: 0,
      useSystemFonts: false,
      useWasm: false,
      disableFontFace: true,
      maxImageSize: 0,
    })
  } catch (cause) {
    throw isNamed(cause, 'PasswordException') ? locked(cause) : damaged(cause)
  }
}

async function readPages(pdf: Pdf, signal?: AbortSignal): Promise<{ pages: Line[][]; cut: boolean }> {
  const pages: Line[][] = []
  let left = maxText
  for (let number = 1; number <= pdf.numPages; number += 1) {
    signal?.throwIfAborted()
    if (number > maxPages || left <= 0) return { pages, cut: true }
    const { items, characters } = await readPage(pdf, number, left)
    pages.push(linesOf(items))
    left -= characters
  }
  return { pages, cut: left < 0 }
}

/** Read as a stream: one page can hold a thousand times what is kept. */
async function readPage(pdf: Pdf, number: number, left: number) {
  const page = await pdf.getPage(number)
  const reader = (page.streamTextContent() as ReadableStream<{ items: object[] }>).getReader()
  const items: TextItem[] = []
  let characters = 0
  let ended = false
  while (!ended && characters <= left) {
    const { done, value } = await reader.read()
    ended = done
    for (const item of value?.items ?? []) {
      if (!isText(item)) continue
      items.push(item)
      // An item costs, even when it is empty.
      characters += Math.max(1, item.str.length)
    }
  }
  // PDF.js refuses to stop without a reason.
  if (!ended) await reader.cancel(new Error('Enough is read.'))
  page.cleanup()
  return { items, characters }
}

async function titleOf(pdf: Pdf): Promise<string | undefined> {
  const { info } = await pdf.getMetadata()
  const title = (info as { Title?: unknown }).Title
  if (typeof title !== 'string') return undefined
  const tidy = title.replace(/\s+/g, ' ').trim().slice(0, 500)
  // What the word processor put there when nobody wrote a title.
  const isGiven = tidy.length >= 10 && !/^microsoft|^untitled|^sans titre|\.\w{3,5}$/i.test(tidy)
  return isGiven ? tidy : undefined
}

function isText(item: object): item is TextItem {
  return 'str' in item
}

function renderParagraph(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}

function scanned(): ParseError {
  return new ParseError(
    'nothing-to-read',
    'PDF sans texte (image numérisée) : ouvrez-le chez l’éditeur, ses mots ne peuvent pas être cherchés.',
  )
}

function locked(cause: unknown): ParseError {
  return new ParseError(
    'nothing-to-read',
    'PDF protégé par un mot de passe : demandez à l’éditeur une version ouverte.',
    { cause },
  )
}

function damaged(cause: unknown): ParseError {
  return new ParseError(
    'nothing-to-read',
    'PDF abîmé ou incomplet : ouvrez-le chez l’éditeur pour vérifier qu’il est lisible.',
    { cause },
  )
}

const maxPages = 200
