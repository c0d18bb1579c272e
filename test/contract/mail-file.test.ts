import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileMailer } from '#src/mail/file.ts'
import { describeMailer } from './mail-suite.ts'
import { readMail } from '../mail/read-mail.ts'

describeMailer('.eml files', async () => {
  const root = await mkdtemp(join(tmpdir(), 'vigie-mail-'))
  const folder = join(root, 'courrier')
  let seconds = 0
  const now = () => new Date(Date.UTC(2026, 10, 23, 7, 0, seconds++))
  return {
    mailer: createFileMailer({ folder, from: '"Vigie, la veille" <veille@veille.example>', now }),
    async received() {
      const names = (await readdir(folder).catch(() => [])).toSorted()
      return Promise.all(names.map(async (name) => readMail(await readFile(join(folder, name)))))
    },
    close: () => rm(root, { recursive: true }),
  }
})
