import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { afterAll, describe, expect, it } from 'vitest'
import { type LettersChannel, lettersFeeds } from '#src/syndicate/letters-channel.ts'
import { atomFaults } from './atom-rules.ts'
import { rssFaults } from './rss-rules.ts'

const schemaOf = (name: string) => readFileSync(new URL(`../fixtures/schemas/${name}`, import.meta.url))
const grammar = XmlDocument.fromBuffer(schemaOf('atom.rng'))
const validator = RelaxNGValidator.fromDoc(grammar)
afterAll(() => {
  validator.dispose()
  grammar.dispose()
})

const channelOf = (extension: string, letters: LettersChannel['letters']): LettersChannel => ({
  title: 'Vigie – les lettres',
  description: 'Les lettres de la veille.',
  selfUrl: `https://veille.example/lettres/flux.${extension}`,
  pageUrl: 'https://veille.example/lettres',
  updatedAt: '2026-11-23T07:02:00.000Z',
  author: 'Val de Loire & Numérique',
  letters,
})

const letters = [13, 12].map((number) => ({
  number,
  title: `Veille n° ${number} : <cuivre> & fibre ]]>`,
  url: `https://veille.example/lettres/${number}`,
  sentAt: '2026-11-23T07:02:00.000Z',
  html: '<h2>Textes parus</h2><ul><li><a href="https://source.example/a?b=1&amp;c=2">Décret</a> (JO)</li></ul>',
}))

describe.each([
  ['two letters', letters],
  ['none yet', []],
])('lettersFeeds, with %s', (_, told) => {
  it('writes RSS 2.0 without a fault', () => {
    using document = XmlDocument.fromString(lettersFeeds.rss(channelOf('rss', told)))
    expect(rssFaults(document)).toStrictEqual([])
  })

  it('writes Atom without a fault, by its grammar and its rules', () => {
    using document = XmlDocument.fromString(lettersFeeds.atom(channelOf('atom', told)))
    expect(() => validator.validate(document)).not.toThrow()
    expect(atomFaults(document)).toStrictEqual([])
  })

  it('writes JSON Feed 1.1 without a fault', () => {
    const ajv = new Ajv2020({ allErrors: true })
    formats.default(ajv)
    const validate = ajv.compile(JSON.parse(schemaOf('json-feed-1.1.json').toString()) as object)
    validate(JSON.parse(lettersFeeds.json(channelOf('json', told))))
    expect(validate.errors).toBeNull()
  })
})

describe('the entries of a feed of letters', () => {
  it('keep one id in the three formats', () => {
    for (const extension of ['rss', 'atom', 'json'] as const) {
      const text = lettersFeeds[extension](channelOf(extension, letters))
      expect([...text.matchAll(/tag:veille\.example,2026:letter\/\d+/g)].map(([id]) => id)).toStrictEqual([
        'tag:veille.example,2026:letter/13',
        'tag:veille.example,2026:letter/12',
      ])
    }
  })
})
