import { describe, expect, it } from 'vitest'
import { closedSchema } from '#test/helpers/closed-schema.ts'
import { type Schema, describedIn, findDescribed, resolve } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'

const schemas: Record<string, Schema> = {
  Name: { type: 'string', enum: ['a', 'b'] },
  Base: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  More: {
    allOf: [
      { $ref: '#/components/schemas/Base' },
      {
        type: 'object',
        properties: { names: { type: 'array', items: { $ref: '#/components/schemas/Name' } } },
      },
    ],
  },
}

const document = {
  openapi: '3.1.0',
  info: { title: 'Essai', version: '1.0' },
  components: { schemas },
  paths: {
    '/a': {
      get: {
        operationId: 'lireA',
        tags: ['Essai'],
        summary: 'Lire a',
        security: [{}, { cle: ['flux'] }],
        parameters: [{ name: 'q', in: 'query', required: false, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'Oui.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/More' } } },
          },
          304: { description: 'Rien de neuf.' },
        },
      },
    },
    '/b': {},
  },
} as unknown as ApiDocument

describe('describedIn', () => {
  it('gives what a page and a client need of each operation', () => {
    expect(describedIn(document)).toStrictEqual([
      {
        id: 'lireA',
        path: '/a',
        tag: 'Essai',
        summary: 'Lire a',
        description: '',
        scope: 'flux',
        parameters: [{ name: 'q', in: 'query', required: false, schema: { type: 'string' } }],
        responses: {
          200: { description: 'Oui.', schema: { $ref: '#/components/schemas/More' } },
          304: { description: 'Rien de neuf.' },
        },
      },
    ])
  })

  it('finds one by its name, and none by another', () => {
    expect(findDescribed(document, 'lireA')?.path).toBe('/a')
    expect(findDescribed(document, 'constructor')).toBeUndefined()
  })
})

describe('resolve', () => {
  it('follows a name, and leaves what has none', () => {
    expect(resolve(document, { $ref: '#/components/schemas/Name' })).toBe(schemas['Name'])
    const plain: Schema = { type: 'string' }
    expect(resolve(document, plain)).toBe(plain)
    const lost: Schema = { $ref: '#/components/schemas/Perdu' }
    expect(resolve(document, lost)).toBe(lost)
  })
})

describe('closedSchema', () => {
  it('puts together what is built on another, and lets no other field in', () => {
    expect(closedSchema(document, { $ref: '#/components/schemas/More' })).toStrictEqual({
      type: 'object',
      properties: {
        id: { type: 'string' },
        names: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
      },
      required: ['id'],
      additionalProperties: false,
    })
  })

  it('closes each of several', () => {
    const either: Schema = { anyOf: [{ $ref: '#/components/schemas/Base' }, { type: 'string' }] }
    expect(closedSchema(document, either)).toStrictEqual({
      anyOf: [
        {
          type: 'object',
          properties: { id: { type: 'string' } },
          required: ['id'],
          additionalProperties: false,
        },
        { type: 'string' },
      ],
    })
  })
})
