import type { TermNode } from '../query/ast.ts'
import type { Vocabulary, Way } from './plan.ts'

/** Words of who asks, not of what is asked for: « comment faire pour obtenir… ». */
const courtesy: ReadonlySet<string> = new Set(
  `aimerais aujourdhui besoin cherche chercher combien concerne concernant concernent connaitre demander devoir dire dois
  doit doivent existe existent faire fais fait faut liste obtenir possible pouvoir propos quoi rechercher recherche
  savoir souhaite sujet trouver utiliser va veut veux voir vont voudrais`.split(/\s+/),
)
const courtesyShare = 0.25

/** Words that half of what is asked could hold, and that say little of it. */
const general: ReadonlySet<string> = new Set(
  `article collectivite collectivites commune communes decision decret departement directive dossier loi mairie projet
  projets reglement territoire territoires ville villes`.split(/\s+/),
)
const generalShare = 0.6

/** What no document has decides nothing: the rest of the query may still be answered. */
const unknownTells = 4

/** « 2021-1485 » is the very text that is wanted, or nothing. */
const codeShare = 1.5

/** Inverse document frequency of the most frequent of the likely ways; 1 where the index is not known. */
export function tellingOf(term: TermNode, ways: readonly Way[], vocabulary: Vocabulary): number {
  const share = shareOf(term)
  if (vocabulary.documents === 0) return share
  const frequencies = ways.filter(({ weight }) => weight >= 0.75).map((way) => documentsOf(way, vocabulary))
  const documents = Math.max(0, ...frequencies)
  if (documents === 0) return share * unknownTells
  return share * Math.max(0.1, Math.log((vocabulary.documents + 1) / (documents + 0.5)))
}

function shareOf({ forms }: TermNode): number {
  const [form = '', another] = forms
  if (another !== undefined) return forms.some((one) => /\d/.test(one)) ? codeShare : 1
  if (courtesy.has(form)) return courtesyShare
  return general.has(form) ? generalShare : 1
}

function documentsOf({ stems, prefix }: Way, vocabulary: Vocabulary): number {
  const counts = stems.map((stem) => vocabulary.documentsWith(stem))
  // Side by side they stand less often than the rarest alone: half, for want of counting.
  const phrase = Math.min(...counts) / (stems.length > 1 ? 2 : 1)
  if (prefix === undefined) return phrase
  return Math.min(vocabulary.documentsWithBeginning(prefix), stems.length > 0 ? phrase : Infinity)
}
