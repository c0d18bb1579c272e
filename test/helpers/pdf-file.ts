/** One line of text at a height (points from the bottom of an A4 page, 842 high). */
export interface PdfLine {
  text: string
  y: number
  x?: number
}

export interface PdfOptions {
  title?: string
  /** Pages that hold a grey rectangle in place of text, as a scanner makes them. */
  scanned?: boolean
  /** Says that it is protected by a password that nobody has. */
  encrypted?: boolean
}

/** Lines one under the other from the top of the page, 14 points apart; an empty string leaves a gap. */
export function linesDown(lines: readonly string[], from = 780): PdfLine[] {
  return lines.flatMap((text, index) => (text === '' ? [] : [{ text, y: from - index * 14 }]))
}

/** A small PDF of our own writing: one font (Helvetica, WinAnsi), no compression, a true cross-reference table. */
export function pdfFile(pages: readonly (readonly PdfLine[])[], options: PdfOptions = {}): Uint8Array {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      streamOf(options.scanned ? '0.8 g 0 0 595 842 re f' : lines.map(showLine).join('\n')),
    ]),
  ]
  if (options.title) objects.push(`<< /Title ${utf16Hex(options.title)} >>`)
  const info = options.title ? ` /Info ${objects.length} 0 R` : ''
  if (options.encrypted) objects.push(lock)
  const encrypt = options.encrypted ? ` /Encrypt ${objects.length} 0 R /ID [<00> <00>]` : ''
  return assemble(objects, `/Root 1 0 R${info}${encrypt}`)
}

/** The same shape around bytes of any kind, for what a hostile file would say. */
export function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(file, (character) => character.charCodeAt(0) & 0xff)
}

export function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function showLine({ text, y, x = 60 }: PdfLine): string {
  return `BT /F1 11 Tf ${x} ${y} Td ${literal(text)} Tj ET`
}

function literal(text: string): string {
  const bytes = text.replace(/[’–•€]/g, (one) => winAnsi[one]!)
  return `(${bytes.replace(/[\\()]/g, String.raw`\$&`)})`
}

/** Outside of pages, strings are in another encoding still, or in UTF-16 behind its mark. */
function utf16Hex(text: string): string {
  const units = text.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'))
  return `<feff${units.join('')}>`
}

const winAnsi: Record<string, string> = { '’': '\x92', '–': '\x96', '•': '\x95', '€': '\x80' }
// A password nobody knows: the two hashes answer to none.
const lock = `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`
