import { beforeAll, describe, expect, it } from 'vitest'
import { commandLine } from '#src/account/actor.ts'
import { reject, restore } from '#src/curation/item-actions.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

/** A word of the title, one of the text, and what the item says of its author, its page and its files. */
const own = {
  title: 'Annonce Zibeline',
  text: 'Un texte qui nomme Mirabelle.',
  html: '<p>Un texte qui nomme Mirabelle.</p>',
  author: 'Capucine Delorme',
  url: 'https://editeur.example/girofle',
}
const traces = /zibeline|mirabelle|capucine|girofle/i
const reason = 'Hors du champ de la veille.'

const paths = [
  ...['rss', 'atom', 'json', 'ics'].flatMap((extension) => [
    `/flux/tout.${extension}`,
    `/flux/domaines/financiere.${extension}`,
    `/flux/types/appel-a-projets.${extension}`,
    `/flux/recherche.${extension}?q=Zibeline`,
    `/flux/recherche.${extension}?type=appel-a-projets`,
  ]),
  ...['rss', 'atom', 'json'].flatMap((extension) => [
    `/flux/tout.${extension}?contenu=resume`,
    `/flux/tout.${extension}?archive=2026-10`,
    `/flux/types/appel-a-projets.${extension}?archive=2026-10`,
  ]),
]
const listings = ['/recherche.csv?q=Zibeline', '/api/v1/elements?q=Zibeline', '/api/v1/echeances']

let site: TestSite
const read = async (path: string): Promise<string> => {
  site.wait(60_000)
  const answer = await site.app.request(path)
  return `${answer.status} ${await answer.text()}`
}

// The only item of October, so that it has an archive of its own.
beforeAll(async () => {
  site = await openTestSite()
  await site.deps.db.run(
    `update items set title = ?, text = ?, content_html = ?, summary_html = ?, author = ?, url = ?,
       enclosures = '[{"url":"https://editeur.example/girofle.pdf","type":"application/pdf"}]',
       facts = json_set(facts, '$.dates', json('[{"role":"event","value":"2026-12-01","label":"salle Girofle"}]')),
       first_seen_at = '2026-10-05T08:00:00Z' where id = 'appel'`,
    own.title,
    own.text,
    own.html,
    own.html,
    own.author,
    own.url,
  )
  await site.deps.db.run(
    `insert into index_queue (item_id, queued_at) values ('appel', '2026-11-24T08:00:00Z')`,
  )
  await drainIndexQueue(site.deps)
})

describe('an item that staff reject', () => {
  const before = new Map<string, string>()

  it.each([...paths, ...listings])('stood in %s', async (path) => {
    const text = await read(path)
    before.set(path, text)
    expect(text).toMatch(/^200 /)
    expect(text).toMatch(traces)
  })

  it.each(['before', 'after'])(
    'has left every one of them, %s the index knows, but for its id',
    async (when) => {
      if (when === 'before') await reject(site.deps, commandLine, ['appel'], reason)
      else await drainIndexQueue(site.deps)
      for (const path of [...paths, ...listings]) {
        // What the address itself asks for is written back in the title of a search.
        const asked = (await read(path)).replaceAll(/q=Zibeline|« ?Zibeline ?»|\u00AB[^\u00BB]*\u00BB/g, '')
        expect([path, traces.exec(asked)]).toEqual([path, null])
      }
    },
  )

  it.each(paths.filter((path) => !path.includes('.ics')))(
    'is told to be gone, with the reason, in %s',
    async (path) => {
      const text = await read(path)
      expect(text).toMatch(/item\/appel\b/)
      expect(text).toContain(reason)
    },
  )

  it('is cancelled in calendars by its UID, nothing else left of it than its day', async () => {
    const text = (await read('/flux/tout.ics')).replaceAll('\r\n ', '')
    const [event = ''] = text.split('BEGIN:VEVENT\r\n').filter((one) => one.startsWith('UID:appel-cloture@'))
    expect(event).toContain('STATUS:CANCELLED\r\n')
    expect(event).toContain('SUMMARY:Date retirée de la veille\r\n')
    expect(event).toContain(`DESCRIPTION:Retiré de la veille : ${reason}\r\n`)
    expect(event).toContain('URL:https://veille.example/elements/appel\r\n')
    expect(event).not.toContain('CATEGORIES')
    expect(event).not.toContain('VALARM')
  })

  it('comes back whole when staff change their mind, under the same ids', async () => {
    await restore(site.deps, commandLine, ['appel'])
    await drainIndexQueue(site.deps)
    for (const path of paths.filter((one) => /\.(?:rss|atom|json)$/.test(one))) {
      const text = await read(path)
      expect(text).toMatch(traces)
      expect(text).not.toContain(reason)
      const ids = (from: string) =>
        [...from.matchAll(/tag:veille\.example,2026:item\/[\w-]+/g)].map(([id]) => id)
      expect(ids(text)).toContain('tag:veille.example,2026:item/appel')
      expect(new Set(ids(before.get(path) ?? '')).has('tag:veille.example,2026:item/appel')).toBe(true)
    }
  })
})

describe('an item that the watch never showed', () => {
  it('is no tombstone either: off its scope, rejecting it tells nobody that it was there', async () => {
    await reject(site.deps, commandLine, ['hors'], reason)
    for (const path of ['/flux/tout.rss', '/flux/tout.atom', '/flux/tout.json', '/flux/tout.ics'])
      expect(await read(path)).not.toContain('item/hors')
  })
})
