import { axes } from '#feeds/axes/index.ts'
import { noFacts } from '#src/enrich/facts.ts'
import { composeLetter, type Frame } from '#src/letter/compose.ts'
import type { Letter } from '#src/letter/letter.ts'
import { selectItems } from '#src/letter/select-items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { sampleWeek } from './sample-week.ts'

const now = '2026-11-23T07:00:00Z'

export const sampleFrame: Frame = {
  id: '2026-S48',
  number: 12,
  periodStart: '2026-11-16T07:00:00Z',
  periodEnd: now,
  now,
  config: {
    baseUrl: 'https://veille.example',
    organisation: 'Val de Loire Numérique',
    contact: 'veille@veille.example',
  },
  axisNames: new Map(axes.map(({ id, code, label }) => [id, { code, label }])),
  publisherOf: (feedId) => (feedId === 'cre-aap' ? 'Région Centre-Val de Loire' : 'Arcep'),
}

/** A letter with everything that one may hold: calls with amounts, texts, ten axes, an introduction, a model's summary. */
export function sampleLetter(): Letter {
  const items = [...sampleWeek().map(withFacts), ...moreCalls]
  const selection = selectItems({
    items,
    closing: items.filter(({ closing }) => closing),
    picks: [],
    told: { ids: new Set(), stories: new Set() },
    axisOrder: axes.map(({ id }) => id),
    periodStart: sampleFrame.periodStart,
    now,
    // Small, so that something is left to read further.
    perAxis: 2,
    deadlines: 6,
    texts: 5,
  })
  const letter = composeLetter(selection, sampleFrame)
  const [first] = letter.sections
  const [card] = first?.cards ?? []
  if (card) card.summaryOrigin = 'model'
  return {
    ...letter,
    intro:
      'Bonjour à toutes et à tous,\n\nCette semaine, la deuxième vague des territoires intelligents s’ouvre aux intercommunalités : le syndicat tient une permanence vendredi (inscription : https://veille.example/permanence?jour=vendredi&lieu=blois).\n\nBonne lecture,\nL’équipe de la veille',
  }
}

function withFacts(item: StoredItem): StoredItem {
  if (!item.closing) return item
  const at = { field: 'text', start: 0, end: 1 } as const
  return {
    ...item,
    facts: {
      ...noFacts(),
      money: [
        { value: 30_000_000, role: 'envelope', at },
        { value: 25_000, role: 'ceiling', at },
      ],
      beneficiaries: [{ id: 'commune' }, { id: 'epci' }, { id: 'syndicat-mixte' }],
    },
  }
}

const call = (id: string, title: string, value: string, text: string): StoredItem =>
  storedItem({
    id,
    feedId: 'cre-aap',
    title,
    text,
    kind: 'appel-a-projets',
    domain: 'financiere',
    axes: [{ id: 'inclusion-mediation', score: 5, reasons: [] }],
    closing: { value, origin: 'field' },
  })

const moreCalls = [
  call(
    'c1',
    'Lieux de médiation numérique : appel à projets régional',
    '2026-12-04',
    'La Région soutient l’ouverture de lieux de médiation numérique dans les communes rurales, jusqu’à 80 % des dépenses.',
  ),
  call(
    'c2',
    'Fonds de modernisation des services publics locaux',
    '2026-12-11T16:00:00Z',
    'Le fonds finance la mise en ligne de démarches communes à plusieurs collectivités.',
  ),
]
