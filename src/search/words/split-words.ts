import { stemOf } from '../french/stem.ts'
import { elisions, stopWords } from '../french/word-lists.ts'
import type { Vocabulary } from './plan.ts'

/** Beginnings that are written apart, with a hyphen or glued: cyber sécurité, éco-conception, télétravail. */
const compounding = new Set(
  `agri anti auto bio co cyber data e eco ecto euro extra geo hydro hyper infra inter intra macro micro mini mono
  multi neo non open para photo pluri poly post pre pro re radio sous super supra sur tele thermo trans ultra video`.split(
    /\s+/,
  ),
)

/** Those of them that hardly begin another word by chance. */
const telling = new Set('agri bio cyber eco geo hydro micro multi photo tele video'.split(' '))

/** « cybersecurite » gives « cyber » and « securite », where the rest is a word of the index. */
export function splitCompound(form: string, vocabulary: Vocabulary, unknown: boolean): string[] | undefined {
  const beginnings = unknown ? compounding : telling
  for (let at = 2; at <= Math.min(6, form.length - 4); at += 1) {
    const rest = form.slice(at)
    if (beginnings.has(form.slice(0, at)) && isHeld(rest, vocabulary)) return [form.slice(0, at), rest]
  }
  return undefined
}

/** « lachat » gives « achat »: the apostrophe was forgotten. '' where a grammar word is left (« dun »). */
export function withoutElision(form: string, typed: string, vocabulary: Vocabulary): string | undefined {
  for (const length of [1, 2]) {
    const rest = form.slice(length)
    if (!elisions.has(form.slice(0, length)) || !/^[aeiouyh]/.test(rest)) continue
    if (forgotten.has(form)) return ''
    const capital = /^[a-z]{1,2}\p{Lu}/u.test(typed)
    if ((rest.length > 2 || capital) && vocabulary.documentsWith(stemOf(rest)) >= leastHeld) return rest
  }
  return undefined
}

/** Two grammar words without their apostrophe: no word is in them. */
const forgotten = new Set(
  'cest daccord dautres dun dune jai lorsquil nest quil quils quon quun quune sil sils'.split(' '),
)

const leastHeld = 2
const longestGlued = 40
const longestPiece = 20

/**
 * « appelaprojets » gives « appel », « projets »: the fewest words of the index that make it, then the most frequent,
 * grammar words between them aside.
 */
export function unglue(form: string, vocabulary: Vocabulary): string[] | undefined {
  if (form.length < 7 || form.length > longestGlued || !/^[a-z]+$/.test(form)) return undefined
  const best: ({ pieces: string[]; cost: number } | undefined)[] = [{ pieces: [], cost: 0 }]
  for (let end = 1; end <= form.length; end += 1) {
    for (let start = Math.max(0, end - longestPiece); start < end; start += 1) {
      const before = best[start]
      if (!before) continue
      const piece = form.slice(start, end)
      const cost = before.cost + pieceCost(piece, start, vocabulary)
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { pieces: [...before.pieces, piece], cost }
    }
  }
  const pieces = best[form.length]?.pieces.filter((piece) => !stopWords.has(piece) && piece.length > 2)
  return pieces && pieces.length > 1 && pieces.length < 5 ? pieces : undefined
}

function pieceCost(piece: string, start: number, vocabulary: Vocabulary): number {
  if (start > 0 && (stopWords.has(piece) || elisions.has(piece))) return 6
  if (piece.length < 3 || stopWords.has(piece)) return Infinity
  const written = vocabulary.documentsWithForm(piece)
  const documents = written >= leastHeld ? written : vocabulary.documentsWith(stemOf(piece))
  if (documents < leastHeld) return Infinity
  // A form that no text has is less likely than a grammar word beside one that they have.
  const unwritten = written >= leastHeld ? 0 : 8
  return 8 + unwritten + Math.log2(vocabulary.documents / documents) - piece.length / 2
}

function isHeld(form: string, vocabulary: Vocabulary): boolean {
  return vocabulary.documentsWithForm(form) >= leastHeld
}
