import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileMailer } from '#src/mail/file.ts'
import { letter } from '#test/contract/mail-suite.ts'

const from = 'Vigie <veille@veille.example>'
const now = () => new Date('2026-11-23T07:00:00.123Z')
let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vigie-mail-'))
})
afterEach(() => rm(root, { recursive: true }))

describe('createFileMailer', () => {
  it('names files by date and hash, never by address', async () => {
    const mailer = createFileMailer({ folder: root, from, now })
    await mailer.send(letter)
    const [name] = await readdir(root)
    expect(name).toMatch(/^2026-11-23T07-00-00-123Z-[0-9a-f]{12}-[0-9a-f]{6}\.eml$/)
    expect(name).not.toMatch(/jeanne|mairie/)
  })

  it('keeps two messages of one instant to one person apart, under one hash', async () => {
    const mailer = createFileMailer({ folder: root, from, now })
    await Promise.all([mailer.send(letter), mailer.send(letter)])
    const names = await readdir(root)
    expect(names).toHaveLength(2)
    expect(new Set(names.map((name) => name.slice(25, 37))).size).toBe(1)
  })

  it('writes CRLF lines of at most 998 bytes, with both parts and a date', async () => {
    await createFileMailer({ folder: root, from, now }).send({
      ...letter,
      html: `<p>${'é'.repeat(5000)}</p>`,
    })
    const text = await readFile(join(root, (await readdir(root))[0]!), 'utf8')
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998)
    expect(text).toMatch(/Content-Type: multipart\/alternative/)
    expect(text).toMatch(/Date: Mon, 23 Nov 2026 07:00:00 \+0000/)
  })

  it('never reads a file or an address that a message would name', async () => {
    await createFileMailer({ folder: root, from, now }).send({
      ...letter,
      html: '<img src="file:///etc/hostname">',
    })
    const text = await readFile(join(root, (await readdir(root))[0]!), 'utf8')
    expect(text).toContain('file:///etc/hostname')
  })

  it('defers when the folder cannot be written, and says so to doctor', async () => {
    const file = join(root, 'fichier')
    await writeFile(file, '')
    const mailer = createFileMailer({ folder: join(file, 'dossier'), from, now })
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: 'mail-deferred' })
    await expect(mailer.check()).rejects.toMatchObject({
      message: expect.stringContaining('ne peut pas être écrit'),
    })
  })

  it('leaves nothing behind when doctor asks', async () => {
    expect(await createFileMailer({ folder: root, from, now }).check()).toContain(root)
    expect(await readdir(root)).toEqual([])
  })
})

describe('createFileMailer with beforeHandover', () => {
  it('shows the message under its name only once that has settled', async () => {
    let seen: string[] = []
    await createFileMailer({ folder: root, from, now }).send(letter, {
      async beforeHandover() {
        seen = await readdir(root)
      },
    })
    expect(seen).toEqual([expect.stringMatching(/\.eml\.partiel$/)])
    expect(await readdir(root)).toEqual([expect.stringMatching(/\.eml$/)])
  })

  it('leaves nothing when it rejects, and throws that very error', async () => {
    const refusal = new Error('prise par une autre exécution')
    const sending = createFileMailer({ folder: root, from, now }).send(letter, {
      beforeHandover: () => Promise.reject(refusal),
    })
    await expect(sending).rejects.toBe(refusal)
    expect(await readdir(root)).toEqual([])
  })

  it('writes the Message-ID and the signature that SMTP would send', async () => {
    const { privateKey: key } = generateKeyPairSync('ed25519')
    const dkim = { domain: 'veille.example', selector: 'v', key }
    await createFileMailer({ folder: root, from, now, dkim }).send({
      ...letter,
      messageId: '<l.1@veille.example>',
    })
    const text = await readFile(join(root, (await readdir(root))[0]!), 'utf8')
    expect(text).toMatch(/^DKIM-Signature: v=1; a=ed25519-sha256;/)
    expect(text).toContain('\r\nMessage-ID: <l.1@veille.example>\r\n')
  })
})
