import { findRefs } from './find-refs.ts'
import { textOfName } from './known-names.ts'

/** Kinds of text that share one form of number: « 2021-1485 » may be any of them. */
const nouns = [
  'loi',
  'ordonnance',
  'décret',
  'arrêté',
  'décision Arcep',
  'avis Arcep',
  'décision',
  'délibération CNIL',
]
const unionNouns = ['règlement (UE)', 'directive (UE)', 'décision (UE)']

/**
 * The references that a person may mean by these typed words, likeliest first: a name (« RGPD »), a reference in any
 * writing, or a bare number.
 */
export function askedRefs(typed: string): string[] {
  const words = typed.replace(/\s+/g, ' ').trim().slice(0, 120)
  const named = textOfName(words)
  const read = ['', 'article ', 'Conseil d’État, n° '].flatMap((before) => refsIn(before + words))
  const council = /^CE\s(?:n°\s?)?(\d{6})$/i.exec(words)
  const national = /^(?:n°\s?)?((?:\d{4}|\d{2})-\d{1,5})$/.exec(words)
  const union = /^(?:n°\s?)?(\d{1,4}\/\d{1,4})$/.exec(words)
  return [
    ...new Set([
      ...(named ? [named] : []),
      ...read,
      ...(council ? [`CE ${council[1]}`] : []),
      ...(national ? nouns.map((noun) => `${noun} ${national[1]}`) : []),
      ...(union ? unionNouns.map((noun) => `${noun} ${union[1]}`) : []),
      ...(words === '' ? [] : [words]),
    ]),
  ]
}

function refsIn(title: string): string[] {
  return findRefs({ title, text: '' }).map(({ ref }) => ref)
}
