import { words } from '../french/analyse.ts'
import type { AllNode, ParsedQuery, QueryNode, TermNode } from './ast.ts'
import { boundTree } from './bound-tree.ts'
import { readFieldNode } from './field-node.ts'
import type { FieldReader } from './field-reader.ts'
import { type FieldBudget, openBudget } from './field-values.ts'
import { readIdentifiers } from './identifiers.ts'
import { type QueryToken, lexQuery } from './lex.ts'
import {
  reportApart,
  reportDeep,
  reportLong,
  reportOpen,
  reportSide,
  reportStray,
} from './grammar-problems.ts'
import type { Place, Problems } from './problems.ts'
import { readPhrase, readWords } from './read-words.ts'
import { allOf, anyOf, groupOf, notOf } from './simplify.ts'

const maxLength = 2_000
const maxDepth = 8

/** Where the reading of one query stands. */
interface Reading {
  text: string
  tokens: readonly QueryToken[]
  at: number
  /** Parentheses opened beyond the bound: they group nothing. */
  skipped: number
  reader: FieldReader
  budget: FieldBudget
  problems: Problems
  ignored: string[]
}

/**
 * The query language: words (all wanted), "phrases", -exclusions, OU, parentheses, beginnings* of words and fields
 * (`axe:CY`, `echeance:<30j`). It takes anything: what makes no sense is read as plain words or left out, and told in
 * `problems`. OU joins its two neighbours only: in « axe:CY fibre OU cuivre » both are under the axis.
 */
export function parseQuery(text: string, reader: FieldReader = readIdentifiers(new Date())): ParsedQuery {
  const read = text.slice(0, maxLength)
  const problems: Problems = { text: read, list: [] }
  const tokens = lexQuery(problems).filter(({ kind }) => kind !== 'and' && kind !== 'nothing')
  const reading: Reading = {
    text: read,
    tokens,
    at: 0,
    skipped: 0,
    reader,
    budget: openBudget(),
    problems,
    ignored: [],
  }
  const of: QueryNode[] = []
  while (reading.at < tokens.length) {
    of.push(...readAll(reading, 0))
    const stray = next(reading)
    if (stray) reportStray(reading.problems, stray)
    reading.at += 1
  }
  return finish(reading, allOf(of), text.length > maxLength)
}

function finish({ text, problems, ignored }: Reading, whole: AllNode, isLong: boolean): ParsedQuery {
  const { tree, cut } = boundTree(whole)
  if (isLong || cut) reportLong(problems, isLong)
  const list = problems.list.toSorted((a, b) => a.start - b.start)
  return { text, tree, ignored, truncated: isLong || cut, problems: list }
}

/** What stands side by side, up to a closing parenthesis or to the end. */
function readAll(reading: Reading, depth: number): QueryNode[] {
  const nodes: QueryNode[] = []
  for (let token = next(reading); token && token.kind !== 'close'; token = next(reading))
    nodes.push(...readAny(reading, depth))
  return nodes
}

function readAny(reading: Reading, depth: number): QueryNode[] {
  const first = readSide(reading, depth)
  if (next(reading)?.kind !== 'or') return first
  const sides = [first]
  for (let sign = next(reading); sign?.kind === 'or'; sign = next(reading)) {
    reading.at += 1
    const isLast = !next(reading) || ['close', 'or'].includes(next(reading)!.kind)
    if (sides.length === 1 && sides[0] === nothingBefore) reportSide(reading.problems, sign, 'devant')
    if (isLast) reportSide(reading.problems, sign, 'derrière')
    else sides.push(readSide(reading, depth))
  }
  const node = anyOf(sides.flatMap((side) => groupOf(side) ?? []))
  return node ? [node] : []
}

/** What a side that was not typed is read as; a grammar word is nothing too, but it was typed. */
const nothingBefore: QueryNode[] = []

function readSide(reading: Reading, depth: number): QueryNode[] {
  let excluded: QueryToken | undefined
  for (let token = next(reading); token?.kind === 'not'; token = next(reading)) {
    excluded = token
    reading.at += 1
  }
  const token = next(reading)
  if (!token || token.kind === 'close' || token.kind === 'or') {
    if (excluded) reportSide(reading.problems, excluded, 'derrière')
    return nothingBefore
  }
  reading.at += 1
  const nodes = readPiece(reading, token, depth)
  if (!excluded) return nodes
  if (token.kind !== 'open') return nodes.map(notOf)
  const group = groupOf(nodes)
  return group ? [notOf(group)] : []
}

function readPiece(reading: Reading, token: QueryToken, depth: number): QueryNode[] {
  if (token.kind === 'open') return readGroup(reading, token, depth)
  if (token.kind === 'phrase') return readPhrase(reading.text, token.inner, token)
  if (token.kind !== 'field') return readChunk(reading, token)
  const node = readFieldNode(token, reading)
  return node ? [node] : []
}

function readGroup(reading: Reading, open: Place, depth: number): QueryNode[] {
  if (depth >= maxDepth) {
    reading.skipped += 1
    reportDeep(reading.problems, open)
    return []
  }
  const nodes = readAll(reading, depth + 1)
  // Those that group nothing close first.
  while (reading.skipped > 0 && next(reading)) {
    reading.skipped -= 1
    reading.at += 1
    nodes.push(...readAll(reading, depth + 1))
  }
  if (next(reading)) reading.at += 1
  else reportOpen(reading.problems, open)
  return nodes
}

function readChunk(reading: Reading, place: Place): TermNode[] {
  const behind = next(reading)
  if (behind?.kind === 'chunk') reportApart(reading, place, behind)
  const terms = readWords(reading.text, place)
  if (terms.length === 0)
    reading.ignored.push(...words(reading.text.slice(place.start, place.end)).map((word) => word.form))
  return terms
}

function next(reading: Reading): QueryToken | undefined {
  return reading.tokens[reading.at]
}
