import { readFile, stat } from 'node:fs/promises'
import { WatchError } from '#src/errors.ts'

/** As large as the largest body that a refresh would read. */
const maxBytes = 50 * 1024 * 1024

/** A file's bytes. Throws `unreadable-file` for what is no file: a folder, a device without end, a pipe nobody writes. */
export async function readWholeFile(path: string): Promise<Uint8Array> {
  try {
    // Before opening: opening a pipe waits for its writer.
    const found = await stat(path)
    if (!found.isFile()) throw new WatchError('unreadable-file', `${path} n’est pas un fichier.`)
    if (found.size > maxBytes) throw new WatchError('too-large', `${path} dépasse 50 Mo.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof WatchError) throw error
    throw new WatchError('unreadable-file', `${path} ne peut pas être lu.`, { cause: error })
  }
}
