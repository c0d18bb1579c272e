/** Back to the sentence when it begins near, else to a word a little before the hit. */
export function passageStart(text: string, hit: number, length: number): number {
  const reach = Math.floor(length / 3)
  if (hit <= reach) return 0
  const before = text.slice(hit - reach, hit)
  const sentence = Math.max(...['. ', '! ', '? ', '… ', '\n'].map((mark) => endOf(before, mark)))
  if (sentence > 0) return hit - reach + sentence
  const space = before.indexOf(' ')
  return space < 0 ? hit : hit - reach + space + 1
}

export function passageEnd(text: string, start: number, length: number): number {
  if (text.length - start <= length) return text.length
  const space = text.lastIndexOf(' ', start + length)
  return space > start + length / 2 ? space : wholeCharacter(text, start + length)
}

function endOf(text: string, mark: string): number {
  const at = text.lastIndexOf(mark)
  return at < 0 ? 0 : at + mark.length
}

// A pair of surrogates is one character: never cut between its halves.
function wholeCharacter(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at
}
