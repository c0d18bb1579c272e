interface WithBase64 {
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>
}

interface ToBase64 {
  toBase64?: () => string
}

/** Base 64 (RFC 4648 §4). Both runtimes have the method; its types are younger than our compiler's. */
export function toBase64(bytes: Uint8Array): string {
  const native = (bytes as ToBase64).toBase64
  if (native) return native.call(bytes)
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8_192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(binary)
}

/** Throws on what is not base 64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as WithBase64).fromBase64
  if (native) return native.call(Uint8Array, text)
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
