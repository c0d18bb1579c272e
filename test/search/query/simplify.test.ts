import { describe, expect, it } from 'vitest'
import type { QueryNode, TermNode } from '#src/search/query/ast.ts'
import { boundTree } from '#src/search/query/bound-tree.ts'
import { allOf, anyOf, groupOf, notOf } from '#src/search/query/simplify.ts'
import { shapeOf } from './shape.ts'

function word(form: string, fields: Partial<TermNode> = {}): TermNode {
  return {
    kind: 'term',
    typed: form,
    stems: [form],
    forms: [form],
    quoted: false,
    start: 0,
    end: 1,
    ...fields,
  }
}

const [a, b, c] = [word('a'), word('b'), word('c')]
const shape = (node: QueryNode | undefined) => node && shapeOf(node)

describe('allOf', () => {
  it('is flat, and asks each thing once, wherever it stands', () => {
    const again = word('a', { typed: 'A', start: 9, end: 10 })
    expect(shape(allOf([a, allOf([b, again]), notOf(a), notOf(again), c]))).toBe('a b -a c')
  })

  it('tells a phrase and a beginning from the word', () => {
    expect(shape(allOf([a, word('a', { quoted: true }), word('a', { prefix: 'b' })]))).toBe('a "a" a b*')
  })
})

describe('anyOf', () => {
  it('is flat, and is none where there is no choice', () => {
    expect(shape(anyOf([a, anyOf([b, c])!, b]))).toBe('(a | b | c)')
    expect([anyOf([a, a]), anyOf([])]).toStrictEqual([a, undefined])
  })
})

describe('groupOf', () => {
  it('is several as one, or the only one', () => {
    expect([shape(groupOf([a, b])), groupOf([a]), groupOf([])]).toStrictEqual(['a b', a, undefined])
  })
})

describe('notOf', () => {
  it('undoes itself', () => {
    expect([shape(notOf(a)), notOf(notOf(a))]).toStrictEqual(['-a', a])
  })
})

describe('boundTree', () => {
  const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => word(`m${from + n}`))

  it('keeps the first 32 words, wherever they stand', () => {
    const tree = allOf([...many(0, 30), { kind: 'any', of: many(30, 5) }, notOf(word('fin'))])
    const bounded = boundTree(tree)
    expect(bounded.cut).toBe(true)
    expect(shape(bounded.tree)).toBe(`${many(0, 30).map(shape).join(' ')} (m30 | m31)`)
  })

  it('leaves what is within the bounds as it is', () => {
    const tree = allOf([...many(0, 30), { kind: 'any', of: many(30, 2) }])
    expect(boundTree(tree)).toStrictEqual({ tree, cut: false })
  })

  it('cuts long phrases', () => {
    const stems = many(0, 40).map(({ typed }) => typed)
    const { tree, cut } = boundTree(allOf([word('x', { stems, forms: stems, quoted: true })]))
    expect([tree.of[0], cut]).toMatchObject([{ stems: { length: 32 }, forms: { length: 32 } }, true])
  })
})
