import { shorten } from '#src/letter/summarise.ts'

const limit = 220

/** What the letter did before: the first sentence of 40 characters that is neither a remain of the page nor the title. */
export function firstSentence(text: string, title: string): string {
  const sentences = splitSentences(text.slice(0, 4000).replace(/\s+/g, ' ').trim())
  const good = sentences.slice(0, 12).find((sentence) => isTelling(sentence, bare(title)))
  return good ? shorten(good, limit) : ''
}

/** What most aggregators do. */
export function leadCharacters(text: string): string {
  return shorten(text.slice(0, 4000).replace(/\s+/g, ' ').trim(), limit)
}

function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const { index, 0: mark } of text.matchAll(/[.!?…](?= [\p{Lu}\p{N}«“"])/gu)) {
    const end = index + mark.length
    if (mark === '.' && abbreviation.test(text.slice(Math.max(start, index - 8), index))) continue
    sentences.push(text.slice(start, end).trim())
    start = end
  }
  return [...sentences, text.slice(start).trim()]
}

const abbreviation = /(?:^|[\s(’'])(?:MM?|Mme|Mlle|Dr|Me|St|Ste|art|al|cf|env|p|pp|n|no|vol|[A-Z])$/
const furniture =
  /^(?:lire|voir|publié|mis[e]? à jour|partager|imprimer|télécharger|accueil|menu|temps de lecture|cookies?|crédits?|©|photo|par défaut|source|contact|date de publication)(?!\p{L})/iu

function isTelling(sentence: string, title: string): boolean {
  if (sentence.length < 40 || furniture.test(sentence)) return false
  const words = bare(sentence)
  return words !== title && !(words.startsWith(title) && words.length < title.length + 15)
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
