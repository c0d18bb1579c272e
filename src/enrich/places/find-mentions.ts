import { matchedLength } from '../text/words.ts'
import { type Span, articleBefore, isCapital, nextCapital, nextJoined } from './capital-words.ts'
import { foldNameWord } from './fold-name.ts'
import type { NameEntry, NameIndex } from './name-index.ts'

/** A name of a place where it stands; what it means is not decided yet. */
export interface Mention {
  field: 'title' | 'text'
  start: number
  end: number
  key: string
  entry: NameEntry
}

/** No text about one event needs more; a directory of thousands of communes is about none. */
const mostMentions = 400

const contracted: Readonly<Record<string, string>> = { au: 'le', du: 'le', aux: 'les', des: 'les' }
const articles = new Set(['le', 'la', 'les', 'l'])

/** Every name of the index, longest first, left to right, none inside another. Names begin with a capital. */
export function findMentions(index: NameIndex, field: 'title' | 'text', given: string): Mention[] {
  const text = given.length > matchedLength ? given.slice(0, matchedLength) : given
  const mentions: Mention[] = []
  let consumed = 0
  let word = nextCapital(text, 0)
  while (word && mentions.length < mostMentions) {
    const found = nameAt(index, text, word, consumed)
    if (found) {
      mentions.push({ field, start: found.start, end: found.end, key: found.key, entry: found.entry })
      consumed = found.end
    }
    word = nextCapital(text, found?.end ?? word.end)
  }
  return mentions
}

interface Named extends Span {
  key: string
  entry: NameEntry
}

function nameAt(index: NameIndex, text: string, word: Span, consumed: number): Named | undefined {
  const opening = folded(text, word)
  const plain = longestName(index, text, [word], opening)
  if (articles.has(opening)) {
    // « Le Val-d’Oise » is no « Le Val »: the longest wins.
    const next = nextJoined(text, word)
    const bare =
      next && isCapital(text, next.start) ? longestName(index, text, [next], folded(text, next)) : undefined
    return bare && (!plain || bare.end > plain.end) ? bare : plain
  }
  const article = articleBefore(text, word, consumed)
  const written = article && folded(text, article)
  if (!article || !written || (!articles.has(written) && !contracted[written])) return plain
  // « aux Mureaux » is « à Les Mureaux », and the words that are shown are « Mureaux ».
  const spans = contracted[written] ? [word] : [article, word]
  const whole = longestName(index, text, spans, `${contracted[written] ?? written} ${opening}`)
  if (!whole || !plain) return whole ?? plain
  // La Creuse is a village too.
  const isDepartement = plain.entry.places.some(({ level }) => level === 'departement')
  return whole.end > plain.end || (whole.end === plain.end && !isDepartement) ? whole : plain
}

/** The longest name that begins with these words, whose folded form is `opening`. */
function longestName(index: NameIndex, text: string, opening: Span[], key: string): Named | undefined {
  const parts = key.split(' ', 2)
  const most = index.longest(parts[0]!) - parts.length
  if (most < 0) return undefined
  const spans = [...opening]
  let best: Named | undefined
  let at = key
  for (let more = 0; ; more += 1) {
    const entry = index.entry(at)
    if (entry && hasCapitals(text, spans, entry))
      best = { key: at, entry, start: spans[0]!.start, end: spans.at(-1)!.end }
    const next = more < most ? nextJoined(text, spans.at(-1)!) : undefined
    if (!next) return best
    spans.push(next)
    at += ` ${folded(text, next)}`
  }
}

function folded(text: string, { start, end }: Span): string {
  return foldNameWord(text.slice(start, Math.min(end, start + 40)))
}

const small = new Set(
  `de du des la le les l d et en sur sous a au aux lez les pres metropole agglomeration agglo communaute europeenne urbaine
  mer bocage`.split(/\s+/),
)

/** « Le Blanc » is a town, « le blanc » a colour: every word but articles and particles is a capital's. */
function hasCapitals(text: string, spans: readonly Span[], { places }: NameEntry): boolean {
  if (places.length === 0) return true
  const isLenient = places[0]!.level === 'epci' || places[0]!.level === 'lieu'
  let capitals = 0
  for (const span of spans) {
    const word = folded(text, span)
    if (isCapital(text, span.start)) capitals += articles.has(word) && spans.length > 1 ? 0 : 1
    else if (!small.has(word) && !(isLenient && capitals > 0)) return false
  }
  return capitals > 0
}
