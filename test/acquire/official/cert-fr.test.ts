import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonMapping } from '#src/feed/definition.ts'
import { parseJsonApi } from '#src/parse/records/json-api.ts'
import { sharedPath } from '#test/helpers/shared.ts'

// The CERT-FR publishes one JSON document an advisory, at the address of its page followed by `json/`, and no list of them:
// its feeds are read, and this mapping shows that a definition can read what stands behind.
const advisory: JsonMapping = {
  items: '',
  guid: 'reference',
  title: 'title',
  url: 'https://www.cert.ssi.gouv.fr/avis/{reference}/',
  published: 'revisions.*.revision_date',
  updated: 'revisions.*.revision_date',
  summary: ['summary', 'risks.*.description'],
  categories: ['affected_systems.*.product.vendor.name', 'cves.*.name'],
}

describe('an advisory of the CERT-FR', () => {
  it('is read as a list of one, dated by its first and last revisions', () => {
    const document = {
      reference: 'CERTFR-2026-AVI-9001',
      title: 'Vulnérabilité dans un produit inventé',
      summary: 'Elle permet une élévation de privilèges.',
      risks: [{ description: 'Élévation de privilèges' }],
      affected_systems: [{ product: { name: 'P', vendor: { name: 'Éditeur inventé' } } }],
      cves: [{ name: 'CVE-2026-0001' }],
      revisions: [
        { revision_date: '2026-11-20T00:00:00.000000', description: 'Correction' },
        { revision_date: '2026-11-02T00:00:00.000000', description: 'Version initiale' },
      ],
    }
    expect(parseJsonApi(JSON.stringify(document), advisory, new Date('2026-11-24')).items).toMatchObject([
      {
        guid: 'CERTFR-2026-AVI-9001',
        url: 'https://www.cert.ssi.gouv.fr/avis/CERTFR-2026-AVI-9001/',
        published: '2026-11-02T00:00:00.000000',
        updated: '2026-11-20T00:00:00.000000',
        categories: ['Éditeur inventé', 'CVE-2026-0001'],
      },
    ])
  })

  const recorded = sharedPath('samples/cert-fr')
  it.skipIf(!recorded)('is read from each of the fifty recorded ones', () => {
    const names = readdirSync(recorded ?? '').filter((name) => /^CERTFR-.*\.json$/.test(name))
    const items = names.flatMap(
      (name) => parseJsonApi(readFileSync(`${recorded}/${name}`, 'utf8'), advisory).items,
    )
    expect(items.length).toBe(names.length)
    expect(items.length).toBeGreaterThanOrEqual(50)
    expect(
      items.filter(({ guid, title, published, summaryHtml }) => !(guid && title && published && summaryHtml)),
    ).toEqual([])
  })
})
