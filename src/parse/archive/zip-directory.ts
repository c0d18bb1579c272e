import { ParseError } from '../../errors.ts'

/** One file of an archive: where its bytes are, and what the archive says of it. */
export interface ZipEntry {
  name: string
  method: 'stored' | 'deflated'
  start: number
  /** Bytes in the archive. */
  packed: number
  /** Bytes once unpacked, as announced: it may lie. */
  unpacked: number
}

/*
 * The central directory, at the end of the archive (APPNOTE.TXT 6.3.10, §4.3.12 and §4.3.16), and not the headers before
 * each file: those of an archive written in one go have no sizes, and finding where a file ends is then a guess.
 */

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50
const endLength = 22
const longestComment = 0xffff

/**
 * The files of an archive, in its order.
 *
 * @throws {ParseError} `bad-archive` for what is no zip, is cut, is encrypted, or is over 4 GB (zip64)
 */
export function listZip(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) throw badArchive('elle est d’un format trop grand (zip64)')
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) throw badArchive(cut)
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    entries.push(readEntry(view, archive, at))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at
  }
  throw badArchive('ce n’est pas un zip entier')
}

function readEntry(view: DataView, archive: Uint8Array, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  if ((flags & 1) === 1) throw badArchive('elle est protégée par un mot de passe')
  const method = methodOf(view.getUint16(at + 10, true))
  const packed = view.getUint32(at + 20, true)
  const header = view.getUint32(at + 42, true)
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== localHeader) throw badArchive(cut)
  // The name and the extra field of the header may be of other lengths than those of the directory.
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + packed > view.byteLength) throw badArchive(cut)
  const name = archive.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))
  return {
    name: new TextDecoder().decode(name),
    method,
    start,
    packed,
    unpacked: view.getUint32(at + 24, true),
  }
}

function methodOf(code: number): ZipEntry['method'] {
  if (code === 0) return 'stored'
  if (code === 8) return 'deflated'
  throw badArchive('elle est comprimée d’une façon que nous ne lisons pas')
}

const cut = 'elle est tronquée ou abîmée'

function badArchive(why: string): ParseError {
  return new ParseError('bad-archive', `L’archive zip ne peut pas être lue : ${why}.`)
}
