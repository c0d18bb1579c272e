import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { feeds } from '#feeds/index.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'

// Pages that we invented, with the marks that public readers of the same sites rely on.
async function read(id: string, page: string): Promise<(string | undefined)[][]> {
  const feed = feeds.find((candidate) => candidate.id === id)
  if (!feed) throw new Error(`no feed ${id}`)
  const body = readFileSync(new URL(`../fixtures/pages/${page}.html`, import.meta.url))
  const { items } = await parseFeed(body, { feed, url: feed.url })
  return items.map((item) => [item.title, item.url, item.published, item.summaryHtml])
}

describe('the lists of the Assemblée nationale', () => {
  it('gives the reports, each with its own document and not the file that several share', async () => {
    expect(await read('an-rapports-info', 'assemblee-nationale')).toEqual([
      [
        'La couverture mobile des communes rurales - N° 9001',
        '/dyn/old/17/rap-info/i9001.asp',
        '22 juillet 2026 à 19h45',
        'Mission de la commission sur les communes rurales.',
      ],
      [
        'L’eau et ses compteurs - N° 9002 tome II',
        '/dyn/17/rapports/eau/r9002-tii.pdf',
        '20 juillet 2026 à 9h05',
        undefined,
      ],
    ])
  })

  it('leaves out comparisons of texts and bills', async () => {
    expect(await read('an-rapports', 'assemblee-nationale')).toEqual([
      [
        'Sobriété des centres de données - N° 9003',
        '/dyn/17/rapports/ce/l17b9003_rapport-fond',
        '17 juillet 2026 à 12h00',
        'Rapport de la commission sur la proposition de loi de Mme Dupont.',
      ],
      [
        'Délais de raccordement à la fibre - N° 9006',
        '/dyn/17/rapports/ce/l17b9006_rapport-fond',
        '16 juillet 2026 à 18h20',
        undefined,
      ],
    ])
  })

  it('gives the opinions', async () => {
    expect(await read('an-avis', 'assemblee-nationale')).toEqual([
      [
        'Projet de loi de finances - N° 9005 Tome IX',
        '/pdf/rapports/a9005-tIX.pdf',
        '10 novembre 2025 à 19h40',
        undefined,
      ],
      [
        'Simplification de la vie des mairies - N° 9007',
        '/pdf/rapports/a9007.pdf',
        '4 novembre 2025 à 8h15',
        undefined,
      ],
    ])
  })

  it('fails, and names the selector, on a page that has changed', async () => {
    await expect(read('an-rapports-info', 'autorite-concurrence')).rejects.toMatchObject({
      code: 'selector-found-nothing',
      message: expect.stringContaining('li[data-id^="OMC_RINF"]'),
    })
  })
})

describe('the list of the Autorité de la concurrence', () => {
  it('gives press releases, not decisions, whatever stands before the heading', async () => {
    expect(await read('autorite-concurrence', 'autorite-concurrence')).toEqual([
      [
        'Hébergement en nuage : l’Autorité rend son avis',
        '/fr/communiques-de-presse/hebergement-en-nuage-avis',
        '2026-07-08T09:00:00Z',
        undefined,
      ],
      [
        'Fibre : des engagements rendus obligatoires',
        '/fr/communiques-de-presse/fibre-engagements',
        '25 juin 2026',
        undefined,
      ],
    ])
  })
})
