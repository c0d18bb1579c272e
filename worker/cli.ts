import { ConfigError, messageOf, WatchError } from '#src/errors.ts'
import { commands, findCommand } from './commands/index.ts'
import { helpOf, overview } from './commands/help.ts'
import { loadEnvironment } from './commands/environment.ts'
import { UsageError } from './commands/usage.ts'

/**
 * The command line. Exit codes: 0 done, 1 it failed (said on standard error), 2 the command or the configuration is
 * wrong, 3 done, but part of it failed (a source, a line of a batch).
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || ['help', '--help', '-h', 'aide'].includes(name)) {
    const about = rest[0] ? findCommand(rest[0]) : undefined
    process.stdout.write(about ? helpOf(about) : overview(commands))
    return 0
  }
  const command = findCommand(name)
  if (!command) {
    process.stderr.write(`Commande inconnue : ${name}. « vigie help » donne la liste.\n`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(helpOf(command))
    return 0
  }
  const { run } = await command.load()
  return run(rest, loadEnvironment())
}

function codeOf(error: unknown): number {
  return error instanceof ConfigError || error instanceof UsageError ? 2 : 1
}

// Whoever reads us (`| head`) has had enough: nothing is left to do, and nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // A typed error is a sentence for a person; anything else is a fault of ours and keeps its stack.
  const told =
    error instanceof WatchError ? error.message : error instanceof Error ? error.stack : messageOf(error)
  process.stderr.write(`${told}\n`)
  process.exitCode = codeOf(error)
}
