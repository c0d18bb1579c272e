import { createHash, randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../errors.ts'
import { checkMessage } from './check-message.ts'
import { MailError } from './mail-error.ts'
import type { Mailer, SendOptions } from './mailer.ts'
import { composeMessage, type Sender } from './message/compose-message.ts'

export interface FileMailOptions extends Sender {
  /** Made when it is missing. */
  folder: string
  now: () => Date
}

/**
 * Writes each message as an .eml file that any mail program opens, the bytes that SMTP would send. The name holds the date and a hash of the
 * address, never the address: a listing of the folder tells nobody who subscribes.
 */
export function createFileMailer({ folder, now, ...sender }: FileMailOptions): Mailer {
  return {
    async send(message, { beforeHandover } = {}) {
      checkMessage(message)
      const date = now()
      const { bytes, messageId } = await composeMessage(message, sender, date)
      await writeWhole(folder, fileName(date, message.to), bytes, beforeHandover)
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
async function writeWhole(
  folder: string,
  name: string,
  bytes: Buffer,
  beforeHandover?: SendOptions['beforeHandover'],
): Promise<void> {
  const aside = join(folder, `${name}.partiel`)
  await mkdir(folder, { recursive: true }).catch(defer(folder))
  await writeFile(aside, bytes, { flag: 'wx', mode: 0o600 }).catch(defer(folder))
  try {
    await beforeHandover?.()
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await rename(aside, join(folder, name)).catch(defer(folder))
}

function defer(folder: string): (error: unknown) => never {
  return (error) => {
    const told = `Le dossier ${folder} ne peut pas être écrit\u00A0: ${messageOf(error)}`
    throw new MailError('mail-deferred', told, { cause: error })
  }
}

function fileName(date: Date, address: string): string {
  const stamp = date.toISOString().replaceAll(':', '-').replace('.', '-')
  const hash = createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 12)
  return `${stamp}-${hash}-${randomBytes(3).toString('hex')}.eml`
}
