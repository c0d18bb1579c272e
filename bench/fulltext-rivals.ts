import { Readability } from '@mozilla/readability'
import { load } from 'cheerio/slim'
import { WatchError } from '#src/errors.ts'
import { extractArticle } from '#src/fulltext/extract-article.ts'
import { plainText } from '#src/normalise/text.ts'

export interface Extractor {
  name: string
  /** What it adds to the bundle of Workers, minified and gzipped (esbuild), measured once. */
  weight: string
  textOf(html: string): string
}

/** Ours, two baselines, and the refused libraries where they are installed (`npm i --no-save defuddle linkedom`). */
export async function listExtractors(): Promise<Extractor[]> {
  return [
    { name: 'Vigie', weight: '17 kB', textOf: ours },
    { name: 'all of body', weight: '0', textOf: (html) => plainText(load(html)('body').html() ?? html) },
    { name: 'article, main', weight: '0', textOf: semantic },
    ...(await installedRivals()),
  ]
}

function ours(html: string): string {
  try {
    return extractArticle(html, 'https://exemple.fr/page').text
  } catch (error) {
    if (error instanceof WatchError) return ''
    throw error
  }
}

function semantic(html: string): string {
  const $ = load(html)
  return plainText($('article').first().html() ?? $('main, [role=main]').first().html() ?? '')
}

async function installedRivals(): Promise<Extractor[]> {
  // Named by variables: the type checker must not ask for what is not in package.json.
  const [dom, extractor] = ['linkedom', 'defuddle/node']
  try {
    const { parseHTML } = await import(dom)
    const { DefuddleClass } = await import(extractor)
    const documentOf = (html: string) => parseHTML(html).document
    return [
      {
        name: 'Readability, linkedom',
        weight: '153 kB',
        textOf: (html) => plainText(new Readability(documentOf(html)).parse()?.content ?? ''),
      },
      {
        name: 'defuddle, linkedom',
        weight: '357 kB',
        // Without its calls to third parties.
        textOf: (html) =>
          plainText(
            new DefuddleClass(documentOf(html), { url: 'https://exemple.fr/', useAsync: false }).parse()
              .content,
          ),
      },
    ]
  } catch {
    return []
  }
}
