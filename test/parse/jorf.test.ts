import { describe, expect, it } from 'vitest'
import { parseJorf } from '#src/parse/jorf.ts'
import { common, fixture, parse, read } from './read-fixture.ts'

describe('parseJorf on a summary', () => {
  it('reads every text but the nominations, with its rubrics', async () => {
    const parsed = await parse(fixture('jo.xml'), 'application/xml', { ...common, format: 'jorf' })
    expect(parsed).toMatchObject({
      title: 'JORF n°0270 du 20 novembre 2026',
      link: 'https://www.legifrance.gouv.fr/jorf/id/JORFCONT000099990001',
    })
    expect(parsed.bozo).toBeUndefined()
    expect(parsed.items.map(({ guid, kind, categories }) => [guid, kind, categories])).toEqual([
      ['JORFTEXT000099990011', 'loi', ['LOIS']],
      [
        'JORFTEXT000099990012',
        'decret',
        ['Décrets, arrêtés, circulaires', 'Textes généraux', 'Ministère du numérique'],
      ],
      [
        'JORFTEXT000099990013',
        'arrete',
        ['Décrets, arrêtés, circulaires', 'Textes généraux', 'Ministère du numérique'],
      ],
      ['JORFTEXT000099990015', 'deliberation', ["Commission nationale de l'informatique et des libertés"]],
      ['JORFTEXT000099990016', undefined, ["Commission nationale de l'informatique et des libertés"]],
    ])
  })

  it('gives each text its title, its day and its address', async () => {
    const { items } = await read(fixture('jo.xml'))
    expect(items[0]).toMatchObject({
      title: 'LOI n° 2026-1200 du 19 novembre 2026 relative aux réseaux & services',
      url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000099990011',
      publishedAt: '2026-11-20T00:00:00Z',
      identity: 'guid:JORFTEXT000099990011',
      language: 'fr',
    })
  })

  it.each([
    ['LOI organique n° 2026-1', 'loi'],
    ['Ordonnance n° 2026-2', 'loi'],
    ['De\u0301cret n° 2026-3', 'decret'],
    ['ARRÊTÉ du 3', 'arrete'],
    ['Décision n° 2026-4', 'decision'],
    ['Rapport au Président', undefined],
    ['', undefined],
  ])('files %j by its first word', (title, kind) => {
    const { items } = parseJorf(`<JO><TM niv="2"><LIEN_TXT idtxt="JORFTEXT1" titretxt="${title}"/></TM></JO>`)
    expect(items[0]?.kind).toBe(kind)
  })

  it('says that a summary is cut, and keeps what came', () => {
    const parsed = parseJorf('<JO><TM niv="2"><LIEN_TXT idtxt="JORFTEXT1" titretxt="Décret"/><LIEN_T')
    expect(parsed.items).toHaveLength(1)
    expect(parsed.bozo).toContain('tronqué')
  })

  it('stands rubrics nested without end', () => {
    const parsed = parseJorf(
      `<JO>${'<TM niv="2">'.repeat(20_000)}<LIEN_TXT idtxt="JORFTEXT1" titretxt="Loi"/></JO>`,
    )
    expect(parsed.items).toHaveLength(1)
  })
})

describe('parseJorf on a text', () => {
  const text = `<?xml version="1.0"?><TEXTE><ID>JORFTEXT000099990012</ID>
<ID_ELI>https://www.legifrance.gouv.fr/eli/decret/2026/11/19/NUMX2600001D/jo/texte</ID_ELI>
<NOR>NUMX2600001D</NOR><DATE_PUBLI>2026-11-20</DATE_PUBLI><TITRE>Décret</TITRE>
<TITREFULL>Décret n° 2026-1201 relatif à la cybersécurité &amp; aux réseaux</TITREFULL><MINISTERE>Ministère du numérique</MINISTERE>
<NOTICE><CONTENU><p>Publics concernés : collectivités.</p></CONTENU></NOTICE>
<VISAS><CONTENU><p>Vu le code,<br/>Décrète :</p></CONTENU></VISAS>
<STRUCT><SECTION><ARTICLE><NUM>1</NUM><BLOC_TEXTUEL><CONTENU><p>Le 1<sup>er</sup> article.</p></CONTENU></BLOC_TEXTUEL></ARTICLE></SECTION>
<ARTICLE><NUM/><BLOC_TEXTUEL><CONTENU><p>Sans numéro.</p></CONTENU></BLOC_TEXTUEL></ARTICLE></STRUCT></TEXTE>`

  it('joins notice, visas and articles', () => {
    expect(parseJorf(text).items[0]).toMatchObject({
      guid: 'JORFTEXT000099990012',
      url: 'https://www.legifrance.gouv.fr/eli/decret/2026/11/19/NUMX2600001D/jo/texte',
      title: 'Décret n° 2026-1201 relatif à la cybersécurité &amp; aux réseaux',
      summaryHtml: '<p>NOR\u00a0: NUMX2600001D</p>',
      published: '2026-11-20',
      author: 'Ministère du numérique',
      kind: 'decret',
      contentHtml: [
        '<p>Publics concernés : collectivités.</p>',
        '<p>Vu le code,<br/>Décrète :</p>',
        '<h3>Article 1</h3><p>Le 1<sup>er</sup> article.</p>',
        '<p>Sans numéro.</p>',
      ].join('\n'),
    })
  })

  it('has the identity that the summary gave it', async () => {
    const { items } = await read(text)
    expect(items[0]?.identity).toBe('guid:JORFTEXT000099990012')
  })
})

describe('parseJorf on anything else', () => {
  it.each([
    ['<rss version="2.0"/>', 'not-a-feed'],
    ['', 'not-a-feed'],
    ['<JO><TITRE>JO vide</TITRE></JO>', 'mapping-found-nothing'],
    ['<TEXTE><ID>JORFTEXT1</ID></TEXTE>', 'mapping-found-nothing'],
    [`<TEXTE><ID>1</ID>${'<SECTION>'.repeat(2000)}`, 'too-complex'],
  ])('refuses %j', (xml, code) => {
    expect(() => parseJorf(xml)).toThrow(expect.objectContaining({ code }))
  })
})
