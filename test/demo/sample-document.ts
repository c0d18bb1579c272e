import type { DemoFormat, DemoItem, DemoPublisher } from '#feeds/demo/demo-publisher.ts'
import type { DemoDocument } from '#worker/demo/demo-entry.ts'
import { buildEntries } from '#worker/demo/demo-entry.ts'

export const clock = new Date('2026-11-24T09:00:00Z')

const full: DemoItem = {
  slug: 'eau-energie',
  title: 'Eau & énergie : débit < 5 « kbit/s » &amp; "retour"',
  body: '<p>Un <em>essai</em> & une liste :</p><ul><li>a ]]> b</li></ul>',
  daysAgo: 3,
  hour: 18,
  deadlineInDays: 20,
  categories: ['Eau & réseaux', 'IoT'],
  author: 'L’équipe <presse>',
  nature: 'RECTIFICATIF',
  departements: ['41', '37'],
  buyer: 'Ville d’essai',
  rubric: ['Décrets', 'Textes généraux & divers'],
}

const today: DemoItem = {
  slug: 'du-jour',
  title: 'Publié aujourd’hui',
  body: 'Une phrase avec 3 < 5 & rien de plus.',
  daysAgo: 0,
}

const undated: DemoItem = { slug: 'sans-date', title: 'Sans date', body: '<p>Permanent.</p>' }

/** One item of each sort: everything filled in and awkward, published today in plain words, undated. */
export function sampleDocument(
  format: DemoFormat,
  items: readonly DemoItem[] = [undated, full, today],
): DemoDocument {
  const publisher: DemoPublisher = {
    slug: 'essai',
    publisher: 'Éditeur & fils',
    title: 'Le fil <essai>',
    format,
    domain: 'technologique',
    territory: 'dept-41',
    items,
  }
  return {
    publisher,
    url: 'http://127.0.0.1:9/essai/fil?a=1&b=2',
    homepage: 'http://127.0.0.1:9/essai/',
    entries: buildEntries(publisher, clock, (slug) => `http://127.0.0.1:9/essai/${slug}`),
    now: clock,
  }
}
