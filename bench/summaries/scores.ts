import { stemsOf } from '#src/search/french/analyse.ts'

/** Share of the words of the title that the summary says too. */
export function titleCoverage(summary: string, title: string): number {
  const wanted = new Set(stemsOf(title))
  const said = new Set(stemsOf(summary))
  return wanted.size === 0 ? 0 : [...wanted].filter((stem) => said.has(stem)).length / wanted.size
}

/** F1 of the runs of `length` stems that both hold, as ROUGE counts them. */
export function wordF1(summary: string, reference: string, length: 1 | 2): number {
  const [made, wanted] = [runs(summary, length), runs(reference, length)]
  const shared = [...made].filter((run) => wanted.has(run)).length
  return shared === 0 ? 0 : (2 * shared) / (made.size + wanted.size)
}

function runs(text: string, length: number): Set<string> {
  const stems = stemsOf(text)
  return new Set(stems.slice(length - 1).map((_, index) => stems.slice(index, index + length).join(' ')))
}

const furniture =
  /^(?:lire |voir |publié|mis à jour|partager|imprimer|télécharger|accueil|menu|temps de lecture|cookie|crédit|©|photo|source|contact|par défaut|cliquez|inscri|abonne|retrouvez|suivez|the post|by |posted)|^.{0,120}\d\d\/\d\d\/\d{4} - \d\d:\d\d/iu

/** Written apart from the rules of the letter: what a reader would call a remain of the page. */
export function startsWithFurniture(summary: string): boolean {
  return furniture.test(summary)
}
