import type { Axis } from '../axis/taxonomy.ts'
import { WatchError } from '../errors.ts'
import { isRecord } from '../parse/records/json-values.ts'
import { type CueEdit, applyEdits, editKey, isAxisId, mostEdits, plainCue } from './cue-edits.ts'
import { readCue } from './read-cue.ts'

const format = 'vigie-lexique'

/** In bytes: two thousand edits with long contexts take half of it. */
export const longestFile = 1_000_000

/**
 * A file of the lexicon: what staff changed, which an import reads back, and the whole, for who only reads. No name of a
 * person. One change a line: two files compare well.
 */
export function writeLexiconFile(axes: readonly Axis[], edits: readonly CueEdit[]): string {
  const changes = edits.map(({ axis, cue, off, at }) => ({
    axis,
    ...plainCue(cue),
    ...(off ? { off } : {}),
    at,
  }))
  const lexicon = applyEdits(axes, edits).map(({ id, code, label, cues }) => ({ id, code, label, cues }))
  return `{"format":"${format}","version":1,"edits":${lines(changes)},"lexicon":${lines(lexicon)}}\n`
}

function lines(values: readonly object[]): string {
  return `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`
}

/** The edits of a file, each checked. Throws a WatchError that names what is wrong, ten faults at most. */
export function readLexiconFile(text: string, now: string): CueEdit[] {
  if (text.length > longestFile) throw refused([`le fichier dépasse ${longestFile / 1_000_000} Mo`])
  const file = parse(text)
  if (!isRecord(file) || file['format'] !== format || file['version'] !== 1)
    throw refused(['ce n’est pas un lexique exporté par Vigie'])
  const { edits } = file
  if (!Array.isArray(edits)) throw refused(['la liste des changements manque'])
  if (edits.length > mostEdits) throw refused([`plus de ${mostEdits} changements`])
  const faults: string[] = []
  const read = edits.flatMap((value: unknown, index): CueEdit[] => {
    const edit = readEdit(value, now)
    if (!('faults' in edit)) return [edit]
    faults.push(...edit.faults.map((fault) => `changement n° ${index + 1} : ${fault}`))
    return []
  })
  if (faults.length === 0) faults.push(...twins(read))
  if (faults.length > 0) throw refused(faults)
  return read
}

function readEdit(value: unknown, now: string): CueEdit | { faults: string[] } {
  if (!isRecord(value)) return { faults: ['ce n’est pas un objet'] }
  const { axis, off, at } = value
  if (!isAxisId(axis)) return { faults: ['cet axe n’existe pas'] }
  if (off !== undefined && typeof off !== 'boolean') return { faults: ['« off » vaut vrai ou faux'] }
  const read = readCue(value)
  if ('faults' in read) return read
  return { axis, cue: read.cue, ...(off ? { off } : {}), at: isInstant(at, now) ? at : now }
}

/** A date of the file is kept when it makes sense: neither another format, nor a 99th month, nor the future. */
function isInstant(value: unknown, now: string): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return false
  const time = Date.parse(value)
  // The 31st of February is read as one of March.
  return !Number.isNaN(time) && new Date(time).toISOString() === value && value <= now
}

function twins(edits: readonly CueEdit[]): string[] {
  const groups = Map.groupBy(edits, editKey)
  return [...groups.values()].flatMap((group) =>
    group.length > 1 ? [`« ${group[0]!.cue.term} » est changé deux fois dans le même axe`] : [],
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused(['ce n’est pas du JSON'])
  }
}

function refused(faults: readonly string[]): WatchError {
  const more = faults.length > 10 ? ` ; et ${faults.length - 10} autres` : ''
  return new WatchError('bad-lexicon', `Lexique refusé : ${faults.slice(0, 10).join(' ; ')}${more}.`)
}
