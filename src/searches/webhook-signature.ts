/**
 * « t=1764000000,v1=… »: HMAC-SHA256 of « timestamp.body » in hexadecimal. The receiver makes the same with its key,
 * compares, and refuses a timestamp that is too old: a call that was overheard cannot be played again.
 */
export async function signCall(secret: string, seconds: number, body: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const signature = await crypto.subtle.sign('HMAC', key, utf8(`${seconds}.${body}`))
  const digits = [...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, '0'))
  return `t=${seconds},v1=${digits.join('')}`
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
