import { FetchError } from '../errors.ts'

/**
 * An address as two readers understand it, or an error: the URL standard, which repairs what it can, and a strict RFC
 * 3986 reader. Where they name two hosts, one of them is being deceived (backslashes, escapes, 0x7f.1, user@host).
 *
 * @throws {FetchError} bad-url
 */
export function readAddress(written: string, base?: URL): URL {
  const text = written.trim()
  if (!URL.canParse(text, base?.href)) {
    throw new FetchError('bad-url', `Adresse illisible : « ${text.slice(0, 200)} ».`)
  }
  const url = new URL(text, base)
  if (!isAgreed(text, url, base)) {
    throw new FetchError(
      'bad-url',
      `Adresse ambiguë : « ${withoutUser(text).slice(0, 200)} » se lit de deux façons. L’écrire en entier, avec un nom de serveur simple.`,
    )
  }
  return url
}

function isAgreed(text: string, url: URL, base: URL | undefined): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for: the URL standard drops tabs and line ends
  if (/[\u0000-\u001f\u007f]/.test(text)) return false
  const scheme = /^[a-z][a-z0-9+.-]{0,30}:/i.exec(text)?.[0]
  const rest = scheme ? text.slice(scheme.length) : text
  // A path, a query or a fragment: the host stays the one that answered.
  if (!scheme && !/^[/\\]{2}/.test(rest)) return url.host === base?.host && url.protocol === base.protocol
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return true
  return rest.startsWith('//') && isSameHost(rest.slice(2), url)
}

function isSameHost(afterSlashes: string, url: URL): boolean {
  const authority = /^[^/?#]*/.exec(afterSlashes)?.[0] ?? ''
  // Names and passwords are refused by checkAddress, with words of its own.
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const split = /^(\[[0-9a-f:.]{2,45}\]|[^:[\]\\%\s]{1,255})(?::(\d{0,5}))?$/i.exec(host)
  if (!split) return false
  const [, name = '', port = ''] = split
  const usual = url.protocol === 'https:' ? '443' : '80'
  if ((url.port || usual) !== String(Number(port || usual))) return false
  if (name.startsWith('[')) return url.hostname.startsWith('[')
  if (isAscii(name)) return name.toLowerCase() === url.hostname
  // An accented name becomes xn--…; one that becomes a number was written to deceive.
  return url.hostname.includes('xn--') || /[a-z]$/.test(url.hostname)
}

function isAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text)
}

function withoutUser(text: string): string {
  return text.replace(/\/\/[^/?#]*@/, '//')
}
