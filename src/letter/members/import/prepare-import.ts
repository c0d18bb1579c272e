import type { Deps } from '../../../deps.ts'
import type { Statement } from '../../../store/database.ts'
import { type MemberImport, insertImport, insertImportPart } from '../../../store/member-imports.ts'
import { findStatuses } from '../../../store/members.ts'
import type { Subscriber } from '../../../store/subscribers.ts'
import { listSuppressed } from '../../../store/suppressions.ts'
import { openKeyedHash } from '../../deliver/keyed-hash.ts'
import { hashAddress } from '../../deliver/suppressions.ts'
import type { MemberLine } from './member-line.ts'
import { type LeftOut, type ReadFile, readMemberFile } from './read-import.ts'

export interface GivenFile {
  name: string
  text: string
  consent: 'confirm' | 'given'
  /** Who collected the consent, when and how; '' when each line says it. */
  proof: string
}

const linesAPart = 400
const charsAPart = 200_000

/**
 * Reads a file of members and keeps what it found for an hour: nothing is written among the members before a person
 * says so. Answers the id of the import.
 *
 * @throws {WatchError} `import-header`, `import-too-long`
 */
export async function prepareImport(
  deps: Pick<Deps, 'db' | 'axes' | 'enricher' | 'now' | 'config'>,
  actor: { id?: string; name: string },
  given: GivenFile,
): Promise<string> {
  const { consent, proof } = given
  const file = readMemberFile(deps, given.text, { mode: consent, proof })
  const { ready, known } = await sortKnown(deps, file.ready)
  const leftOut = [...file.leftOut, ...known].toSorted((one, other) => one.line - other.line)
  const one: MemberImport = {
    id: crypto.randomUUID(),
    ...(actor.id ? { personId: actor.id } : {}),
    author: actor.name,
    file: given.name,
    madeAt: deps.now().toISOString(),
    state: 'read',
    consent,
    proof,
    header: file.header,
    counts: countsOf(file.lines, ready, leftOut),
    added: 0,
  }
  await deps.db.batch([insertImport(one)])
  // A file of 100,000 lines is some 40 MB of statements: by groups, so that they are not all in memory.
  const parts = partsOf(one.id, ready, leftOut)
  for (let group = take(parts, 20); group.length > 0; group = take(parts, 20)) await deps.db.batch(group)
  return one.id
}

function countsOf(
  lines: number,
  ready: readonly MemberLine[],
  leftOut: readonly LeftOut[],
): Record<string, number> {
  const counts: Record<string, number> = { lines, ready: ready.length }
  for (const { kind } of leftOut) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const knownReasons: Record<Subscriber['status'], string> = {
  confirmed: 'reçoit déjà la lettre : rien n’est changé',
  pending: 'est déjà inscrite, et n’a pas encore confirmé',
  left: 'a quitté la lettre : elle seule peut revenir',
}
const knownKinds = { confirmed: 'member', pending: 'pending', left: 'left' } as const

/** Takes out those who are members already, those who left, and addresses that nothing is sent to. */
async function sortKnown(
  deps: Pick<Deps, 'db' | 'config'>,
  lines: ReadFile['ready'],
): Promise<{ ready: MemberLine[]; known: LeftOut[] }> {
  const hash = await openKeyedHash(deps)
  const sorted: { ready: MemberLine[]; known: LeftOut[] } = { ready: [], known: [] }
  for (let at = 0; at < lines.length; at += 2000) {
    const some = lines.slice(at, at + 2000)
    const hashes = await Promise.all(some.map(({ line }) => hashAddress(hash, line.email)))
    const [statuses, suppressed] = await Promise.all([
      findStatuses(
        deps.db,
        some.map(({ line }) => line.email),
      ),
      listSuppressed(deps.db, hashes),
    ])
    some.forEach(({ line, cells }, index) => {
      const known = statuses.get(line.email.toLowerCase())
      const told = { line: line.line, column: '', cells }
      if (known)
        sorted.known.push({
          ...told,
          kind: knownKinds[known.status],
          reason: `« ${line.email} » ${knownReasons[known.status]}`,
        })
      else if (suppressed.has(hashes[index]!))
        sorted.known.push({
          ...told,
          kind: 'suppressed',
          reason: `« ${line.email} » est bloquée : les messages y échouent, ou ont été signalés indésirables`,
        })
      else sorted.ready.push(line)
    })
  }
  return sorted
}

/** In the order of the file; each small enough for a row of D1. */
function* partsOf(
  importId: string,
  ready: readonly MemberLine[],
  leftOut: readonly LeftOut[],
): Generator<Statement, undefined> {
  let seq = 0
  const [some, faults] = [pieces(ready), pieces(leftOut)]
  for (;;) {
    const [next, fault] = [some.next().value, faults.next().value]
    if (next === undefined && fault === undefined) return undefined
    yield insertImportPart(importId, { seq, ready: next ?? '[]', faults: fault ?? '[]' })
    seq += 1
  }
}

function* pieces(lines: readonly object[]): Generator<string, undefined> {
  let some: string[] = []
  let chars = 0
  for (const line of lines) {
    const text = JSON.stringify(line)
    if (some.length >= linesAPart || (some.length > 0 && chars + text.length > charsAPart)) {
      yield `[${some.join(',')}]`
      ;[some, chars] = [[], 0]
    }
    some.push(text)
    chars += text.length
  }
  if (some.length > 0) yield `[${some.join(',')}]`
  return undefined
}

function take(from: Generator<Statement, undefined>, count: number): Statement[] {
  const taken: Statement[] = []
  while (taken.length < count) {
    const { value } = from.next()
    if (value === undefined) break
    taken.push(value)
  }
  return taken
}
