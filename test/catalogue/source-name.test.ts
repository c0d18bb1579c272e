import { describe, expect, it } from 'vitest'
import { sourceLabel } from '#src/catalogue/source-name.ts'

describe('sourceLabel', () => {
  it.each([
    ['Arcep', 'Actualités', 'Arcep, Actualités'],
    ['01net', '01net', '01net'],
    ['Arcep', 'Arcep : avis', 'Arcep : avis'],
    ['Blois', 'Ville de Blois', 'Blois, Ville de Blois'],
  ])('names %s, %s', (publisher, title, label) => {
    expect(sourceLabel({ publisher, title })).toBe(label)
  })
})
