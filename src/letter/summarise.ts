/**
 * The first sentence of a text that tells something, 220 characters at most (cut at a word, with « … »). Taken as
 * it is, never rewritten; '' when the text has none, or only repeats the title.
 */
export function summarise(text: string, title: string, limit = 220): string {
  const sentences = splitSentences(text.slice(0, 4000).replace(/\s+/g, ' ').trim())
  const known = bare(title)
  const good = sentences.slice(0, 12).find((sentence) => isTelling(sentence, known))
  return good ? shorten(good, limit) : ''
}

/** Cut at a word, « … » included in the limit. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const room = text.slice(0, limit - 1)
  const end = room.lastIndexOf(' ')
  const kept = (end > limit / 2 ? room.slice(0, end) : room).toWellFormed().replaceAll('\uFFFD', '')
  return `${kept.replace(/[\s,;:.«(–-]{1,4}$/u, '')}…`
}

// A sentence ends at . ! ? or … before a space and a capital, a figure or an opening quote, abbreviations aside.
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
