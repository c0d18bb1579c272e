import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dkimRecord, loadDkimKey, makeDkimKey } from '#src/mail/message/dkim-key.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-dkim-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const shared = { domain: 'veille.example', selector: 'v', key: '', keyFile: '' }

describe('loadDkimKey', () => {
  it('reads the key that makeDkimKey makes, from its text and from its file', () => {
    const { pem, record } = makeDkimKey()
    const keyFile = join(folder, 'dkim.pem')
    writeFileSync(keyFile, pem)
    expect(dkimRecord(loadDkimKey({ ...shared, key: pem }).key)).toBe(record)
    expect(dkimRecord(loadDkimKey({ ...shared, keyFile }).key)).toBe(record)
    expect(record).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{390,}=*$/)
  })

  it('publishes the 32 bytes of an Ed25519 key (RFC 8463)', () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    expect(dkimRecord(loadDkimKey({ ...shared, key: pem }).key)).toMatch(
      /^v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=$/,
    )
  })

  it.each([
    ['an RSA key of 512 bits', () => generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey],
    ['a key on another curve', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
  ])('refuses %s', (_, make) => {
    const key = make().export({ type: 'pkcs8', format: 'pem' }) as string
    expect(() => loadDkimKey({ ...shared, key })).toThrow(/il faut une clé RSA \(2048 bits\) ou Ed25519/)
  })

  it('says which variable to mend, and shows nothing of the key', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n'
    expect(() => loadDkimKey({ ...shared, key })).toThrow(/VIGIE_DKIM_KEY\u00A0: ce n’est pas une clé/)
    expect(() => loadDkimKey({ ...shared, key })).not.toThrow(/secret/)
    expect(() => loadDkimKey({ ...shared, keyFile: join(folder, 'absente.pem') })).toThrow(
      /VIGIE_DKIM_KEY_FILE\u00A0: le fichier ne se lit pas/,
    )
  })
})
