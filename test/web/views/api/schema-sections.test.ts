import { describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import type { Schema } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'
import { schemaName, schemaSections } from '#web/views/api/schema-sections.ts'

const named = (schema: Schema): string => wordsOf(schemaName(schema).toString()).trim()
const sections = (schemas: Record<string, Schema>): string =>
  schemaSections({ components: { schemas } } as unknown as ApiDocument).toString()

describe('schemaName', () => {
  it.each<[Schema, string]>([
    [{ type: 'string' }, 'texte'],
    [{ type: 'integer' }, 'nombre entier'],
    [{ type: 'number' }, 'nombre'],
    [{ type: 'boolean' }, 'vrai ou faux'],
    [{ type: 'string', format: 'date' }, 'jour (AAAA-MM-JJ)'],
    [{ type: 'string', format: 'date-time' }, 'instant UTC'],
    [{ type: 'string', format: 'uri' }, 'adresse'],
    [{ type: 'string', enum: ['a', 'b'] }, 'a | b'],
    [{ type: 'array', items: { type: 'string' } }, 'liste de texte'],
    [{ $ref: '#/components/schemas/Item' }, 'Item'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Item' } }, 'liste de Item'],
    [{ allOf: [{ $ref: '#/components/schemas/Item' }] }, 'Item'],
    [
      {
        anyOf: [
          { type: 'string', format: 'date' },
          { type: 'string', format: 'date-time' },
        ],
      },
      'jour (AAAA-MM-JJ) ou instant UTC',
    ],
  ])('says %j in French', (schema, words) => {
    expect(named(schema)).toBe(words)
  })

  it('leads to a schema that has a name', () => {
    expect(schemaName({ $ref: '#/components/schemas/Item' }).toString()).toContain('href="#schema-Item"')
  })
})

describe('schemaSections', () => {
  it('says which fields may be missing, and what stands inside a field', () => {
    const page = wordsOf(
      sections({
        Story: {
          type: 'object',
          description: 'Un récit.',
          properties: {
            id: { type: 'string', description: 'Identifiant.' },
            said: { type: 'array', items: { type: 'object', properties: { value: { type: 'number' } } } },
          },
          required: ['id'],
        },
      }),
    )
    expect(page).toContain('Story Un récit.')
    expect(page).toMatch(/id texte Identifiant\./)
    expect(page).toMatch(/said \(parfois absent\) liste de objet value \(parfois absent\) nombre/)
  })

  it('escapes what a schema says', () => {
    const page = sections({ Piege: { type: 'string', enum: ['<script>alert(1)</script>'] } })
    expect(page).not.toContain('<script>')
    expect(page).toContain('&lt;script&gt;')
  })

  it('is empty but for its title where there is none', () => {
    expect(wordsOf(sections({})).trim()).toBe('Schémas')
  })
})
