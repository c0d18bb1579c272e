import { type Ends, splitRange } from './split-range.ts'

const units: Record<string, number> = { '': 1, k: 1e3, m: 1e6, md: 1e9, g: 1e9 }
const cent = 0.01
/** A million billion: beyond, it is no amount. */
const largest = 1e15

/** Euros from `>100k`, `<2M`, `50k..1M`, `1,5M€`, `100 000`; both ends included. */
export function readAmount(typed: string): { from?: number; to?: number } | undefined {
  const split = splitRange(typed)
  return split && boundsOf(split)
}

function boundsOf(split: Ends): { from?: number; to?: number } | undefined {
  if (split.sign === '..') {
    const [from, to] = [split.from && readEuros(split.from), split.to && readEuros(split.to)]
    if ((split.from && from === undefined) || (split.to && to === undefined)) return undefined
    if (typeof from === 'number' && typeof to === 'number' && from > to) return { from: to, to: from }
    return {
      ...(typeof from === 'number' ? { from } : {}),
      ...(typeof to === 'number' ? { to } : {}),
    }
  }
  const euros = readEuros(split.value)
  if (euros === undefined) return undefined
  if (split.sign === '>') return { from: euros + cent }
  if (split.sign === '>=') return { from: euros }
  if (split.sign === '<') return euros === 0 ? undefined : { to: Math.round((euros - cent) * 100) / 100 }
  if (split.sign === '<=') return { to: euros }
  return { from: euros, to: euros }
}

function readEuros(typed: string): number | undefined {
  const plain = typed.replace(/[\s_’']/g, '').toLowerCase()
  const match = /^(\d{1,15})(?:[.,](\d{1,6}))?(k|md|m|g)?(?:€|eur|euros?)?$/.exec(plain)
  if (!match) return undefined
  const [, whole = '', part = '', unit = ''] = match
  // « 100.000 » is a hundred thousand, as is « 100,000 »: cents have two figures.
  const amount = part.length === 3 && unit === '' ? Number(whole + part) : Number(`${whole}.${part || 0}`)
  const euros = Math.round(amount * units[unit]! * 100) / 100
  return euros <= largest ? euros : undefined
}
