import { beforeAll, describe, expect, it } from 'vitest'
import { readReleased } from '#test/helpers/api-client.ts'
import { readDocument } from '#test/helpers/api-document.ts'
import { findBreaks } from '#test/helpers/compare-spec.ts'
import type { ApiDocument } from '#web/api/document.ts'

/** As much of a document as a change needs to be seen. */
interface Loose {
  paths: Record<string, { get: LooseOperation }>
  components: { schemas: Record<string, LooseSchema> }
  webhooks: Record<string, unknown>
}
interface LooseOperation {
  operationId: string
  security: { cle?: string[] }[]
  parameters: { name: string; in: string; required: boolean; schema: LooseSchema }[]
  responses: Record<string, unknown>
}
interface LooseSchema {
  type?: string
  format?: string
  enum?: string[]
  maximum?: number
  minimum?: number
  maxLength?: number
  required?: string[]
  items?: LooseSchema
  properties?: Record<string, LooseSchema>
}

let released: ApiDocument

/** What a change of the released document would break. */
function breaksOf(change: (document: Loose) => void): string[] {
  const changed = structuredClone(released)
  change(changed as unknown as Loose)
  return findBreaks(released, changed)
}

const operation = ({ paths }: Loose, path: string) => paths[path]!.get
const parameter = (document: Loose, path: string, name: string) =>
  operation(document, path).parameters.find((one) => one.name === name)!
const schema = ({ components }: Loose, name: string) => components.schemas[name]!
const items = '/api/v1/elements'

beforeAll(() => {
  released = readReleased()
})

describe('the API', () => {
  it('breaks no program written for its last release', async () => {
    expect(findBreaks(released, await readDocument())).toStrictEqual([])
  })

  it('keeps the version of its release, so that an addition is not taken for another API', async () => {
    expect((await readDocument()).info.version.split('.')[0]).toBe(released.info.version.split('.')[0])
  })
})

describe('findBreaks', () => {
  it('finds none in a document and itself', () => {
    expect(breaksOf(() => {})).toStrictEqual([])
  })

  it.each<[string, (document: Loose) => void, string[]]>([
    [
      'an operation that is gone',
      ({ paths }) => void delete paths[items],
      [`${items}: l’opération a disparu`],
    ],
    [
      'a method that is gone',
      ({ paths }) => void delete (paths[items] as Partial<{ get: LooseOperation }>).get,
      [`${items}: l’opération a disparu`],
    ],
    [
      'another name for a function of the client',
      (document) => void (operation(document, items).operationId = 'elements'),
      [`${items}: operationId listerElements est devenu elements`],
    ],
    [
      'another use asked of a key',
      (document) => void (operation(document, items).security = [{}, { cle: ['lettres'] }]),
      [`${items}: l’usage de la clé elements est devenu lettres`],
    ],
    [
      'a parameter that is gone',
      (document) =>
        void (operation(document, items).parameters = operation(document, items).parameters.filter(
          ({ name }) => name !== 'ouvert',
        )),
      [`${items} ?ouvert: le paramètre a disparu`],
    ],
    [
      'a parameter that becomes necessary',
      (document) => void (parameter(document, items, 'q').required = true),
      [`${items} ?q: le paramètre est devenu obligatoire`],
    ],
    [
      'a new parameter that is necessary',
      (document) =>
        void operation(document, items).parameters.push({
          name: 'langue',
          in: 'query',
          required: true,
          schema: { type: 'string' },
        }),
      [`${items} ?langue: un paramètre obligatoire s’est ajouté`],
    ],
    [
      'a parameter of another type',
      (document) => void (parameter(document, items, 'limite').schema.type = 'string'),
      [`${items} ?limite: integer est devenu string`],
    ],
    [
      'a value that may be asked no more',
      (document) => void (schema(document, 'Domain').enum = ['technologique', 'juridique']),
      [
        `${items} ?domaine[]: la valeur financiere n’est plus admise`,
        '/api/v1/recherche ?domaine[]: la valeur financiere n’est plus admise',
        '/api/v1/echeances ?domaine[]: la valeur financiere n’est plus admise',
        '/api/v1/sources ?domaine[]: la valeur financiere n’est plus admise',
      ],
    ],
    [
      'smaller pages',
      (document) => void (parameter(document, items, 'limite').schema.maximum = 50),
      [`${items} ?limite: la borne haute a baissé`],
    ],
    [
      'a higher least',
      (document) => void (parameter(document, items, 'limite').schema.minimum = 10),
      [`${items} ?limite: la borne basse a monté`],
    ],
    [
      'a status that is answered no more',
      (document) => void delete operation(document, `${items}/{id}`).responses['410'],
      [`${items}/{id} 410: la réponse a disparu`],
    ],
    [
      'a field that is gone, at any depth',
      (document) => void delete schema(document, 'LetterCard').properties!['summary'],
      ['deadlines', 'sections[].cards', 'texts', 'further'].map(
        (place) => `/api/v1/lettres/{numero} 200.${place}[].summary: le champ a disparu`,
      ),
    ],
    [
      'a field that may be missing',
      (document) => void (schema(document, 'Territory').required = ['code', 'level', 'lineage']),
      ['/api/v1/territoires 200.items[].name: le champ peut maintenant manquer'],
    ],
    [
      'a field of another type',
      (document) => void (schema(document, 'Territory').properties!['name'] = { type: 'number' }),
      ['/api/v1/territoires 200.items[].name: string est devenu number'],
    ],
    [
      'a field of another format',
      (document) =>
        void (schema(document, 'Source').properties!['checkedAt'] = { type: 'string', format: 'date' }),
      [
        '/api/v1/sources 200.items[].checkedAt: string date-time est devenu string date',
        '/api/v1/sources/{id} 200.checkedAt: string date-time est devenu string date',
      ],
    ],
    [
      'a webhook that is gone',
      ({ webhooks }) => void delete webhooks['nouveautes'],
      ['webhook nouveautes: il a disparu'],
    ],
    [
      'a field of a webhook that is gone',
      (document) => void delete schema(document, 'WebhookCall').properties!['url'],
      ['webhook nouveautes.url: le champ a disparu'],
    ],
  ])('sees %s', (_, change, breaks) => {
    expect(breaksOf(change)).toStrictEqual(breaks)
  })

  it.each<[string, (document: Loose) => void]>([
    ['a new operation', ({ paths }) => void (paths['/api/v1/textes'] = structuredClone(paths[items]!))],
    [
      'a new parameter that may be left out',
      (document) =>
        void operation(document, items).parameters.push({
          name: 'langue',
          in: 'query',
          required: false,
          schema: { type: 'string' },
        }),
    ],
    ['a value more', (document) => void schema(document, 'Kind').enum!.push('rapport')],
    ['larger pages', (document) => void (parameter(document, items, 'limite').schema.maximum = 200)],
    [
      'a field more',
      (document) => void (schema(document, 'Item').properties!['words'] = { type: 'integer' }),
    ],
    [
      'a field that is always there now',
      (document) => void schema(document, 'Item').required!.push('publishedAt'),
    ],
    [
      'a parameter that may be left out now',
      (document) => void (parameter(document, '/api/v1/territoires', 'q').required = false),
    ],
  ])('lets %s pass', (_, change) => {
    expect(breaksOf(change)).toStrictEqual([])
  })
})
