/**
 * How likely one folded word was typed for another, 0 to 1, when they are one or two faults apart: what sounds the
 * same, a letter doubled or not, two letters swapped, a neighbouring key (AZERTY), and rather not the first letter.
 */
export function likelihood(typed: string, meant: string): number {
  if (soundOf(typed) === soundOf(meant)) return 1
  if (sortedLetters(typed) === sortedLetters(meant)) return 0.9
  const at = firstDifference(typed, meant)
  const first = at === 0 ? 0.3 : 0
  if (typed.length !== meant.length) return 0.6 - first
  const neighbours = keysNear.get(meant.charAt(at))?.includes(typed.charAt(at)) ?? false
  return (neighbours ? 0.7 : 0.4) - first
}

const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/qu?|k|ch(?=[rl])|c(?![eiyh])/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/eau|au/g, 'o'],
  [/ai|ei|et$|er$|ez$/g, 'e'],
  [/y/g, 'i'],
  [/g(?=[ei])/g, 'j'],
  [/en|em|am/g, 'an'],
  [/(?<!c)h/g, ''],
  [/(.)\1+/g, '$1'],
  [/[estdx]+$/g, ''],
]

function soundOf(word: string): string {
  return sounds.reduce((sound, [pattern, to]) => sound.replace(pattern, to), word)
}

function sortedLetters(word: string): string {
  return [...word].toSorted().join('')
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one.charAt(at) === other.charAt(at)) at += 1
  return at
}

const keyRows = ['azertyuiop', 'qsdfghjklm', 'wxcvbn']

const keysNear: ReadonlyMap<string, string> = new Map(
  keyRows.flatMap((keys, row) =>
    [...keys].map((key, at): [string, string] => [
      key,
      [-1, 0, 1]
        .flatMap((up) => [-1, 0, 1].map((beside) => keyRows[row + up]?.charAt(at + beside) ?? ''))
        .join(''),
    ]),
  ),
)
