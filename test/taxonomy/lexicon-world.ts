import { compileEnricher } from '#src/enrich/enricher.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import type { DraftGesture } from '#src/taxonomy/draft.ts'
import { claire, openCuration, readItem, yanis } from '#test/curation/curation-world.ts'
import type { TestDeps } from '#test/helpers/deps.ts'

export const TC = 'territoires-durables-connectes'
export const DI = 'donnees-ia'

/**
 * Five items whose filing is known: two of an « hermine communale », which the code of this world knows, one of them and
 * two others of a « zibeline communale », which it does not; one of nothing. The real words grow: none is used.
 */
export async function openLexiconWorld(): Promise<TestDeps> {
  const bare = await openCuration()
  const axes = bare.axes.map((axis) => (axis.id === TC ? { ...axis, cues: [...axis.cues, hermine] } : axis))
  const deps = { ...bare, axes, enricher: compileEnricher(axes) }
  const quiet = { title: 'Le conseil municipal du 12 mars', text: 'La commune a voté son budget.' }
  await readItem(deps, { ...quiet, id: 'hermine', title: 'L’hermine communale est là' })
  await readItem(deps, { ...quiet, id: 'les-deux', title: 'L’hermine communale et la zibeline communale' })
  await readItem(deps, { ...quiet, id: 'zibeline', title: 'La commune choisit la zibeline communale' })
  await readItem(deps, {
    ...quiet,
    id: 'ailleurs',
    text: 'La zibeline communale arrive. Le budget est voté.',
  })
  await readItem(deps, { ...quiet, id: 'rien' })
  return deps
}

export const hermine = { term: 'hermine communale', weight: 3 } as const

export const zibeline = { term: 'zibeline communale', weight: 3 } as const

/** What a person sends who has just opened the page. */
export async function gestureOf(deps: TestDeps, actor = claire): Promise<DraftGesture> {
  return { actor, seen: (await findDraft(deps.db))?.stamp ?? '' }
}

export { claire, readItem, yanis }
