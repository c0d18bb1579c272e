import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { learnFrom } from '../enrich/axes/learn.ts'
import { recordAuditIfChanged } from '../store/audit-log.ts'
import { countCorrections, listCorrections } from '../store/corrections.ts'
import type { Statement } from '../store/database.ts'
import { findLearnt, insertLearnt } from '../store/learnt-weights.ts'
import { findSetting } from '../store/settings.ts'
import { writeSetting } from '../store/site-settings.ts'
import { axesInForce } from './lexicon.ts'
import { modelName } from './model-name.ts'

/** Under `least` corrections, chance would teach more than people do; past `most`, the oldest no longer count. */
export const learningBounds = { least: 20, most: 2_000 } as const

/** Where the learning stands, as the site tells it. */
export interface Learning {
  /** False after « oublier », until a person allows it again. */
  isOn: boolean
  /** The program has a model that can learn. */
  hasModel: boolean
  /** Corrections that there are to learn from today. */
  corrections: number
  /** What is in force. Absent: the weights as they came. */
  learnt?: { examples: number; at: string }
}

type LearnDeps = Pick<Deps, 'db' | 'axes' | 'enricher' | 'now'>

export async function findLearning({ db, enricher }: Omit<LearnDeps, 'now'>): Promise<Learning> {
  const [isOff, { count }, kept] = await Promise.all([
    findSetting(db, setting),
    countCorrections(db, learningBounds.most),
    findLearnt(db),
  ])
  const isOurs = kept && enricher.model && kept.model === (await modelName(enricher.model))
  return {
    isOn: isOff !== off,
    hasModel: enricher.model !== undefined,
    corrections: count,
    ...(isOurs && kept.examples > 0 ? { learnt: { examples: kept.examples, at: kept.learntAt } } : {}),
  }
}

/** Whether corrections were made, or taken back, since the last time. Writes nothing. */
export async function needsLearning(deps: LearnDeps): Promise<boolean> {
  const { isOn, hasModel, corrections, learnt } = await findLearning(deps)
  if (!isOn || !hasModel) return false
  if (corrections < learningBounds.least) return learnt !== undefined
  const { latest } = await countCorrections(deps.db, learningBounds.most)
  return (
    learnt === undefined || learnt.examples !== corrections || (latest !== undefined && latest >= learnt.at)
  )
}

/**
 * Adjusts the model to the corrections of staff, held back towards the weights that it came with: anew from all of them
 * each time, so that one taken back is forgotten. With too few, the weights as they came. Answers where the learning stands.
 */
export async function learn(deps: LearnDeps): Promise<Learning> {
  const before = await findLearning(deps)
  const { model } = deps.enricher
  if (!before.isOn || !model) return before
  if (before.corrections < learningBounds.least) {
    if (before.learnt) await deps.db.batch(unlearn(deps))
    return findLearning(deps)
  }
  // Before the corrections are read: one that comes meanwhile is learnt the next time.
  const learntAt = deps.now().toISOString()
  const corrections = await listCorrections(deps.db, learningBounds.most)
  const weights = learnFrom(model, await axesInForce(deps), corrections, { most: learningBounds.most })
  const learnt = { learntAt, examples: corrections.length, model: await modelName(model) }
  await deps.db.batch(insertLearnt(learnt, weights))
  return findLearning(deps)
}

/** Goes back to the weights as they came, and learns nothing more until it is allowed again. */
export async function forget(deps: LearnDeps, actor: Actor): Promise<void> {
  await deps.db.batch([...switchTo(deps, actor, off, 'oubli, retour aux poids d’origine'), ...unlearn(deps)])
}

/** Lets it learn again, tonight or by `vigie learn`. */
export async function allowLearning(deps: LearnDeps, actor: Actor): Promise<void> {
  await deps.db.batch(switchTo(deps, actor, 'oui', 'de nouveau permis'))
}

const setting = 'learning'
const off = 'non'

function switchTo({ now }: LearnDeps, actor: Actor, value: string, words: string): Statement[] {
  return [
    writeSetting(setting, value),
    recordAuditIfChanged({
      at: now().toISOString(),
      actor,
      action: 'axis.forget',
      subject: { type: 'axis', id: 'apprentissage', words },
    }),
  ]
}

function unlearn({ now }: LearnDeps): Statement[] {
  return insertLearnt({ learntAt: now().toISOString(), examples: 0, model: '' }, {})
}
