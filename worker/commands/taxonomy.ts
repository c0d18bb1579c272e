import { statSync } from 'node:fs'
import { commandLine } from '#src/account/actor.ts'
import type { Deps } from '#src/deps.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { importDraft } from '#src/taxonomy/draft.ts'
import { openLexicon } from '#src/taxonomy/lexicon.ts'
import { longestFile, readLexiconFile, writeLexiconFile } from '#src/taxonomy/lexicon-file.ts'
import type { Environment } from './environment.ts'
import { readWholeFile } from './read-file.ts'
import { readArguments, remark, UsageError } from './usage.ts'

const usage = 'Usage : vigie taxonomy export | import <fichier.json>'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { positionals } = readArguments(argv, {})
  const [verb, path] = positionals
  if (verb !== 'export' && verb !== 'import') throw new UsageError(usage)
  if (verb === 'import') checkFile(path)
  const program = await openNodeProgram(env)
  try {
    if (verb === 'export') {
      const { edits } = await openLexicon(program.deps)
      process.stdout.write(writeLexiconFile(program.deps.axes, edits))
      return 0
    }
    await importFile(program.deps, path ?? '')
    remark(
      'Le lexique est dans le brouillon : il se relit et se publie sur le site, /administration/lexique.',
    )
    return 0
  } finally {
    await program.close()
  }
}

function checkFile(path: string | undefined): void {
  const file = path ? statSync(path, { throwIfNoEntry: false }) : undefined
  if (!file?.isFile()) throw new UsageError(`${usage} ; ${path ?? 'rien'} n’est pas un fichier.`)
  if (file.size > longestFile) throw new UsageError('Le fichier dépasse 1 Mo.')
}

async function importFile(deps: Deps, path: string): Promise<void> {
  const text = new TextDecoder().decode(await readWholeFile(path))
  const edits = readLexiconFile(text, deps.now().toISOString())
  const { draft } = await openLexicon(deps)
  await importDraft(deps, { actor: commandLine, seen: draft?.stamp ?? '' }, edits)
}
