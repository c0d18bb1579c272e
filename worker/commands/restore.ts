import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { readConfig } from '#src/config.ts'
import { WatchError } from '#src/errors.ts'
import { databasePath } from '#src/runtime/node.ts'
import type { Environment } from './environment.ts'
import { print, readArguments, remark, UsageError } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const [source] = readArguments(argv, {}).positionals
  if (!source) throw new UsageError('Usage : vigie restore <fichier>')
  if (!existsSync(source)) throw new UsageError(`${source} n’existe pas.`)
  checkBackup(source)
  const target = databasePath(readConfig(env))
  if (existsSync(target)) {
    const aside = `${target}.avant-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')}`
    foldJournal(target)
    renameSync(target, aside)
    remark(`L’ancienne base est gardée : ${aside}`)
  }
  for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true })
  copyFileSync(source, target)
  print(target)
  return 0
}

/** Only a whole Vigie database may take the place of another. */
function checkBackup(path: string): void {
  try {
    const db = new DatabaseSync(path, { readOnly: true })
    const { integrity_check: integrity } = db.prepare('pragma integrity_check').get() as {
      integrity_check: string
    }
    db.prepare('select count(*) from items').get()
    db.close()
    if (integrity !== 'ok') throw new Error(integrity)
  } catch (error) {
    throw new WatchError('bad-backup', `${path} n’est pas une sauvegarde de Vigie lisible.`, { cause: error })
  }
}

// What the journal holds belongs to the base that is set aside. A base in use cannot be folded: better stop here.
function foldJournal(path: string): void {
  const db = new DatabaseSync(path)
  const { busy } = db.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number }
  db.close()
  if (busy) throw new WatchError('database-busy', 'La base est utilisée : arrêtez Vigie, puis recommencez.')
}
