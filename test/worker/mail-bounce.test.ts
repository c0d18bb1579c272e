import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { vigie } from '#test/helpers/vigie.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'vigie-retours-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bounce = (input: string, words = ['mail', 'bounce']) =>
  vigie(words, { env: { VIGIE_DATA: folder }, input })

describe('vigie mail bounce', () => {
  it.each(['', 'Bonjour, je suis absent.', '\0\0\0'])(
    'never gives a message back to the mail server, whatever it is: %o',
    async (input) => {
      const { code, stderr } = await bounce(input)
      expect(code).toBe(0)
      expect(stderr).toContain('0 notés au registre')
    },
  )

  it('says how it is called', async () => {
    const { code, stderr } = await bounce('', ['mail'])
    expect(code).toBe(2)
    expect(stderr).toContain('vigie mail bounce < message.eml')
  })
})
