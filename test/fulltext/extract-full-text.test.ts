import { describe, expect, it } from 'vitest'
import { extractFullText } from '#src/fulltext/extract-full-text.ts'
import { linesDown, pdfFile } from '#test/helpers/pdf-file.ts'
import { readPage } from './read-fixture.ts'

const url = 'https://exemple.fr/a'
const bytes = (text: string) => new TextEncoder().encode(text)
const page = bytes(readPage('fiche-aide.html'))
const pdf = pdfFile([linesDown(['Règlement de l’appel à projets.'])])

type Failure = { name: string; code?: string; message: string }

async function failureOf(body: Uint8Array, contentType?: string, signal?: AbortSignal): Promise<Failure> {
  try {
    await extractFullText({ body, contentType, url }, signal)
    return { name: 'nothing thrown', message: '' }
  } catch (error) {
    return error as Failure
  }
}

describe('extractFullText', () => {
  it.each<[string, Uint8Array, string | undefined, 'page' | 'pdf']>([
    ['a page', page, 'text/html; charset=utf-8', 'page'],
    ['a page without a type', page, undefined, 'page'],
    ['a page sent as plain text', page, 'text/plain', 'page'],
    ['a page of XHTML', page, 'Application/XHTML+XML', 'page'],
    ['a PDF', pdf, 'application/pdf', 'pdf'],
    ['a PDF sent as bytes', pdf, 'application/octet-stream', 'pdf'],
    ['a PDF sent as a page', pdf, 'text/html', 'pdf'],
    ['a PDF after some junk', Uint8Array.from([...bytes('\r\n\r\n'), ...pdf]), undefined, 'pdf'],
  ])('reads %s', async (_, body, contentType, excerptOf) => {
    const found = await extractFullText({ body, contentType, url })
    expect(found.excerptOf).toBe(excerptOf)
    expect(found.text).toContain('projet')
  })

  it('reads the charset of a page', async () => {
    const html = readPage('mairie-tableaux.html').replace('charset=utf-8', 'charset=iso-8859-1')
    const body = Uint8Array.from(Buffer.from(html.replaceAll('&eacute;', 'é'), 'latin1'))
    const { text } = await extractFullText({ body, contentType: 'text/html', url })
    expect(text).toContain('équiper les trois écoles')
  })

  it.each<[string, Uint8Array, string]>([
    ['an archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'application/zip'],
    ['an image', Uint8Array.from([0xff, 0xd8, 0xff]), 'image/jpeg'],
    ['JSON', bytes('{"a": 1}'), 'application/json'],
  ])('does not read %s, and names it', async (_, body, contentType) => {
    const failure = await failureOf(body, contentType)
    expect(failure.code).toBe('nothing-to-read')
    expect(failure.message).toContain(`(${contentType})`)
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['page', bytes(`<p>${'a'.repeat(5_000_000)}`), /fait 5 Mo, au-delà des 5 Mo/],
    ['PDF', Uint8Array.from({ length: 10_500_000 }, (_, n) => '%PDF-'.charCodeAt(n) || 32), /10,5 Mo/],
  ])('refuses a %s that is too large by its size alone', async (_, body, message) => {
    const failure = await failureOf(body, 'text/html')
    expect(failure.code).toBe('too-complex')
    expect(failure.message).toMatch(message)
  })

  it('gives up before it starts when asked to', async () => {
    expect((await failureOf(page, 'text/html', AbortSignal.abort())).name).toBe('AbortError')
  })

  it('reads an empty answer as nothing', async () => {
    expect((await failureOf(new Uint8Array())).code).toBe('nothing-to-read')
  })
})
