import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '#src/config.ts'
import { dkimRecord, makeDkimKey } from '#src/mail/message/dkim-key.ts'
import { jsonLines, vigie } from '#test/helpers/vigie.ts'
import { run, setupOf } from '#worker/commands/doctor-mail.ts'
import { createZone } from '../mail/dns/zone.ts'

vi.setConfig({ testTimeout: 60_000 })

let data = ''
let written = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vigie-doctor-'))
  written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const { pem, record } = makeDkimKey()
const env = {
  VIGIE_MAIL_FROM: 'Vigie <veille@agglo.fr>',
  VIGIE_BASE_URL: 'https://veille.agglo.fr',
  SMTP_URL: 'smtp://vigie:secret@smtp.agglo.fr:587',
  VIGIE_MAIL_BOUNCES: 'retours@agglo.fr',
  VIGIE_DKIM_KEY: pem.replaceAll('\n', '\\n'),
}
const zone = {
  'MX agglo.fr': ['10 mx.agglo.fr'],
  'TXT agglo.fr': ['v=spf1 a:smtp.agglo.fr -all'],
  'A smtp.agglo.fr': ['192.0.2.10'],
  'TXT vigie._domainkey.agglo.fr': [record],
  'TXT _dmarc.agglo.fr': ['v=DMARC1; p=reject; rua=mailto:dmarc@agglo.fr'],
}

describe('vigie doctor mail', () => {
  it('answers 0 when all is well, line by line', async () => {
    expect(await run([], env, createZone(zone))).toBe(0)
    expect(written).toContain('✔ DKIM          vigie._domainkey.agglo.fr publie notre clé.\n')
    expect(written).not.toContain('secret')
  })

  it('answers 1 when letters would be refused, and gives the very record to publish', async () => {
    expect(await run([], env, createZone({ ...zone, 'TXT vigie._domainkey.agglo.fr': [] }))).toBe(1)
    expect(written).toContain('✘ DKIM')
    expect(written).toContain(`  À publier : vigie._domainkey.agglo.fr TXT ${record}\n`)
  })

  it('answers 0 when there are only things to improve', async () => {
    expect(await run([], env, createZone({ ...zone, 'TXT _dmarc.agglo.fr': [] }))).toBe(0)
    expect(written).toContain('! DMARC')
  })

  it('speaks JSON to programs', async () => {
    await run(['--json'], env, createZone({ ...zone, 'TXT _dmarc.agglo.fr': [] }))
    const found = jsonLines(written)
    expect(found.find(({ what }) => what === 'DMARC')).toMatchObject({
      level: 'attention',
      record: { name: '_dmarc.agglo.fr', type: 'TXT' },
    })
  })
})

describe('setupOf', () => {
  it('reads the settings as the DNS checks take them', () => {
    expect(setupOf(readConfig(env))).toEqual({
      transport: 'smtp',
      fromDomain: 'agglo.fr',
      envelopeDomain: 'agglo.fr',
      host: 'smtp.agglo.fr',
      dkim: { domain: 'agglo.fr', selector: 'vigie', record },
      contact: 'veille@vigie.example',
      baseUrl: 'https://veille.agglo.fr',
    })
  })

  it('leaves our key out where a provider signs', () => {
    const { SMTP_URL: _, ...others } = env
    const http = { MAIL_API_URL: 'https://api.brevo.com/v3/smtp/email', MAIL_API_KEY: 'k' }
    const setup = setupOf(readConfig({ ...others, ...http }))
    expect(setup).toMatchObject({ transport: 'http', host: 'api.brevo.com', http: { kind: 'brevo' } })
    expect(setup).not.toHaveProperty('dkim')
  })
})

describe('vigie doctor mail, in a program of its own', () => {
  it('makes a key on standard output, and says beside what to publish', async () => {
    const { code, stdout, stderr } = await vigie(['doctor', 'mail', '--nouvelle-cle'], {
      env: { VIGIE_MAIL_FROM: 'veille@agglo.fr' },
    })
    expect(code).toBe(0)
    expect(stderr).toContain(`_domainkey.agglo.fr TXT ${dkimRecord(createPrivateKey(stdout))}`)
    expect(stderr).not.toContain('PRIVATE KEY')
  })

  it('sends a message to try, signed', async () => {
    const keyFile = join(data, 'dkim.pem')
    writeFileSync(keyFile, pem)
    const { code, stdout } = await vigie(['doctor', 'mail', '--essai', 'lea@agglo.fr'], {
      env: { VIGIE_DATA: data, VIGIE_DKIM_KEY_FILE: keyFile },
    })
    expect(code).toBe(0)
    expect(stdout).toContain('Message remis (<')
    const [name = ''] = readdirSync(join(data, 'mail'))
    expect(readFileSync(join(data, 'mail', name), 'utf8')).toMatch(
      /^DKIM-Signature: [^]*\r\nTo: lea@agglo\.fr\r\n/,
    )
  })

  it('answers 2 to an address that is none, and to a key that signs nothing', async () => {
    const wrong = await vigie(['doctor', 'mail', '--essai', 'lea'], { env: { VIGIE_DATA: data } })
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    const key = { VIGIE_DKIM_KEY: '-----BEGIN PRIVATE KEY-----\\nxx', VIGIE_DATA: data }
    const unsigned = await vigie(['doctor', 'mail'], { env: key })
    expect(unsigned.code).toBe(2)
    expect(unsigned.stderr).toContain('VIGIE_DKIM_KEY')
  })

  it('stops a new installation before it writes in the name of nobody', async () => {
    const { code, stdout } = await vigie(['doctor', 'mail', '--json'], { env: { VIGIE_DATA: data } })
    expect(code).toBe(1)
    expect(jsonLines(stdout)[0]).toMatchObject({ what: 'expéditeur', level: 'panne' })
  })
})
