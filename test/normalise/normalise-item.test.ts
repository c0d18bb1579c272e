import { describe, expect, it } from 'vitest'
import { normaliseItem, normaliseItems } from '#src/normalise/normalise-item.ts'
import type { RawItem } from '#src/parse/raw-item.ts'

const feed = { id: 'essai', url: 'https://www.exemple.fr/flux/rss.xml', language: 'fr' }
const raw = (fields: Partial<RawItem>): RawItem => ({ categories: [], enclosures: [], ...fields })

async function identities(items: RawItem[]) {
  const answer = await normaliseItems({ items }, feed)
  return {
    dropped: answer.rejected.length,
    items: answer.items.map(({ identity, title }) => [identity, title]),
  }
}

async function hashOf(fields: Partial<RawItem>): Promise<string | undefined> {
  return (await normaliseItem(raw({ guid: 'g', title: 'Titre', text: 'Texte', ...fields }), feed))
    ?.contentHash
}

describe('normaliseItem', () => {
  it('cleans every field', async () => {
    const item = await normaliseItem(
      raw({
        guid: 'g1',
        url: '/fibre?utm_source=rss#haut',
        title: ' Le <b>plan</b>\n fibre &amp; mobile ',
        contentHtml:
          '<h1>Titre</h1><p onclick="x()">Voir <a href="suite">la suite</a>.</p><script>x()</script>',
        summaryHtml: 'Un <i>résumé</i>',
        published: 'mar., 03 nov. 2026 09:00:00 +0100',
        updated: 'plus tard',
        author: 'presse@exemple.fr (Service presse)',
        language: 'fr_fr',
        categories: ['Fibre', ' Fibre ', 'R&amp;D', ''],
        enclosures: [
          { url: '/guide.pdf', type: 'application/pdf', length: 12 },
          { url: 'javascript:x()', type: 'text/html' },
        ],
        deadline: '15 mars 2027',
        kind: 'aide',
        territories: ['dept-41'],
      }),
      feed,
    )
    expect(item).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{20}$/),
      feedId: 'essai',
      identity: 'guid:g1',
      url: 'https://www.exemple.fr/fibre',
      title: 'Le plan fibre & mobile',
      contentHtml:
        '<h2>Titre</h2><p>Voir <a href="https://www.exemple.fr/suite" rel="nofollow noopener noreferrer">la suite</a>.</p>',
      summaryHtml: 'Un <i>résumé</i>',
      text: 'Titre\n\nVoir la suite.',
      author: 'Service presse',
      language: 'fr-FR',
      publishedAt: '2026-11-03T08:00:00Z',
      updatedAt: undefined,
      categories: ['Fibre', 'R&D'],
      enclosures: [{ url: 'https://www.exemple.fr/guide.pdf', type: 'application/pdf', length: 12 }],
      deadline: '2027-03-15',
      kind: 'aide',
      territories: ['dept-41'],
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('takes plain text as it is, and the summary’s text where there is no content', async () => {
    const plain = await normaliseItem(raw({ title: 'x', text: 'a < b &amp; c\r\n\r\n\r\nfin' }), feed)
    expect(plain).toMatchObject({ text: 'a < b &amp; c\n\nfin', contentHtml: '', summaryHtml: '' })
    const summary = await normaliseItem(raw({ title: 'x', summaryHtml: '<p>a &amp; b</p>' }), feed)
    expect(summary?.text).toBe('a & b')
  })

  it('shows an item without title by its first words', async () => {
    const item = await normaliseItem(raw({ text: 'Un texte sans titre. '.repeat(20) }), feed)
    expect(item?.title).toBe(
      'Un texte sans titre. Un texte sans titre. Un texte sans titre. Un texte sans titre. Un texte sans titre. Un texte sans…',
    )
  })

  it.each([
    [{}],
    [{ title: ' <b> </b> ' }],
    [{ guid: 'g', url: 'https://exemple.fr/' }],
    [{ contentHtml: '<img src="x">' }],
  ])('has nothing to show of %j', async (fields) => {
    expect(await normaliseItem(raw(fields), feed)).toBeUndefined()
  })

  it.each([
    ['2999-01-01', '2026-11-03', undefined],
    ['2099-12-31', '2026-11-03', undefined],
    ['2046-12-31', '2026-11-03', '2046-12-31'],
    ['2099-12-31', undefined, '2099-12-31'],
    ['2027-01-15T12:00:00+01:00', '2026-11-03', '2027-01-15T11:00:00Z'],
  ])('takes the deadline %j, published %j, for %j', async (deadline, published, expected) => {
    expect((await normaliseItem(raw({ title: 'x', deadline, published }), feed))?.deadline).toBe(expected)
  })

  it('hashes what a reader sees, and only that', async () => {
    const first = await hashOf({})
    expect(await hashOf({ author: 'A', published: '2026-11-03', url: '/b', categories: ['c'] })).toBe(first)
    expect(await hashOf({ title: 'Titre revu' })).not.toBe(first)
    expect(await hashOf({ text: 'Texte revu' })).not.toBe(first)
    expect(await hashOf({ deadline: '2027-01-01' })).not.toBe(first)
    // No two fields may trade their ends.
    expect(await hashOf({ title: 'Titre\nTexte', text: '' })).not.toBe(first)
  })

  it('starts relative links at the address that answered', async () => {
    const item = await normaliseItem(raw({ title: 'x', url: 'a' }), {
      ...feed,
      baseUrl: 'https://nouveau.exemple/b/',
    })
    expect(item?.url).toBe('https://nouveau.exemple/b/a')
  })

  it('works on a document that has no address', async () => {
    const item = await normaliseItem(raw({ title: 'x', url: '/a', contentHtml: '<a href="/b">b</a>' }), {
      id: 'f',
      url: '',
    })
    expect(item).toMatchObject({ url: undefined, contentHtml: '<a>b</a>' })
  })
})

describe('normaliseItems', () => {
  it('keeps both of two items that share a guid but not an address', async () => {
    const shared = [
      raw({ guid: 'g', url: '/2', title: 'Deux' }),
      raw({ guid: 'g', url: '/1', title: 'Un' }),
      raw({ guid: 'autre', url: '/3', title: 'Trois' }),
    ]
    const expected = [
      ['guid:g\nhttps://www.exemple.fr/2', 'Deux'],
      ['guid:g\nhttps://www.exemple.fr/1', 'Un'],
      ['guid:autre', 'Trois'],
    ]
    expect(await identities(shared)).toEqual({ dropped: 0, items: expected })
    // The newest comes first: an item arriving must not change the identity of those that follow.
    const later = await identities([raw({ guid: 'g', url: '/9', title: 'Neuf' }), ...shared])
    expect(later.items.slice(1)).toEqual(expected)
  })

  it('keeps the first of two items that share guid and address, and counts the other', async () => {
    expect(
      await identities([
        raw({ guid: 'g', url: '/1', title: 'Un' }),
        raw({ guid: 'g', url: '/1#x', title: 'Un bis' }),
      ]),
    ).toEqual({ dropped: 1, items: [['guid:g', 'Un']] })
    expect(await identities([raw({ guid: 'g', title: 'Un' }), raw({ guid: 'g', title: 'Deux' })])).toEqual({
      dropped: 1,
      items: [['guid:g', 'Un']],
    })
    expect(
      await identities([raw({ guid: 'g', url: '/1', title: 'Un' }), raw({ guid: 'g', title: 'Deux' })]),
    ).toEqual({ dropped: 1, items: [['guid:g', 'Un']] })
  })

  it('tells items apart by their words when all link to one page', async () => {
    const answer = await identities([
      raw({ url: '/aides', title: 'Un' }),
      raw({ url: '/aides', title: 'Deux' }),
    ])
    expect(answer.dropped).toBe(0)
    expect(answer.items.map(([identity, title]) => [identity?.slice(0, 5), title])).toEqual([
      ['hash:', 'Un'],
      ['hash:', 'Deux'],
    ])
  })

  it('keeps one of two items that say the same', async () => {
    const twice = [raw({ url: '/1', title: 'Un' }), raw({ url: '/1', title: 'Un' })]
    expect(await identities(twice)).toEqual({ dropped: 1, items: [['url:https://www.exemple.fr/1', 'Un']] })
  })

  it('counts items that have nothing to show', async () => {
    expect(await identities([raw({}), raw({ title: 'Un' })])).toMatchObject({ dropped: 1 })
  })

  it('starts relative links at the site when the document has no address', async () => {
    const parsed = { link: 'https://site.exemple/', items: [raw({ title: 'x', url: '/a' })] }
    expect((await normaliseItems(parsed, { id: 'f', url: '' })).items[0]?.url).toBe('https://site.exemple/a')
  })

  it('gives items the language and the base of their document', async () => {
    const { items } = await normaliseItems(
      { language: 'en', baseUrl: 'https://base.exemple/', items: [raw({ title: 'x', url: 'a' })] },
      feed,
    )
    expect(items[0]).toMatchObject({ language: 'en', url: 'https://base.exemple/a' })
  })
})
