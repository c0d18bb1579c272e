import { describe, expect, it } from 'vitest'
import { readPdf } from '#src/fulltext/pdf-text.ts'
import { assemble, linesDown, pdfFile, streamOf } from '#test/helpers/pdf-file.ts'

const deliberation = [
  [
    'Comité syndical',
    '',
    'Le comité décide d’aider les com-',
    'munes qui déploient un réseau (LoRaWAN),',
    'et que la',
  ],
  ['Comité syndical', '', 'participation est de 80 000 €.', '', '• les communes ;', '• les syndicats.'],
  [
    'Comité syndical',
    '',
    'Fait à Blois, le 12 janvier 2026. Le présent acte est publié sur le site du syndicat.',
  ],
].map((lines, index) => linesDown([...lines, '', `Page ${index + 1} sur 3`]))

async function failureOf(body: Uint8Array, signal?: AbortSignal) {
  try {
    return { text: (await readPdf(body, signal)).text }
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string }
    return { name, code, message }
  }
}

describe('readPdf', () => {
  it('gives paragraphs, without running heads and cut words', async () => {
    const { text, html, excerptOf, language } = await readPdf(pdfFile(deliberation))
    expect(text.split('\n\n')).toEqual([
      'Comité syndical',
      'Le comité décide d’aider les communes qui déploient un réseau (LoRaWAN), et que la participation est de 80 000 €.',
      '• les communes ;',
      '• les syndicats.',
      'Fait à Blois, le 12 janvier 2026. Le présent acte est publié sur le site du syndicat.',
    ])
    expect(html.split('\n')).toHaveLength(5)
    expect(html).toMatch(/^<p>Comité syndical<\/p>\n<p>Le comité décide/)
    expect({ excerptOf, language }).toEqual({ excerptOf: 'pdf', language: 'fr' })
  })

  it('numbers the pages that hold text', async () => {
    const { pages } = await readPdf(pdfFile([linesDown(['Un']), [], linesDown(['Trois'])]))
    expect(pages).toEqual([
      { number: 1, text: 'Un' },
      { number: 3, text: 'Trois' },
    ])
  })

  it('escapes what a page says', async () => {
    const { html, text } = await readPdf(pdfFile([linesDown(['Recherche & <b>innovation</b>'])]))
    expect(html).toBe('<p>Recherche &amp; &lt;b>innovation&lt;/b></p>')
    expect(text).toBe('Recherche & <b>innovation</b>')
  })

  it.each([
    ['Règlement de l’appel à projets', 'Règlement de l’appel à projets'],
    ['Microsoft Word - AAP_v12_def.docx', undefined],
    ['reglement-final.pdf', undefined],
    ['AAP', undefined],
  ])('takes the title « %s » as %s', async (title, expected) => {
    expect((await readPdf(pdfFile([linesDown(['Texte'])], { title }))).title).toBe(expected)
  })

  it('leaves the bytes to their owner, a Buffer of Node among them', async () => {
    const body = Buffer.from(pdfFile([linesDown(['Texte'])]))
    expect((await readPdf(body)).text).toBe('Texte')
    expect((await readPdf(body)).text).toBe('Texte')
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['a scanned PDF', pdfFile([[], []], { scanned: true }), /^PDF sans texte \(image numérisée\)/],
    ['a PDF without a page', pdfFile([]), /^PDF/],
    [
      'a protected PDF',
      pdfFile([linesDown(['Texte'])], { encrypted: true }),
      /^PDF protégé par un mot de passe/,
    ],
    ['a damaged PDF', new TextEncoder().encode('%PDF-1.7\nrien'), /^PDF abîmé ou incomplet/],
    ['a page whose text is page numbers', pdfFile([linesDown(['1']), linesDown(['2'])]), /^PDF sans texte/],
  ])('says why %s gives no text', async (_, body, message) => {
    const failure = await failureOf(body)
    expect(failure).toMatchObject({ name: 'ParseError', code: 'nothing-to-read' })
    expect(failure.message).toMatch(message)
  })

  it('reads a PDF whose cross-reference table is lost', async () => {
    const whole = Buffer.from(pdfFile([linesDown(['Le texte est là.'])])).toString('latin1')
    const lost = Buffer.from(whole.replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')
    expect((await readPdf(lost)).text).toBe('Le texte est là.')
  })

  it('stops at 200 pages, and says so', async () => {
    const { pages, cut } = await readPdf(
      pdfFile(Array.from({ length: 203 }, (_, n) => linesDown([`Page dite ${n}`, 'Corps']))),
    )
    expect(cut).toBe(true)
    expect(pages!.at(-1)!.number).toBeLessThanOrEqual(200)
  })

  it('stops at 200,000 characters, and says so', async () => {
    const line = 'Une ligne de texte du règlement, assez longue pour que le tout soit trop long.'
    const lines = linesDown(Array.from({ length: 50 }, () => line))
    const { text, cut } = await readPdf(pdfFile(Array.from({ length: 70 }, () => lines)))
    expect(cut).toBe(true)
    expect(text.length).toBeGreaterThan(180_000)
    expect(text.length).toBeLessThan(210_000)
  })

  it('survives a page tree that turns round', async () => {
    const loop = assemble(
      ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'],
      '/Root 1 0 R',
    )
    expect(await failureOf(loop)).toMatchObject({ code: 'nothing-to-read' })
  })

  it('survives a form that draws itself', async () => {
    const form = streamOf('/X Do BT /F1 11 Tf 60 700 Td (Encore) Tj ET').replace(
      '<<',
      '<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 4 0 R >> /Font << /F1 6 0 R >> >>',
    )
    const itself = assemble(
      [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>',
        form,
        streamOf('/X Do'),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ],
      '/Root 1 0 R',
    )
    const outcome = await failureOf(itself)
    expect(outcome.text ?? outcome.code).toMatch(/Encore|nothing-to-read/)
  })

  it('gives up when asked to', async () => {
    const stopped = AbortSignal.abort()
    expect(await failureOf(pdfFile([linesDown(['Texte'])]), stopped)).toMatchObject({ name: 'AbortError' })
  })
})
