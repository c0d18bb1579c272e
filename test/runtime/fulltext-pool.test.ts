import { deflateSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { extractFullText } from '#src/fulltext/extract-full-text.ts'
import type { FetchedDocument } from '#src/fulltext/full-text.ts'
import { createFullTextPool, type FullTextPool } from '#src/runtime/fulltext-pool.ts'
import { readPage } from '#test/fulltext/read-fixture.ts'
import { assemble, linesDown, pdfFile } from '#test/helpers/pdf-file.ts'

const url = 'https://exemple.fr/a'
const pageOf = (html: string): FetchedDocument => ({
  body: new TextEncoder().encode(html),
  contentType: 'text/html',
  url,
})
const article = pageOf(readPage('fiche-aide.html'))
const pdf: FetchedDocument = {
  body: pdfFile([linesDown(['Règlement'])]),
  contentType: 'application/pdf',
  url,
}
/** Within every bound, and half a second of work: an extractor removes them one by one. */
const slow = pageOf('<p></p>'.repeat(9_900))

let pool: FullTextPool | undefined
afterEach(async () => {
  await pool?.close()
  pool = undefined
})

function open(limits: { timeoutMs?: number; maxMemoryMb?: number } = {}): FullTextPool {
  pool = createFullTextPool({ timeoutMs: 20_000, maxMemoryMb: 256, ...limits })
  return pool
}

/** One page whose content unpacks to so many megabytes of spaces. */
function bomb(megabytes: number): FetchedDocument {
  const packed = deflateSync(Buffer.alloc(megabytes * 1e6, 32)).toString('latin1')
  const body = assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
      `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
    ],
    '/Root 1 0 R',
  )
  return { body, contentType: 'application/pdf', url }
}

async function failureOf(work: Promise<unknown>) {
  try {
    await work
    return undefined
  } catch (error) {
    return error as Error & { code?: string }
  }
}

describe('createFullTextPool', () => {
  it('reads in its thread what is read without it', async () => {
    const { extract } = open()
    expect(await extract(article)).toEqual(await extractFullText(article))
    expect(await extract(pdf)).toEqual(await extractFullText(pdf))
  })

  it('answers each call of many with its own document', async () => {
    const { extract } = open()
    const answers = await Promise.all([extract(article), extract(pdf), extract(article)])
    expect(answers.map(({ excerptOf }) => excerptOf)).toEqual(['page', 'pdf', 'page'])
  })

  it('hands on an expected failure as it was thrown, and goes on with the same thread', async () => {
    const { extract } = open()
    const failure = await failureOf(extract(pageOf('<p>Rien</p>')))
    expect(failure).toBeInstanceOf(ParseError)
    expect(failure).toMatchObject({
      code: 'nothing-to-read',
      message: expect.stringMatching(/^Aucun article/),
    })
    expect((await extract(article)).excerptOf).toBe('page')
  })

  it('stops what takes too long, and reads the next', async () => {
    const { extract } = open({ timeoutMs: 60 })
    const failure = await failureOf(extract(slow))
    expect(failure).toBeInstanceOf(ParseError)
    expect(failure).toMatchObject({ code: 'too-costly' })
    expect(failure!.message).toMatch(/^Lire ce document demande plus de 0,06 s/)
    expect((await failureOf(extract(pageOf('<p>Rien</p>'))))!.code).toBe('nothing-to-read')
  })

  it('stops a PDF that unpacks to more memory than it may have, and reads the next', async () => {
    const { extract } = open({ maxMemoryMb: 128 })
    const failure = await failureOf(extract(bomb(600)))
    expect(failure).toMatchObject({ name: 'ParseError', code: 'too-costly' })
    expect(failure!.message).toContain('trop de mémoire')
    expect((await extract(pdf)).text).toBe('Règlement')
  })

  it('ends a thread whose objects pass its limit, not the program', async () => {
    const { extract } = open({ maxMemoryMb: 16 })
    const heavy = pageOf(
      `<article>${'<p class="a b c">Un <b>deux</b> trois, quatre.</p>'.repeat(4_900)}</article>`,
    )
    expect(await failureOf(extract(heavy))).toMatchObject({ code: 'too-costly' })
  })

  it('gives up when the caller does, and reads the next', async () => {
    const { extract } = open()
    await extract(article)
    const caller = new AbortController()
    const reading = failureOf(extract(slow, caller.signal))
    setTimeout(() => caller.abort(), 20)
    expect((await reading)!.name).toBe('AbortError')
    expect((await extract(article)).excerptOf).toBe('page')
  })

  it('does not start what was given up while it waited', async () => {
    const { extract } = open()
    const caller = new AbortController()
    const waiting = [extract(article), failureOf(extract(slow, caller.signal))] as const
    caller.abort()
    expect((await waiting[0]).excerptOf).toBe('page')
    expect((await waiting[1])!.name).toBe('AbortError')
  })

  it('closes while it reads, and reads no more', async () => {
    const { extract, close } = open()
    const reading = failureOf(extract(slow))
    await close()
    expect((await reading)!.name).toBe('AbortError')
    expect((await failureOf(extract(article)))!.name).toBe('AbortError')
  })

  it('closes without ever having read', async () => {
    await expect(open().close()).resolves.toBeUndefined()
  })
})
