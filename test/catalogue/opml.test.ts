import { describe, expect, it } from 'vitest'
import { opmlBounds, readOpml, writeOpml } from '#src/catalogue/opml.ts'
import { ParseError } from '#src/errors.ts'
import { feedAt } from '#test/helpers/deps.ts'

const opml = (body: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>${body}</body></opml>`

describe('readOpml', () => {
  it('reads feeds in order, with the folders around them', () => {
    const text = opml(`<outline text="Presse"><outline text="Régionale">
      <outline type="rss" text="La Gazette" title="La Gazette &amp; Cie" xmlUrl=" https://gazette.example/rss?a=1&amp;b=2 " htmlUrl="https://gazette.example/"/>
      </outline></outline><outline text="Seul" xmlUrl="https://seul.example/atom"/>`)
    expect(readOpml(text)).toEqual({
      more: false,
      isCut: false,
      feeds: [
        {
          url: 'https://gazette.example/rss?a=1&b=2',
          title: 'La Gazette & Cie',
          homepage: 'https://gazette.example/',
          folders: ['Presse', 'Régionale'],
        },
        { url: 'https://seul.example/atom', title: 'Seul', homepage: '', folders: [] },
      ],
    })
  })

  it('reads what other programs write: other cases, a feed that holds others, a sign that XML wants escaped', () => {
    const text = `<OPML><BODY><OUTLINE TEXT="A > B" XMLURL="https://a.example/rss"><outline text="b" xmlUrl="https://b.example/rss?x=1&y=2"/></OUTLINE></BODY></OPML>`
    expect(readOpml(text).feeds.map(({ url, folders }) => [url, folders])).toEqual([
      ['https://a.example/rss', []],
      ['https://b.example/rss?x=1&y=2', ['A > B']],
    ])
  })

  it('takes an address once', () => {
    const twice = '<outline text="a" xmlUrl="https://a.example/rss"/>'.repeat(2)
    expect(readOpml(opml(twice)).feeds).toHaveLength(1)
  })

  it('stops at the bound and says so', () => {
    const many = Array.from(
      { length: opmlBounds.outlines + 3 },
      (_, n) => `<outline text="${n}" xmlUrl="https://${n}.example/"/>`,
    )
    const { feeds, more } = readOpml(opml(many.join('')))
    expect([feeds.length, more]).toEqual([opmlBounds.outlines, true])
  })

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body><outline xmlUrl="https://a.example/"/></body></html>'],
    ['a feed', '<rss version="2.0"><channel><title>x</title></channel></rss>'],
    ['bytes', '\u0000\u0001\u0002'],
  ])('refuses %s', (_, text) => {
    expect(() => readOpml(text)).toThrow(ParseError)
  })

  it('refuses a file that is too large', () => {
    expect(() => readOpml(opml('x'.repeat(opmlBounds.bytes)))).toThrow(/1 Mo/)
  })

  it('refuses tens of thousands of folders in one another, and names few of those it takes', () => {
    const within = (folders: number) =>
      opml('<outline text="a">'.repeat(folders) + '<outline text="b" xmlUrl="https://b.example/"/>')
    expect(() => readOpml(within(40_000))).toThrow(/500 dossiers/)
    expect(readOpml(within(100)).feeds[0]?.folders.length).toBeLessThanOrEqual(opmlBounds.depth)
  })

  it('tells a file whose end is missing, and keeps what it could read', () => {
    const whole = opml('<outline xmlUrl="https://a.example/"/><outline xmlUrl="https://b.example/"/>')
    expect(readOpml(whole).isCut).toBe(false)
    const cut = readOpml(whole.slice(0, whole.indexOf('b.example')))
    expect(cut).toMatchObject({ isCut: true, feeds: [{ url: 'https://a.example/' }] })
  })

  it('makes one line of each name, without the marks that show it backwards', () => {
    const file = opml('<outline title="Arcep&#10;&#x202E;EN ÉCHEC" xmlUrl="https://a.example/"/>')
    expect(readOpml(file).feeds[0]?.title).toBe('Arcep EN ÉCHEC')
  })

  it('expands no entity of the file', () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${opml('<outline text="&b;" xmlUrl="https://a.example/"/>')}`
    expect(readOpml(bomb).feeds[0]?.title).toBe('&b;')
  })
})

describe('writeOpml', () => {
  const options = { title: 'Les sources <de> Vigie', folderOf: () => 'Technologique' }

  it('is read back whole', () => {
    const feed = feedAt('https://a.example/rss?x=1&y=2', { publisher: 'A & B', title: 'Fil « un »' })
    expect(readOpml(writeOpml([feed], options)).feeds).toEqual([
      {
        url: 'https://a.example/rss?x=1&y=2',
        title: 'A & B, Fil « un »',
        homepage: 'https://a.example/rss?x=1&y=2',
        folders: ['Technologique'],
      },
    ])
  })

  it('leaves out what no reader could follow, and all that holds a secret', () => {
    const feeds = [
      feedAt('https://a.example/', { id: 'page', format: 'page' }),
      feedAt('https://b.example/rss', { id: 'pause', paused: 'fermé' }),
      feedAt('https://c.example/rss', { id: 'cle', secrets: ['CLE'] }),
      feedAt('https://d.example/rss?cle={CLE}', { id: 'trou' }),
      feedAt('https://e.example/rss', { id: 'entete', headers: { 'X-Cle': 'abc' } }),
    ]
    expect(writeOpml(feeds, options)).not.toContain('xmlUrl')
  })
})
