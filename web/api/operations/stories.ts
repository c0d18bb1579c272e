import { z } from '@hono/zod-openapi'
import { type Said, conflictsIn, tellStory } from '#src/match/tell-story.ts'
import { listItemsOfStory } from '#src/store/story-items.ts'
import { tellingOf } from '../../views/story/story-section.ts'
import { titleOf } from '../../views/item/item-card.ts'
import { defineOperation } from '../operation.ts'
import { storyId } from '../schemas/item.ts'
import { story } from '../schemas/story.ts'
import { toItem } from '../to-item.ts'

const mostItems = 50

export const readStory = defineOperation({
  id: 'lireRecit',
  path: '/api/v1/recits/{id}',
  tag: 'Éléments',
  summary: 'Lire un récit',
  description:
    'Les éléments qui racontent un même évènement, meilleure source d’abord, et ce sur quoi ils diffèrent : dates, montants, bénéficiaires. L’identifiant est dans « story » de chaque élément.',
  query: z.strictObject({}),
  params: z.strictObject({ id: storyId }),
  answer: story,
  problems: ['introuvable'],
  async find({ params, frame, site }) {
    const items = await listItemsOfStory(site.deps.db, params.id, mostItems)
    const [first] = items
    if (!first) return { kind: 'refused', problem: 'introuvable', detail: 'Aucun récit n’a cet identifiant.' }
    const card = tellStory(items.map((one) => tellingOf(frame, one)))
    const ordered = card.tellings.flatMap(({ item }) => items.find(({ id }) => id === item.id) ?? [])
    const best = ordered[0] ?? first
    const body = {
      id: params.id,
      title: titleOf(best),
      url: site.absolute(`/elements/${best.id}`),
      conflicts: conflictsIn(card) as ('closing' | 'opening' | 'amounts')[],
      closing: saidOf(card.closing),
      opening: saidOf(card.opening),
      amounts: card.amounts.map(({ role, said }) => ({ role, said: saidOf(said) })),
      beneficiaries: saidOf(card.beneficiaries),
      territories: saidOf(card.territories),
      items: ordered.map((one) => toItem(frame, one)),
    }
    return { kind: 'found', body }
  },
})

function saidOf<T>(said: readonly Said<T>[]): { value: T; items: string[] }[] {
  return said.map(({ value, by }) => ({ value, items: by.map(({ item }) => item.id) }))
}
