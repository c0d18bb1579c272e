import { commandLine } from '#src/account/actor.ts'
import { giveLabel } from '#src/curation/rename-axis.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { listAxisLabels } from '#src/store/axis-labels.ts'
import type { Environment } from './environment.ts'
import { print, readArguments, remark, UsageError } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { positionals } = readArguments(argv, {})
  const [verb, id, label] = positionals
  const program = await openNodeProgram(env)
  try {
    const { axes, db } = program.deps
    if (verb === 'list' || verb === undefined) {
      const labels = await listAxisLabels(db)
      for (const axis of axes)
        print(`${axis.code}  ${axis.id.padEnd(34)}${labels.get(axis.id) ?? axis.label}`)
      return 0
    }
    const axis = axes.find((one) => one.id === id)
    if (verb !== 'rename' || !axis || !label?.trim() || label.length > 120) {
      throw new UsageError(
        'Usage : vigie axis rename <id> "libellé" (120 signes au plus) ; « vigie axis list » donne les id.',
      )
    }
    const isNew = await giveLabel(program.deps, commandLine, axis, label)
    remark(`${axis.code} s’appelle ${isNew ? 'désormais' : 'déjà'} «\u202F${label.trim()}\u202F».`)
    return 0
  } finally {
    await program.close()
  }
}
