import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { type AuditRecord, fieldsOf, listOperation, recordAuditIfChanged } from '../store/audit-log.ts'
import type { Statement } from '../store/database.ts'
import {
  type SynonymEdit,
  deleteSynonymEdit,
  insertSynonymEdit,
  listSynonymEdits,
} from '../store/synonym-edits.ts'
import { type SynonymLine, synonymLines } from './synonym-lines.ts'
import { synonymKey } from '../search/words/synonym-key.ts'
import { readGroup } from './synonym-words.ts'

export type SynonymDeps = Pick<Deps, 'db' | 'now' | 'synonyms'>

const actions = {
  add: 'setting.synonym-add',
  remove: 'setting.synonym-remove',
  restore: 'setting.synonym-restore',
} as const

/** Each group is met at each search: more would slow them, and nobody would read them. */
export const mostEdits = 1000

/** Every group, with who changed it. */
export async function listSynonymLines({ db, synonyms }: SynonymDeps): Promise<SynonymLine[]> {
  return synonymLines(synonyms, await listSynonymEdits(db))
}

/** Adds a group, or puts back the same one. Answers the gesture for « Annuler »; throws a WatchError for the person. */
export async function addSynonyms(deps: SynonymDeps, actor: Actor, written: string): Promise<string> {
  const words = readGroup(written)
  const key = synonymKey(words)
  const known = (await listSynonymLines(deps)).find((line) => line.key === key)
  if (known?.state === 'removed') return putBackSynonyms(deps, actor, key)
  if (known) throw refused(`Ce groupe existe déjà : ${known.same.join(' = ')}.`)
  const operation = await write(
    deps,
    actor,
    'add',
    words,
    insertSynonymEdit(editOf(deps, actor, 'add', words, key), mostEdits),
  )
  if (operation) return operation
  throw refused('Ce groupe vient d’être ajouté, ou il y en a trop : rechargez la page.')
}

/** Takes a group off the search; '' where it is off already. */
export async function takeSynonyms(deps: SynonymDeps, actor: Actor, key: string): Promise<string> {
  const line = (await listSynonymLines(deps)).find((one) => one.key === key)
  if (!line || line.state === 'removed') return ''
  const words = [...line.same, ...line.narrower]
  return write(
    deps,
    actor,
    'remove',
    words,
    line.state === 'added'
      ? deleteSynonymEdit(key, 'add')
      : insertSynonymEdit(editOf(deps, actor, 'remove', words, key), mostEdits),
  )
}

/** A group that ships is met again; '' where it was not off. */
export async function putBackSynonyms(deps: SynonymDeps, actor: Actor, key: string): Promise<string> {
  const line = (await listSynonymLines(deps)).find((one) => one.key === key && one.state === 'removed')
  if (!line) return ''
  return write(deps, actor, 'restore', [...line.same, ...line.narrower], deleteSynonymEdit(key, 'remove'))
}

/** Does the contrary of a gesture, which is a gesture too; '' where someone changed the group since. */
export async function undoSynonyms(deps: SynonymDeps, actor: Actor, gesture: string): Promise<string> {
  const [record] = (await listOperation(deps.db, gesture)).filter(isSynonymGesture)
  if (!record) return ''
  const words = wordsOf(record)
  const key = synonymKey(words)
  if (record.action !== actions.remove) return takeSynonyms(deps, actor, key)
  const line = (await listSynonymLines(deps)).find((one) => one.key === key)
  if (line) return putBackSynonyms(deps, actor, key)
  return write(
    deps,
    actor,
    'add',
    words,
    insertSynonymEdit(editOf(deps, actor, 'add', words, key), mostEdits),
  )
}

export function isSynonymGesture({ action }: Pick<AuditRecord, 'action'>): boolean {
  return Object.values<string>(actions).includes(action)
}

async function write(
  { db, now }: SynonymDeps,
  actor: Actor,
  what: keyof typeof actions,
  words: readonly string[],
  change: Statement,
): Promise<string> {
  const operation = crypto.randomUUID()
  const [done] = await db.batch([
    change,
    recordAuditIfChanged({
      at: now().toISOString(),
      actor,
      action: actions[what],
      subject: { type: 'setting', id: 'synonymes', words: words.join(' = ') },
      ...(what === 'remove' ? { before: { words } } : { after: { words } }),
      operation,
    }),
  ])
  return done?.changes === 1 ? operation : ''
}

function wordsOf({ before, after }: AuditRecord): string[] {
  const words = fieldsOf(before)['words'] ?? fieldsOf(after)['words']
  return Array.isArray(words) ? words.filter((one) => typeof one === 'string') : []
}

function editOf(
  { now }: SynonymDeps,
  { id, name }: Actor,
  action: SynonymEdit['action'],
  words: readonly string[],
  key: string,
): SynonymEdit {
  const edit = { key, action, words: [...words], author: name, changedAt: now().toISOString() }
  return id ? { ...edit, personId: id } : edit
}

function refused(message: string): WatchError {
  return new WatchError('synonyms', message)
}
