import type { Item } from '../../normalise/item.ts'
import type { LegalRef, Passage } from '../facts.ts'
import { matchedLength } from '../text/words.ts'
import { addressOf } from './address.ts'
import { type NamedAuthorities, findAuthorities, nameByAuthority } from './authorities.ts'
import { findCirculars } from './circulars.ts'
import { findCodeArticles } from './code-articles.ts'
import { findCouncilDecisions } from './council-of-state.ts'
import { findDecisions } from './decisions.ts'
import { findEuropeanTexts } from './european-texts.ts'
import { findNumberedTexts } from './numbered-texts.ts'
import type { Reference } from './reference.ts'
import { relationOf, strongest } from './relation.ts'

/** A text that cites more is a table of contents, or made to exhaust its reader. */
const most = 100
/** No reference is without one of these: most items are left here. */
const hint =
  /\d[-‐‑–/][\dA-Z]|\d(?:BX|DA|LY|MA|NC|NT|PA|TL|VE)\d|[A-Z]{4}\d{7}|\d{6}|(?:[LRDA]|O|art|article|articles)(?:\s?[.*]){0,2}\s?\d|COM\s?\(|ECLI|SG\b/

/** Legal texts that an item is, cites or changes, each once, in order of appearance. */
export function findRefs(item: Pick<Item, 'title' | 'text' | 'url'>): LegalRef[] {
  const found = new Map<string, LegalRef>()
  const text = item.text.slice(0, matchedLength)
  for (const field of ['title', 'text'] as const) {
    const words = field === 'title' ? item.title.slice(0, matchedLength) : text
    if (!hint.test(words)) continue
    for (const reference of findReferences(words, item)) keep(found, reference, words, field, item)
  }
  return [...found.values()]
}

function keep(
  found: Map<string, LegalRef>,
  reference: Reference,
  words: string,
  field: Passage['field'],
  item: Pick<Item, 'url'>,
): void {
  const { ref, start, end, day } = reference
  const relation = relationOf(reference, words, field, item.url)
  const known = found.get(ref)
  // The Arcep names the files of its sanctions with letters that the reference leaves out.
  const url = known?.url ?? (/-[A-Z]{2,5}$/.test(words.slice(start, end)) ? undefined : addressOf(ref, day))
  if (!known && found.size >= most) return
  found.set(ref, {
    ref,
    relation: known ? strongest(known.relation, relation) : relation,
    ...(url ? { url } : {}),
    at: known?.at ?? { field, start, end },
  })
}

function findReferences(
  words: string,
  { title, text, url }: Pick<Item, 'title' | 'text' | 'url'>,
): Reference[] {
  let anywhere: NamedAuthorities | undefined
  const numbered = findNumberedTexts(words).flatMap((one): Reference[] => {
    if (isOfTheState(one.noun)) return [{ ...one, ref: `${one.noun} ${one.number}` }]
    anywhere ??= findAuthorities(`${title}\n${text.slice(0, matchedLength)}\n${url ?? ''}`)
    const ref = nameByAuthority(one, words, anywhere)
    return ref ? [{ ...one, ref }] : []
  })
  return [
    ...numbered,
    ...findEuropeanTexts(words),
    ...findCodeArticles(words, title),
    ...findDecisions(words),
    ...findCouncilDecisions(words),
    ...findCirculars(words),
  ].toSorted((a, b) => a.start - b.start)
}

function isOfTheState(noun: string): boolean {
  return noun === 'loi' || noun === 'ordonnance' || noun === 'décret' || noun === 'arrêté'
}
