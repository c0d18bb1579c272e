import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DkimConfig } from '../../config/mail-config.ts'
import { ConfigError, messageOf } from '../../errors.ts'
import type { DkimKey } from './sign-message.ts'

/** The key that signs, from its PEM or its file. Throws ConfigError when it cannot sign. */
export function loadDkimKey({ domain, selector, key, keyFile }: DkimConfig): DkimKey {
  const read = readKey(key || readKeyFile(keyFile), key ? 'VIGIE_DKIM_KEY' : 'VIGIE_DKIM_KEY_FILE')
  return { domain, selector, key: read }
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw refused('VIGIE_DKIM_KEY_FILE', `le fichier ne se lit pas (${messageOf(error)})`)
  }
}

function readKey(pem: string, name: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    // OpenSSL's words would say nothing to a person, and the key stays out of them.
    throw refused(name, 'ce n’est pas une clé privée PEM lisible sans mot de passe')
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType === 'ed25519' || (key.asymmetricKeyType === 'rsa' && bits >= 1024)) return key
  throw refused(name, 'il faut une clé RSA (2048 bits) ou Ed25519')
}

function refused(name: string, why: string): ConfigError {
  return new ConfigError('Configuration refusée', [
    `${name}\u00A0: ${why}. «\u202Fvigie doctor mail --nouvelle-cle\u202F» en fait une.`,
  ])
}

/** A new RSA key of 2048 bits, which everybody verifies (RFC 8301 §3.2): what to keep and what to publish. */
export function makeDkimKey(): { pem: string; record: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    record: dkimRecord(privateKey),
  }
}

/** The TXT record that lets others verify (RFC 6376 §3.6.1; RFC 8463 §3 for Ed25519: the bare 32 bytes). */
export function dkimRecord(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return key.asymmetricKeyType === 'ed25519'
    ? `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`
    : `v=DKIM1; k=rsa; p=${der.toString('base64')}`
}
