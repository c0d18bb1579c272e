import { type ParseArgsConfig, parseArgs } from 'node:util'
import { messageOf, WatchError } from '#src/errors.ts'

/** The command was typed wrong: exit code 2, with the sentence that helps. */
export class UsageError extends WatchError {
  override name = 'UsageError'

  constructor(message: string) {
    super('usage', message)
  }
}

export type Options = NonNullable<ParseArgsConfig['options']>

/** Options and words of a command; an unknown option is a UsageError that names it. */
export function readArguments<const T extends Options>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(messageOf(error))
  }
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Progress and remarks: standard output stays for what a program may read. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`)
}
