import type { LeftOutLine, LeftOutRule } from '#src/catalogue/find-left-out.ts'
import { foldText } from '#src/enrich/text/fold-text.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'

/** The rules in plain French, as a choice of the form. */
export const ruleChoices: Record<LeftOutRule, string> = {
  'off-scope': 'Hors périmètre : aucun axe',
  excluded: 'Exclu par la définition de la source',
  'personal-measure': 'Mesure nominative',
  twin: 'Doublon dans un même document',
  'no-words': 'Sans titre ni texte',
  buried: 'Retiré de la veille',
  'beyond-cap': 'Au-delà du nombre lu en une fois',
  rewrite: 'Réécriture d’anciens textes',
}

const explanations: Record<LeftOutRule, string> = {
  'off-scope': 'Hors périmètre : aucun axe ne s’y reconnaît. Gardé, et trouvé par la recherche étendue.',
  excluded: 'Exclu par la définition de la source.',
  'personal-measure': 'Mesure nominative : comptée, sans son titre, qui nomme des personnes.',
  twin: 'Doublon : le même élément était déjà dans le document.',
  'no-words': 'Sans titre ni texte : rien à garder.',
  buried: 'Retiré de la veille, et toujours présent chez l’éditeur : il ne revient pas de lui-même.',
  'beyond-cap': 'Au-delà du nombre d’éléments lus en une fois.',
  rewrite: 'Livraison du soir : elle réécrit d’anciens textes, et n’est pas lue.',
}

/** Why this one was left out, in a sentence; the phrase too, where the definition still has it. */
export function ruleSentence({ rule, title }: LeftOutLine, feed: FeedDefinition | undefined): string {
  if (rule !== 'excluded') return explanations[rule]
  const folded = foldText(title)
  const phrase = feed?.exclude?.find((one) => folded.includes(foldText(one)))
  return phrase ? `Exclu par la définition de la source : « ${phrase} ».` : explanations.excluded
}

/** In place of a title that is not kept. */
export const untitled: Partial<Record<LeftOutRule, string>> = {
  'personal-measure': 'Mesure nominative (titre non gardé)',
}
