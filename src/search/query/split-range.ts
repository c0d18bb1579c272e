/** A range as it is typed: `>x`, `<=x`, `x..y`, or `x` alone. */
export type Ends =
  | { sign: '..'; from: string; to: string }
  | { sign: '>' | '>=' | '<' | '<=' | ''; value: string }

/** Undefined where an end that a sign announces is missing. */
export function splitRange(typed: string): Ends | undefined {
  const plain = typed.trim().slice(0, 60).replace('≥', '>=').replace('≤', '<=').replace('…', '..')
  const at = plain.indexOf('..')
  if (at >= 0) {
    const [from, to] = [plain.slice(0, at).trim(), plain.slice(at).replace(/^\.+/, '').trim()]
    return from === '' && to === '' ? undefined : { sign: '..', from, to }
  }
  const sign = (/^[<>]=?/.exec(plain)?.[0] ?? '') as '>' | '>=' | '<' | '<=' | ''
  const value = plain.slice(sign.length).trim()
  return value === '' ? undefined : { sign, value }
}
