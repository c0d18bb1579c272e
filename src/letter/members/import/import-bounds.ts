/** How large a file of members may be. */
export interface ImportBounds {
  bytes: number
  lines: number
}

/** A Worker has 128 MB and some seconds of processor: large files are imported in pieces there. */
export function importBounds(): ImportBounds {
  const isWorker = navigator.userAgent === 'Cloudflare-Workers'
  return isWorker ? { bytes: 1_500_000, lines: 10_000 } : { bytes: 15_000_000, lines: 100_000 }
}

/** The text of a file: UTF-8 with or without its mark, UTF-16 with it (« Texte Unicode » of Excel), else Windows-1252. */
export function decodeMemberFile(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
