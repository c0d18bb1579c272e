import type { PlannedNode, SearchPlan, WantedWords } from './plan.ts'

/** Every word that a plan wants, phrases and alternatives included, exclusions left out: what is ranked and marked. */
export function wantedOf(plan: SearchPlan): WantedWords[] {
  return [...plan.should, ...plan.must.flatMap(wantedIn)]
}

function wantedIn(node: PlannedNode): WantedWords[] {
  if (node.kind === 'words') return [node.words]
  return node.kind === 'all' || node.kind === 'any' ? node.of.flatMap(wantedIn) : []
}
