import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDelivery } from '#src/parse/jorf/archive.ts'
import { joinIssue } from '#src/parse/jorf/issue.ts'
import { readSummary } from '#src/parse/jorf/summary.ts'
import type { RawItem } from '#src/parse/raw-item.ts'
import { archiveOf, jorfFiles } from '#test/helpers/jorf-archive.ts'
import { sharedPath } from '#test/helpers/shared.ts'

const limits = { bytes: 5_000_000, entries: 500, fileBytes: 1_000_000 }
const day = '2026-11-26'
const texts = [
  { id: 'JORFTEXT000088000001', title: 'Arrêté relatif à la fibre', rubrics: ['LOIS'] },
  { id: 'JORFTEXT000088000002', title: 'Décret relatif aux uniformes', rubrics: ['Décrets'] },
]

async function deliver(change: (files: Map<string, string>) => void = () => undefined) {
  const files = jorfFiles(day, texts)
  change(files)
  return readDelivery(await archiveOf(files), limits)
}

const pathOf = (files: Map<string, string>, part: string) =>
  [...files.keys()].find((path) => path.includes(part)) ?? ''

describe('readDelivery', () => {
  it('reads the summary and the texts, wherever they stand in the archive', async () => {
    const { summaries, texts: read, fault, unreadable, bytes } = await deliver()
    expect(summaries.map(({ published, links }) => [published, links.length])).toEqual([[day, 2]])
    expect([...read.keys()]).toEqual(['JORFTEXT000088000001', 'JORFTEXT000088000002'])
    expect([fault, unreadable]).toEqual([undefined, 0])
    expect(bytes).toBeGreaterThan(2000)
  })

  it('passes over what is neither', async () => {
    const { summaries, texts: read } = await deliver((files) => {
      files.set('JORFARTI000088000001.xml', '<ARTICLE/>')
      files.set('LISEZMOI.txt', 'Bonjour')
      files.set('JORFTEXT000088000009.xml.bak', '<TEXTE/>')
    })
    expect([summaries.length, read.size]).toEqual([1, 2])
  })

  it('counts a text that cannot be read, and one that is cut, which it keeps', async () => {
    const { texts: read, unreadable } = await deliver((files) => {
      files.set(pathOf(files, 'JORFTEXT000088000001'), '<html>Erreur</html>')
      const other = pathOf(files, 'JORFTEXT000088000002')
      files.set(other, (files.get(other) ?? '').slice(0, -40))
    })
    expect([[...read.keys()], unreadable]).toEqual([['JORFTEXT000088000002'], 2])
  })

  it('takes what a cut summary still announces', async () => {
    const { summaries, unreadable } = await deliver((files) => {
      const path = pathOf(files, 'JORFCONT')
      const xml = files.get(path) ?? ''
      files.set(path, xml.slice(0, xml.indexOf('<TITRE_TM>Décrets')))
    })
    expect([summaries[0]?.links.length, unreadable]).toEqual([1, 1])
  })

  it('reads a delivery of two issues', async () => {
    const { summaries } = await deliver((files) => {
      for (const [path, xml] of jorfFiles('2026-11-27', texts)) files.set(path, xml)
    })
    expect(summaries.map(({ published }) => published)).toEqual([day, '2026-11-27'])
  })
})

describe('joinIssue', () => {
  const summary = (xml: string) => readSummary(`<JO><DATE_PUBLI>${day}</DATE_PUBLI>${xml}</JO>`)
  const text = (guid: string, title: string, published?: string): [string, RawItem] => [
    guid,
    { guid, title, categories: [], enclosures: [], ...(published ? { published } : {}) },
  ]

  it('gives a text the rubrics of the summary, and its day when it says none', () => {
    const announced = summary(
      '<TM niv="2"><TITRE_TM>A</TITRE_TM><TM niv="3"><TITRE_TM>B</TITRE_TM><LIEN_TXT idtxt="1" titretxt="Titre court"/></TM></TM>',
    )
    const { items } = joinIssue([announced], new Map([text('1', 'Titre entier')]))
    expect(items).toMatchObject([{ title: 'Titre entier', categories: ['A', 'B'], published: day }])
  })

  it('keeps the order of the summary, then what it does not announce', () => {
    const announced = summary(
      '<TM niv="2"><TITRE_TM>A</TITRE_TM><LIEN_TXT idtxt="2" titretxt="b"/><LIEN_TXT idtxt="1" titretxt="a"/></TM>',
    )
    const all = new Map([text('3', 'c'), text('1', 'a'), text('2', 'b')])
    expect(joinIssue([announced], all).items.map(({ guid }) => guid)).toEqual(['2', '1', '3'])
  })

  it.each([
    ['Décret du 3 portant nomination du directeur', 0],
    ['Arrêté portant cessation de fonctions', 0],
    ['Décret portant admission à la retraite (préfets)', 0],
    ['Arrêté portant inscription au tableau d’avancement', 0],
    ['Décret portant naturalisation', 0],
    ['Arrêté relatif aux conditions de nomination des directeurs', 1],
    ['Arrêté portant agrément d’un opérateur', 1],
  ])('decides by its title of a text that no summary announces: %s', (title, kept) => {
    const { items, leftOut } = joinIssue([], new Map([text('1', title, day)]))
    expect([items.length, leftOut.length]).toEqual([kept, 1 - kept])
    expect(JSON.stringify(leftOut)).not.toContain('portant')
  })

  it('is nothing of nothing', () => {
    expect(joinIssue([])).toEqual({ items: [], leftOut: [] })
  })
})

const recorded = sharedPath('samples/dila-jorf')

describe.skipIf(!recorded)('readDelivery on recorded files', () => {
  it('makes of them the night of 19 August 2026', async () => {
    const folder = recorded ?? ''
    const files = new Map(
      readdirSync(folder)
        .filter((name) => name.endsWith('.xml'))
        .map((name) => [
          `nuit/${/JORF(?:CONT|TEXT)\d+\.xml$/.exec(name)?.[0]}`,
          readFileSync(`${folder}/${name}`, 'utf8'),
        ]),
    )
    const { summaries, texts: read, fault, unreadable } = await readDelivery(await archiveOf(files), limits)
    expect([fault, unreadable, read.size]).toEqual([undefined, 0, 2])
    const { items, leftOut } = joinIssue(summaries, read)
    expect([items.length, leftOut.length]).toEqual([42, 41])
    expect(items.find(({ guid }) => guid === 'JORFTEXT000054708438')).toMatchObject({
      url: 'https://www.legifrance.gouv.fr/eli/arrete/2026/8/11/ARMM2621619A/jo/texte',
      kind: 'arrete',
      author: 'Ministère des armées et des anciens combattants',
      summaryHtml: expect.stringContaining('ARMM2621619A'),
      categories: [
        'Décrets, arrêtés, circulaires',
        'Textes généraux',
        'Ministère des armées et des anciens combattants',
      ],
    })
    expect(leftOut.every(({ title, rule }) => title === undefined && rule === 'personal-measure')).toBe(true)
  })
})
