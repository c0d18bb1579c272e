/** UTF-32, which no browser reads any more and some exporters still write. Impossible code points become U+FFFD. */
export function decodeUtf32(body: Uint8Array, order: 'le' | 'be'): string {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const pieces: string[] = []
  for (let start = 0; start < body.length; start += chunkBytes) {
    const points: number[] = []
    for (let at = start; at + 4 <= Math.min(body.length, start + chunkBytes); at += 4) {
      points.push(scalarOf(view.getUint32(at, order === 'le')))
    }
    pieces.push(String.fromCodePoint(...points))
  }
  return body.length % 4 === 0 ? pieces.join('') : `${pieces.join('')}\ufffd`
}

// As many arguments as a call may have in every engine.
const chunkBytes = 4 * 4096

function scalarOf(point: number): number {
  return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point
}
