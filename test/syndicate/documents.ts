import { noFacts } from '#src/enrich/facts.ts'
import type { Channel } from '#src/syndicate/channel.ts'
import { openTestSite } from '#test/helpers/site.ts'
import { channelOf, hostileTitles } from './channel.ts'
import { storedItem } from './stored-item.ts'

/** An item that has everything a feed can tell. */
export const fullItem = storedItem({
  id: 'appel-complet',
  title: 'Appel « Territoires connectés » & réseaux',
  url: 'https://www.arcep.example/appel?lot=1&vague=2',
  author: 'Direction de l’aménagement',
  contentHtml: '<p>Le <strong>texte</strong> entier, R&amp;D comprise.</p><ul><li>volet A</li></ul>',
  summaryHtml: '<p>Un résumé.</p>',
  text: 'Le texte entier, R&D comprise. Volet A.',
  language: 'fr',
  kind: 'appel-a-projets',
  domain: 'financiere',
  publishedAt: '2026-11-18T07:15:00Z',
  lastRevisedAt: '2026-11-21T10:20:30Z',
  amendedBy: 'rectificatif',
  closing: { value: '2026-12-17T11:00:00Z', origin: 'field' },
  axes: [
    { id: 'infrastructures-thd-mobile', score: 6, reasons: [] },
    { id: 'donnees-ia', score: 3.5, reasons: [] },
  ],
  enclosures: [
    { url: 'https://www.arcep.example/reglement.pdf', type: 'application/pdf', length: 48_213 },
    { url: 'https://www.arcep.example/annexe.pdf', type: 'application/pdf' },
  ],
  facts: { ...noFacts(), dates: [{ role: 'opening', value: '2026-11-02' }] },
})

const bare = storedItem({
  id: 'titre-seul',
  title: 'Un titre seul',
  url: undefined,
  contentHtml: '',
  text: '',
  publishedAt: undefined,
  axes: [],
})

const plain = storedItem({
  id: 'texte-seul',
  contentHtml: '',
  text: 'Un texte < sans balise & sans mise en forme.',
  publishedAt: '2026-11-17T08:00:00Z',
})

const sourceOf: Channel['sourceOf'] = (feedId) =>
  feedId === 'arcep-actualites'
    ? {
        title: 'Actualités',
        homepage: 'https://www.arcep.example/actualites',
        licence: 'Licence Ouverte 2.0',
        attribution: 'Arcep — données ouvertes',
      }
    : undefined

const withdrawn: Channel['withdrawn'] = [
  { id: 'retire-1', at: '2026-11-22T10:00:00Z', reason: 'Annonce démentie & retirée <par> l’éditeur.' },
  { id: 'retire-2', at: '2026-10-02T10:00:00.250Z', reason: 'Doublon.' },
]

const archive = (extension: string): Partial<Channel> => ({
  selfUrl: `https://veille.example/flux/tout.${extension}?archive=2026-10`,
  paging: {
    current: `https://veille.example/flux/tout.${extension}`,
    previous: `https://veille.example/flux/tout.${extension}?archive=2026-09-2`,
    next: `https://veille.example/flux/tout.${extension}?archive=2026-10-2`,
  },
})

/** Every shape that a feed takes, by name. */
export function documentsOf(extension: string): [string, Channel][] {
  const titles = hostileTitles.map(({ given }, index) => storedItem({ id: `h${index}`, title: given }))
  return [
    ['everything at once', channelOf([fullItem, bare, plain], everything(extension))],
    ['summaries', channelOf([fullItem, bare, plain], { ...everything(extension), content: 'summary' })],
    ['hostile titles', channelOf(titles, { sourceOf })],
    ['nothing', channelOf([])],
    ['an archive', channelOf([fullItem], { ...archive(extension), sourceOf })],
    ['an archive whose items are all withdrawn', channelOf([], { ...archive(extension), withdrawn })],
  ]
}

function everything(extension: string): Partial<Channel> {
  return {
    sourceOf,
    withdrawn,
    hubUrl: 'https://hub.example/publier?cle=a&b',
    paging: { previous: `https://veille.example/flux/tout.${extension}?archive=2026-10` },
  }
}

/** What the site itself answers, by its path. */
export async function siteDocuments(extension: string): Promise<[string, string][]> {
  const { app, deps } = await openTestSite({ env: { VIGIE_WEBSUB_HUB: 'https://hub.example/' } })
  await deps.db.run("update items set first_seen_at = '2026-10-05T08:00:00Z' where id like 'serie-%'")
  const paths = [
    `/flux/tout.${extension}`,
    `/flux/tout.${extension}?contenu=resume`,
    `/flux/tout.${extension}?archive=2026-10`,
    `/flux/axes/donnees-ia.${extension}`,
    `/flux/domaines/juridique.${extension}`,
    `/flux/types/appel-a-projets.${extension}`,
    `/flux/territoires/commune-41018.${extension}`,
    `/flux/recherche.${extension}?q=cuivre`,
    `/flux/recherche.${extension}?q=introuvable`,
  ]
  const answers = paths.map(async (path): Promise<[string, string]> => {
    const answer = await app.request(path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return [path, await answer.text()]
  })
  return Promise.all(answers)
}
