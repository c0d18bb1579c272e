import { commandLine } from '#src/account/actor.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { allowLearning, forget, learn, learningBounds } from '#src/taxonomy/learn.ts'
import type { Environment } from './environment.ts'
import { readArguments, remark } from './usage.ts'

export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values } = readArguments(argv, {
    oublier: { type: 'boolean' },
    permettre: { type: 'boolean' },
  })
  const program = await openNodeProgram(env)
  try {
    if (values.oublier) {
      await forget(program.deps, commandLine)
      remark('Le modèle est revenu à ses poids d’origine, et n’apprend plus.')
      return 0
    }
    if (values.permettre) await allowLearning(program.deps, commandLine)
    const { isOn, corrections, learnt } = await learn(program.deps)
    if (!isOn) remark('Le modèle n’apprend plus : « vigie learn --permettre » le lui permet de nouveau.')
    else if (learnt) remark(`Le modèle a appris de ${learnt.examples} corrections.`)
    else remark(`Rien n’est appris : ${corrections} corrections, il en faut ${learningBounds.least}.`)
    return 0
  } finally {
    await program.close()
  }
}
