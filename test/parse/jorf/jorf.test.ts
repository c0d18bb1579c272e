import { describe, expect, it } from 'vitest'
import { parseJorf } from '#src/parse/jorf/jorf.ts'
import { common, fixture, parse, read } from '../read-fixture.ts'

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

  it('counts the nominations by their ids, and never says who', async () => {
    const parsed = await parse(fixture('jo.xml'), 'application/xml', { ...common, format: 'jorf' })
    expect(parsed.leftOut).toEqual([
      { rule: 'personal-measure', guid: 'JORFTEXT000099990014', published: '2026-11-20' },
    ])
  })

  it('takes a summary of nominations alone for a day without texts', () => {
    const parsed = parseJorf(
      '<JO><TM niv="2"><TITRE_TM>Mesures nominatives</TITRE_TM><LIEN_TXT idtxt="JORFTEXT1" titretxt="Décret"/></TM></JO>',
    )
    expect(parsed.items).toEqual([])
    expect(parsed.leftOut).toHaveLength(1)
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

  it('stands rubrics nested by hundreds, and reads no further where they have no end', () => {
    const nested = (depth: number) =>
      `<JO>${'<TM niv="2">'.repeat(depth)}<LIEN_TXT idtxt="JORFTEXT1" titretxt="Loi"/></JO>`
    expect(parseJorf(nested(400)).items).toHaveLength(1)
    expect(() => parseJorf(nested(200_000))).toThrow(/n’annonce aucun texte/)
    const [first] = parseJorf(nested(1).replace('</JO>', nested(200_000))).items
    expect(first?.guid).toBe('JORFTEXT1')
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

describe('parseJorf on a text with less, or with too much', () => {
  const textWith = (fields: string) =>
    parseJorf(`<TEXTE><ID>JORFTEXT1</ID><TITREFULL>Avis relatif aux réseaux</TITREFULL>${fields}</TEXTE>`)
      .items[0]

  it('says where it stands in its issue', () => {
    const fields =
      '<NOR>NUMX2600001V</NOR><ORIGINE_PUBLI id="JORFCONT1">JORF n°0270 du 20 novembre 2026</ORIGINE_PUBLI><NUM_SEQUENCE>14</NUM_SEQUENCE>'
    expect(textWith(fields)?.summaryHtml).toBe(
      '<p>NOR\u00A0: NUMX2600001V. JORF n°0270 du 20 novembre 2026, texte n°\u00A014</p>',
    )
    expect(textWith('')?.summaryHtml).toBeUndefined()
  })

  it('believes the nature of an act before its first word', () => {
    expect(textWith('<NATURE>DECRET</NATURE>')?.kind).toBe('decret')
    expect(textWith('<NATURE>LOI_ORGANIQUE</NATURE>')?.kind).toBe('loi')
    expect(textWith('<NATURE>AVIS</NATURE>')?.kind).toBeUndefined()
  })

  it('takes no placeholder for a date', () => {
    expect(textWith('<DATE_PUBLI>2999-01-01</DATE_PUBLI>')?.published).toBeUndefined()
  })

  it.each(['https://piege.example/eli/x', 'javascript:alert(1)', ''])(
    'links to Légifrance whatever it says its ELI is: %j',
    (eli) => {
      expect(textWith(`<ID_ELI>${eli}</ID_ELI>`)?.url).toBe(
        'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT1',
      )
    },
  )

  it('leaves out who signed', () => {
    const fields =
      '<STRUCT><ARTICLE><NUM>1</NUM><BLOC_TEXTUEL><CONTENU><p>Texte.</p></CONTENU></BLOC_TEXTUEL></ARTICLE><SIGNATAIRES><CONTENU><p>Camille Inventée</p></CONTENU></SIGNATAIRES></STRUCT>'
    expect(textWith(fields)?.contentHtml).toBe('<h3>Article 1</h3><p>Texte.</p>')
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
