import { commandLine } from '#src/account/actor.ts'
import type { Axis } from '#src/axis/taxonomy.ts'
import type { Deps } from '#src/deps.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { recordAuditIfChanged } from '#src/store/audit-log.ts'
import { listAxisLabels, renameAxis } from '#src/store/axis-labels.ts'
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
    await rename(program.deps, axis, label.trim())
    return 0
  } finally {
    await program.close()
  }
}

async function rename({ db, now }: Deps, axis: Axis, label: string): Promise<void> {
  const before = (await listAxisLabels(db)).get(axis.id) ?? axis.label
  if (before === label) return remark(`${axis.code} s’appelle déjà «\u202F${label}\u202F».`)
  const at = now().toISOString()
  await db.batch([
    renameAxis(axis.id, label, at),
    recordAuditIfChanged({
      at,
      actor: commandLine,
      action: 'axis.rename',
      subject: { type: 'axis', id: axis.id, words: label },
      before: { label: before },
      after: { label },
    }),
  ])
  remark(`${axis.code} s’appelle désormais «\u202F${label}\u202F».`)
}
