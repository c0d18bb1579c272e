import { ParseError } from '../../errors.ts'
import { inflateBounded } from './inflate.ts'
import { listZip, type ZipEntry } from './zip-directory.ts'

export interface UnzippedFile {
  name: string
  bytes: Uint8Array
}

export interface ZipBounds {
  /** Files read; an archive with more is refused. */
  files: number
  /** Bytes of one file, unpacked. */
  file: number
  /** Bytes of all of them, unpacked. */
  total: number
}

/** The bills of one legislature: 3,069 files among 10,155, some hundred megabytes (September 2026). */
const bounds: ZipBounds = { files: 20_000, file: 20_000_000, total: 400_000_000 }

/**
 * The files of an archive one after the other, so that one at a time is in memory. `files`: only those whose path holds
 * this. What the archive says of sizes is checked before anything is unpacked, and what comes out is counted.
 *
 * @throws {ParseError} `bad-archive`, or `too-complex` for one that unpacks to more than `bounds`
 */
export async function* readZip(
  archive: Uint8Array,
  files = '',
  { files: mostFiles, file: mostOfFile, total: mostInAll }: ZipBounds = bounds,
): AsyncGenerator<UnzippedFile> {
  const wanted = listZip(archive).filter(({ name }) => !name.endsWith('/') && name.includes(files))
  const announced = wanted.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (wanted.length > mostFiles || announced > mostInAll) throw tooMuch()
  let total = 0
  for (const entry of wanted) {
    const bytes = await unpack(archive, entry, Math.min(mostOfFile, mostInAll - total))
    total += bytes.length
    yield { name: entry.name, bytes }
  }
}

async function unpack(archive: Uint8Array, entry: ZipEntry, most: number): Promise<Uint8Array> {
  if (entry.unpacked > most) throw tooMuch()
  const packed = archive.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === 'stored') {
    if (packed.length > most) throw tooMuch()
    return packed
  }
  const bytes = await inflateBounded(packed, most)
  if (!bytes) throw tooMuch()
  return bytes
}

function tooMuch(): ParseError {
  return new ParseError(
    'too-complex',
    'L’archive se déplie au-delà de ce qui est lu (nombre de fichiers ou taille) : elle est laissée. Chercher un fichier plus court chez cet éditeur.',
  )
}
