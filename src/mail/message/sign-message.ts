import { createHash, type KeyObject, sign } from 'node:crypto'

/** What signs the messages of a domain (RFC 6376, RFC 8463). */
export interface DkimKey {
  domain: string
  selector: string
  /** RSA of 2048 bits, or Ed25519. */
  key: KeyObject
}

/**
 * Puts a DKIM-Signature before the message. By hand rather than by nodemailer, which knows RSA only, sends the message
 * unsigned when the key does not suit, and cannot name a field once more than it stands there: named so, a second
 * From or Subject added on the way breaks the signature (RFC 6376 §8.15).
 */
export function signMessage(message: Buffer, { domain, selector, key }: DkimKey): Buffer {
  const end = message.indexOf('\r\n\r\n')
  const fields = readFields(message.subarray(0, end + 2).toString('latin1'))
  const bodyHash = createHash('sha256')
    .update(relaxBody(message.subarray(end + 4).toString('latin1')), 'latin1')
    .digest('base64')
  const algorithm = key.asymmetricKeyType === 'ed25519' ? 'ed25519-sha256' : 'rsa-sha256'
  const names = signedNames(fields)
  const header =
    `DKIM-Signature: v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n` +
    ` h=${foldNames(names)};\r\n bh=${bodyHash};\r\n b=`
  const signed = [...pickFields(fields, names), relaxField(header)].join('\r\n')
  return Buffer.concat([Buffer.from(`${header}${foldBase64(signBytes(signed, key))}\r\n`), message])
}

/** RFC 6376 §5.4.1, and what RFC 8058 §4 asks for one-click unsubscription: both its fields must be covered. */
const wanted = [
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
]
const namedOnceMore = ['From', 'To', 'Subject', 'Reply-To', 'Date', 'Message-ID']

function signedNames(fields: readonly Field[]): string[] {
  const present = new Set(fields.map(({ name }) => name))
  const standing = wanted.filter((name) => present.has(name.toLowerCase()))
  return [...standing, ...namedOnceMore]
}

interface Field {
  /** Lower case. */
  name: string
  line: string
}

function readFields(head: string): Field[] {
  const lines = head.replace(/\r\n$/, '').split(/\r\n(?![ \t])/)
  return lines.map((line) => ({ name: line.slice(0, line.indexOf(':')).trim().toLowerCase(), line }))
}

// Of fields of one name, the last is signed first; a name that stands no more adds nothing (RFC 6376 §5.4.2).
function pickFields(fields: readonly Field[], names: readonly string[]): string[] {
  const left = [...fields]
  return names.flatMap((name) => {
    const at = left.findLastIndex((field) => field.name === name.toLowerCase())
    return at < 0 ? [] : left.splice(at, 1).map(({ line }) => relaxField(line))
  })
}

/** RFC 6376 §3.4.2. */
function relaxField(line: string): string {
  const colon = line.indexOf(':')
  const value = line
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ')
  return `${line.slice(0, colon).trim().toLowerCase()}:${value.trim()}`
}

/** RFC 6376 §3.4.4. */
function relaxBody(body: string): string {
  const lines = body.split('\r\n').map((line) => trimEnd(line.replace(/[ \t]+/g, ' ')))
  const last = lines.findLastIndex((line) => line !== '')
  return last < 0 ? '' : `${lines.slice(0, last + 1).join('\r\n')}\r\n`
}

function trimEnd(line: string): string {
  return line.endsWith(' ') ? line.slice(0, -1) : line
}

// Ed25519 signs the hash of the fields, not the fields (RFC 8463 §3).
function signBytes(text: string, key: KeyObject): string {
  const bytes = Buffer.from(text, 'latin1')
  if (key.asymmetricKeyType !== 'ed25519') return sign('sha256', bytes, key).toString('base64')
  return sign(null, createHash('sha256').update(bytes).digest(), key).toString('base64')
}

function foldNames(names: readonly string[]): string {
  const rows: string[] = []
  for (let at = 0; at < names.length; at += 5) rows.push(names.slice(at, at + 5).join(':'))
  return rows.join(':\r\n  ')
}

function foldBase64(text: string): string {
  return text.match(/.{1,72}/g)?.join('\r\n  ') ?? ''
}
