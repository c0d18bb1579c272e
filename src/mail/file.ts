import { createHash, randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { messageOf, WatchError } from '../errors.ts'
import { checkMessage } from './check-message.ts'
import type { Mailer } from './mailer.ts'
import { toNodemailer } from './mime-message.ts'

export interface FileMailOptions {
  /** Made when it is missing. */
  folder: string
  from: string
  now: () => Date
}

/**
 * Writes each message as an .eml file that any mail program opens. The name holds the date and a hash of the
 * address, never the address: a listing of the folder tells nobody who subscribes.
 */
export function createFileMailer({ folder, from, now }: FileMailOptions): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(message) {
      checkMessage(message)
      const date = now()
      const { message: bytes, messageId } = await transport.sendMail({ ...toNodemailer(message, from), date })
      await writeWhole(folder, fileName(date, message.to), bytes as Buffer)
      return { messageId }
    },
    async check() {
      const probe = `.essai-${randomBytes(4).toString('hex')}`
      await writeWhole(folder, probe, Buffer.alloc(0))
      await rm(join(folder, probe))
      return `Les messages sont écrits en fichiers .eml dans ${folder}\u00A0: rien ne part.`
    },
  }
}

// Written aside then renamed: a crash never leaves half a message under a message's name.
async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  const aside = join(folder, `${name}.partiel`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(aside, bytes, { flag: 'wx', mode: 0o600 })
    await rename(aside, join(folder, name))
  } catch (error) {
    throw new WatchError(
      'mail-deferred',
      `Le dossier ${folder} ne peut pas être écrit\u00A0: ${messageOf(error)}`,
      { cause: error },
    )
  }
}

function fileName(date: Date, address: string): string {
  const stamp = date.toISOString().replaceAll(':', '-').replace('.', '-')
  const hash = createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 12)
  return `${stamp}-${hash}-${randomBytes(3).toString('hex')}.eml`
}
