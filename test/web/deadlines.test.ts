import { beforeEach, describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { type Facts, type KeyDate, noFacts } from '#src/enrich/facts.ts'
import { insertItems } from '#src/store/write-items.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'

const at = { field: 'text', start: 0, end: 1 } as const
const date = (role: KeyDate['role'], value: string, label?: string): KeyDate => ({
  role,
  value,
  at,
  ...(label ? { label } : {}),
})

let site: TestSite
beforeEach(async () => {
  site = await openTestSite({ seeds: false })
})

async function add(title: string, facts: Partial<Facts>, fields: Partial<EnrichedItem> = {}): Promise<void> {
  const item = enrichedItem({
    id: title.toLowerCase().replaceAll(' ', '-'),
    feedId: 'banque-projets',
    kind: 'appel-a-projets',
    title,
    facts: { ...noFacts(), ...facts },
    ...fields,
  })
  await site.deps.db.batch(insertItems([item], '2026-11-23T08:00:00.000Z'))
}

const html = async (path = '/echeances') => (await site.app.request(path)).text()
const told = async (path?: string) => wordsOf(await html(path)).replace(/\s+/g, ' ')
const closingOn = (value: string) => ({ closing: { value, origin: 'text' as const } })

describe('/echeances, with what calls say', () => {
  it('shows each round and each letter of intent in its week, and the closing in its own', async () => {
    const dates = [
      date('pre-deposit', '2026-11-27'),
      date('submission', '2026-12-01T11:00:00Z', '1re relève'),
      date('submission', '2026-12-17', '2e relève'),
    ]
    await add('Appel en relèves', { dates }, closingOn('2026-12-17'))
    expect(await told()).toMatch(
      /3 échéances à venir\. .*Cette semaine ven\. 27 nov\. J-3 .*pré-dépôt Appel en relèves .*La semaine prochaine mar\. 1er déc\., 12 h J-7 .*1re relève Appel en relèves .*Semaine du 14 décembre jeu\. 17 déc\. J-23 .*2e relève Appel en relèves/,
    )
  })

  it('tells what opens later, and no more once it is open', async () => {
    await add('Appel à venir', { dates: [date('opening', '2027-02-03')] }, closingOn('2027-03-15'))
    await add('Appel ouvert', { dates: [date('opening', '2026-11-24')] }, closingOn('2027-03-16'))
    const text = await told()
    expect(text).toMatch(/Ouvrent bientôt mer\. 3 févr\. 2027 Appel à venir/)
    expect(text.slice(text.indexOf('Ouvrent bientôt'))).not.toContain('Appel ouvert')
  })

  it('tells the texts that enter into force, and not those that did', async () => {
    const text = { kind: 'decret', domain: 'juridique' } as const
    await add('Décret à venir', { dates: [date('entry-into-force', '2027-01-01')] }, text)
    await add('Décret ancien', { dates: [date('entry-into-force', '2026-01-01')] }, text)
    const page = await told()
    expect(page).toMatch(/Entrent en vigueur ven\. 1er janv\. 2027 Décret à venir/)
    expect(page).not.toContain('Décret ancien')
    expect(page).toContain('Aucune échéance à venir')
  })

  it('folds what has no closing date', async () => {
    await add('Aide permanente', { standing: 'permanent' }, { kind: 'aide' })
    await add('Aide au fil', { standing: 'rolling' }, { kind: 'aide' })
    const page = await html()
    expect(wordsOf(page.slice(page.indexOf('<details class="week">')))).toMatch(
      /2 dispositifs sans date de clôture .*(?:permanent|au fil de l’eau) .*Aide/,
    )
  })

  it('says beside each what it gives', async () => {
    const money = [
      { value: 30_000_000, role: 'envelope' as const, at },
      { value: 500_000, role: 'ceiling' as const, at },
    ]
    await add('Appel doté', { money }, closingOn('2026-12-17'))
    expect(await told()).toMatch(/Banque des projets enveloppe 30 M€ jusqu’à 500 000 €/)
  })

  it('filters every section by axis', async () => {
    await add('Appel à venir', { dates: [date('opening', '2027-02-03')] }, closingOn('2027-03-15'))
    await add('Aide permanente', { standing: 'permanent' }, { kind: 'aide' })
    const page = await told('/echeances?axe=donnees-ia')
    expect(page).not.toMatch(/Appel à venir|Aide permanente|Ouvrent bientôt|sans date/)
  })

  it('gives no two elements one id, and escapes what a publisher wrote', async () => {
    const dates = [date('opening', '2026-12-01'), date('submission', '2026-12-10', '<b>1</b>')]
    await add('Appel <script>', { dates }, closingOn('2026-12-17'))
    const page = await html()
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(page).toContain('&lt;b&gt;1&lt;/b&gt;')
    expect(page).not.toContain('Appel <script>')
  })
})
