import { fromBase64Url, toBase64Url } from '#src/base64url.ts'

/** The part of WebAuthn that a device plays, in WebCrypto alone: it runs in Node and in workerd. */
export interface Authenticator {
  /** What `navigator.credentials.create` would answer, as JSON. */
  create(options: { challenge: string }, changes?: Changes): Promise<string>
  /** What `navigator.credentials.get` would answer, as JSON. */
  get(options: { challenge: string }, changes?: Changes): Promise<string>
  id: string
}

/** What a device or a browser that lies would say instead. */
export interface Changes {
  origin?: string
  rpId?: string
  type?: string
  counter?: number
  flags?: number
  id?: string
  /** A key that is not the credential's. */
  signer?: CryptoKey
}

const present = 0x01
const verified = 0x04
const attested = 0x40

/** A new device. `counter` 0: it does not count its signatures, as synchronised keys do not. */
export async function createAuthenticator(baseUrl: string, counter = 0): Promise<Authenticator> {
  const { origin, hostname } = new URL(baseUrl)
  const keys = await newKeys()
  const credentialId = crypto.getRandomValues(new Uint8Array(20))
  const id = toBase64Url(credentialId)
  let count = counter

  const authData = async (flags: number, changes: Changes, rest: Uint8Array): Promise<Uint8Array> =>
    join(
      await digest(changes.rpId ?? hostname),
      Uint8Array.of(changes.flags ?? flags),
      uint32(changes.counter ?? count),
      rest,
    )

  return {
    id,
    async create({ challenge }, changes = {}) {
      const key = join(new Uint8Array(16), Uint8Array.of(0, 20), credentialId, await coseKey(keys.publicKey))
      const data = await authData(present | verified | attested, changes, key)
      const attestation = join(
        cborMap(3),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        cborMap(0),
        cborText('authData'),
        cborBytes(data),
      )
      return answer(changes.id ?? id, {
        clientDataJSON: clientData('webauthn.create', challenge, origin, changes),
        attestationObject: toBase64Url(attestation),
        transports: ['internal', 'hybrid'],
      })
    },
    async get({ challenge }, changes = {}) {
      if (count > 0) count += 1
      const client = clientData('webauthn.get', challenge, origin, changes)
      const data = await authData(present | verified, changes, new Uint8Array())
      const signed = join(data, await digest(fromBase64Url(client)))
      const signature = await sign(changes.signer ?? keys.privateKey, signed)
      return answer(changes.id ?? id, {
        clientDataJSON: client,
        authenticatorData: toBase64Url(data),
        signature: toBase64Url(signature),
      })
    },
  }
}

/** A pair of P-256 keys. */
export async function newKeys(): Promise<{ publicKey: CryptoKey; privateKey: CryptoKey }> {
  return (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as { publicKey: CryptoKey; privateKey: CryptoKey }
}

function answer(id: string, response: object): string {
  return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })
}

function clientData(type: string, challenge: string, origin: string, changes: Changes): string {
  const data = { type: changes.type ?? type, challenge, origin: changes.origin ?? origin, crossOrigin: false }
  return toBase64Url(new TextEncoder().encode(JSON.stringify(data)))
}

async function digest(data: string | Uint8Array): Promise<Uint8Array> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

// RFC 9053 §2.1: kty EC2, alg ES256, curve P-256, x, y.
async function coseKey(key: CryptoKey): Promise<Uint8Array> {
  const point = new Uint8Array((await crypto.subtle.exportKey('raw', key)) as ArrayBuffer)
  const head = [0x01, 0x02, 0x03, 0x26, 0x20, 0x01]
  return join(
    cborMap(5),
    Uint8Array.from(head),
    Uint8Array.of(0x21),
    cborBytes(point.slice(1, 33)),
    Uint8Array.of(0x22),
    cborBytes(point.slice(33)),
  )
}

// WebCrypto gives r and s side by side; WebAuthn wants them in ASN.1 (§6.5.5).
async function sign(key: CryptoKey, data: Uint8Array): Promise<Uint8Array> {
  const raw = new Uint8Array(
    await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, data as Uint8Array<ArrayBuffer>),
  )
  const both = join(asn1Integer(raw.slice(0, 32)), asn1Integer(raw.slice(32)))
  return join(Uint8Array.of(0x30, both.length), both)
}

function asn1Integer(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0)
  const short = bytes.slice(start)
  const positive = short[0]! >= 0x80 ? join(Uint8Array.of(0), short) : short
  return join(Uint8Array.of(0x02, positive.length), positive)
}

function cborMap(pairs: number): Uint8Array {
  return Uint8Array.of(0xa0 + pairs)
}

function cborText(text: string): Uint8Array {
  return join(Uint8Array.of(0x60 + text.length), new TextEncoder().encode(text))
}

function cborBytes(bytes: Uint8Array): Uint8Array {
  return join(Uint8Array.of(0x58, bytes.length), bytes)
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
