import { readFileSync } from 'node:fs'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { afterAll, describe, expect, it } from 'vitest'
import { renderAtom } from '#src/syndicate/atom.ts'
import { atomFaults } from './atom-rules.ts'
import { documentsOf, siteDocuments } from './documents.ts'

const grammar = XmlDocument.fromBuffer(readFileSync(new URL('../fixtures/schemas/atom.rng', import.meta.url)))
const validator = RelaxNGValidator.fromDoc(grammar)
afterAll(() => {
  validator.dispose()
  grammar.dispose()
})

/** By the grammar of RFC 4287 first, then by its rules and those of RFC 6721 and RFC 5005. */
function faultsOf(xml: string): string[] {
  using document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
  } catch (error) {
    return [`grammar: ${(error as Error).message.trim()}`]
  }
  return atomFaults(document)
}

const [, rich] = documentsOf('atom')[0]!
const whole = renderAtom(rich)

describe('Atom, by the grammar and the rules of RFC 4287, RFC 6721 and RFC 5005', () => {
  it.each(documentsOf('atom'))('finds no fault in %s', (_name, channel) => {
    expect(faultsOf(renderAtom(channel))).toEqual([])
  })

  it('finds no fault in what the site answers', async () => {
    const documents = await siteDocuments('atom')
    expect(documents.map(([path, xml]) => [path, faultsOf(xml)])).toEqual(
      documents.map(([path]) => [path, []]),
    )
  })

  // The check is worth what it refuses.
  it.each([
    ['an id that is no address', '<id>tag:', '<id>mot '],
    ['no title', /<title>Vigie, tout<\/title>\n/, ''],
    ['a date without a zone', '<updated>2026-11-20T06:00:00Z', '<updated>2026-11-20T06:00:00'],
    ['a date alone', '<updated>2026-11-20T06:00:00Z', '<updated>2026-11-20'],
    ['an unknown kind of text', '<title>Vigie', '<title type="markdown">Vigie'],
    ['an element that Atom does not have', '<subtitle>', '<abstract>x</abstract><subtitle>'],
    ['an extension after the entries', '</feed>', '<x xmlns="urn:x"/></feed>'],
    ['two contents', '</content>', '</content><content>x</content>'],
    ['a category without term', /<category term="[^"]*"/, '<category'],
    ['an entry without author', /<author>\n<name>[^<]*<\/name>\n<\/author>/, ''],
    ['two entries with one id', 'item/titre-seul', 'item/appel-complet'],
    ['two alternates of one type', '<link rel="related"', '<link rel="alternate"'],
    ['no link to itself', '<link rel="self"', '<link rel="via"'],
    ['markup inside html', '</content>', '<b>x</b></content>'],
    ['a tombstone without an instant', 'when="2026-11-22T10:00:00.000Z"', ''],
    ['a tombstone of what the feed holds', 'item/retire-1"', 'item/appel-complet"'],
    ['an archive without its mark', '<link rel="prev-archive"', '<link rel="current"'],
  ])('refuses %s', (_name, from, to) => {
    const spoilt = whole.replace(from, to)
    expect(spoilt).not.toBe(whole)
    expect(faultsOf(spoilt)).not.toEqual([])
  })
})
