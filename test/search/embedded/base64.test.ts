import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '#src/search/embedded/base64.ts'

const names = ['toBase64', 'fromBase64'] as const
const kept = [
  Object.getOwnPropertyDescriptor(Uint8Array.prototype, names[0]),
  Object.getOwnPropertyDescriptor(Uint8Array, names[1]),
]

/** As a runtime that is a year older. */
function forget(): void {
  Reflect.deleteProperty(Uint8Array.prototype, names[0])
  Reflect.deleteProperty(Uint8Array, names[1])
}

afterEach(() => {
  if (kept[0]) Reflect.defineProperty(Uint8Array.prototype, names[0], kept[0])
  if (kept[1]) Reflect.defineProperty(Uint8Array, names[1], kept[1])
})

describe.each([
  ['the runtime’s own', () => {}],
  ['ours', forget],
])('base 64, %s', (_, prepare) => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
    ['\u00ff\u00fe\u00fd', '//79'],
  ])('writes %j as RFC 4648 does', (text, encoded) => {
    prepare()
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    expect(toBase64(bytes)).toBe(encoded)
    expect(fromBase64(encoded)).toStrictEqual(bytes)
  })

  it('gives any bytes back', () => {
    prepare()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect([...fromBase64(toBase64(bytes))]).toStrictEqual([...bytes])
      }),
      { numRuns: 60 },
    )
  })

  it.each([8_191, 8_192, 8_193, 32_768])('gives %d bytes back, whatever the pieces', (length) => {
    prepare()
    const bytes = Uint8Array.from({ length }, (__, at) => (at * 31) % 256)
    expect(toBase64(fromBase64(toBase64(bytes)))).toBe(Buffer.from(bytes).toString('base64'))
  })

  it('writes a part of a larger array alone', () => {
    prepare()
    const whole = Uint8Array.from([1, 2, 3, 4, 5])
    expect([...fromBase64(toBase64(whole.subarray(1, 3)))]).toStrictEqual([2, 3])
  })

  it('throws on what is not base 64', () => {
    prepare()
    expect(() => fromBase64('é*')).toThrow(/base64|character|encoded/i)
  })
})
