/**
 * ISO 639-1 code of the language a text is written in, told by its small words; undefined when unsure, which is
 * always so under twelve words: a title names products and people more than it speaks a language.
 */
export function detectLanguage(text: string): string | undefined {
  const words = firstWords(text)
  if (words.length < minWords) return undefined
  const scores = languages.map((code) => ({ code, score: countOf(words, code) }))
  const [best, second] = scores.toSorted((a, b) => b.score - a.score)
  const isSure = best!.score >= words.length * minShare && best!.score >= second!.score * minLead
  return isSure && differentWords(words, best!.code) >= minDifferent ? best!.code : undefined
}

function firstWords(text: string): string[] {
  return (
    text
      .slice(0, maxCharacters)
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? []
  )
}

/** A word of several languages counts less in each: "de" tells Dutch, Spanish and French from nothing else. */
function countOf(words: readonly string[], code: string): number {
  return words.reduce((sum, word) => {
    const spoken = smallWords.get(word)
    return spoken?.includes(code) ? sum + 1 / spoken.length : sum
  }, 0)
}

/** A Breton or Polish text repeats a small word or two that English or Portuguese also has. */
function differentWords(words: readonly string[], code: string): number {
  return new Set(words.filter((word) => smallWords.get(word)?.includes(code))).size
}

const minWords = 12
// Prose has 25 to 45 % of small words; a list of names has hardly any.
const minShare = 0.1
const minLead = 2
const minDifferent = 4
const maxCharacters = 4_000

const lists: Record<string, string> = {
  fr: 'le la les l un une des du de d et est sont a à au aux en dans par pour sur avec que qu qui dont ce cette ces son sa ses leur leurs il elle ils elles on nous vous ne n pas plus se s ou où été être ont mais sans sous entre afin ainsi comme selon lors',
  en: 'the of and to a in is are was were be been for on with as at by from this that these those it its which will has have had not or an but they their his her he she we you can may more than about into over after who what when how all',
  de: 'der die das und ist sind ein eine einer eines einem den dem des zu im in von mit für auf nicht sich auch als an bei nach werden wird wurde oder aber wie aus durch über um es er sie wir dass zur zum noch nur',
  es: 'el la los las un una de del y es son en que por para con se su sus al lo como más pero no o este esta estos fue ha han ser sobre entre también hasta desde cuando muy sin hay',
  it: 'il lo la i gli le un una di del della dei delle e è sono in che per con si da dal al alla non ma come più o anche questo questa nel nella ha hanno stato essere su tra sul sulla ai degli',
  nl: 'de het een en van is in op te dat die voor met zijn niet aan er ook als bij door naar om uit tot maar wordt worden werd over heeft hebben dit deze kan nog wel meer',
  pt: 'o a os as um uma de do da dos das e é são em no na nos nas que por para com se seu sua ao à não mais mas ou como foi ser tem entre também pelo pela este esta até quando muito sem',
}

const languages = Object.keys(lists)
const smallWords = languagesOfWords()

function languagesOfWords(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [code, list] of Object.entries(lists)) {
    for (const word of list.split(' ')) found.set(word, [...(found.get(word) ?? []), code])
  }
  return found
}
