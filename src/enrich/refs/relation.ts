import { type Passage, type RefRelation, refRelations } from '../facts.ts'
import { celexOf } from './address.ts'
import type { Reference } from './reference.ts'

/** Publishers of the texts themselves, whose pages are those texts. */
const publishers =
  /^https?:\/\/(?:[\w-]+\.)*(?:legifrance\.gouv\.fr|europa\.eu|conseil-etat\.fr|conseil-constitutionnel\.fr|cnil\.fr|arcep\.fr|juricaf\.org|circulaires?\.(?:legifrance\.)?gouv\.fr)(?:[/:]|$)/i

const verbs: readonly (readonly [RefRelation, RegExp])[] = [
  ['modifies', /modifi(?:e|ent|ant|era|eront)(?!\p{L})|(?:portant|projet de)\smodification/giu],
  ['repeals', /abrog(?:e|ent|eant|era|eront)(?!\p{L})|portant\sabrogation/giu],
  [
    'applies',
    /(?:en|pour(?:\sl['’])?)\s?application|d['’]application|transpos(?:e|ent|ant|er|era|ition)(?!\p{L})|(?:met(?:tent|tant)?|mettre)\sen\sœuvre/giu,
  ],
]
/** Done by the text to the one that stands before: « le décret n° 2019-452 est abrogé ». */
const after: readonly (readonly [RefRelation, RegExp])[] = [
  ['modifies', /^[^.;!?\n]{0,80}?\s(?:est|sont|a\sété|ont\sété)\s(?:ainsi\s)?modifi[ée]/iu],
  ['repeals', /^[^.;!?\n]{0,80}?\s(?:est|sont|a\sété|ont\sété)\s(?:ainsi\s)?abrog[ée]/iu],
]
/** Words after which a verb no longer governs what follows. */
const turn =
  /[;:!?\n]|\.\s|(?<!\p{L})(?:qui|que|dont|où|afin|selon|conform[ée]ment|pr[ée]vue?s?|mentionn[ée]e?s?|vise|visant|sans|mais|et\s(?:cr[ée]e|fixe|compl[èe]te|met|impose|oblige))(?!\p{L})/iu
const reach = 130

/** What an item does to a text that it names in these words. */
export function relationOf(
  { ref, start, end }: Reference,
  words: string,
  field: Passage['field'],
  url?: string,
): RefRelation {
  if (isItself(ref, { start, end }, words, field, url)) return 'is'
  const before = words.slice(Math.max(0, start - reach), start)
  const governing = verbs
    .flatMap(([relation, pattern]) =>
      [...before.matchAll(pattern)].map((match) => ({ relation, end: match.index + match[0].length })),
    )
    .toSorted((a, b) => b.end - a.end)[0]
  if (governing && !turn.test(before.slice(governing.end))) return governing.relation
  const tail = words.slice(end, end + 110)
  return after.find(([, pattern]) => pattern.test(tail))?.[0] ?? 'cites'
}

/** The stronger of two relations of one item to one text: the first of `refRelations`. */
export function strongest(a: RefRelation, b: RefRelation): RefRelation {
  return refRelations.indexOf(a) <= refRelations.indexOf(b) ? a : b
}

/** The page is of the publisher and names it, or its title is nothing but its name. */
function isItself(
  ref: string,
  { start, end }: { start: number; end: number },
  words: string,
  field: Passage['field'],
  url = '',
): boolean {
  const official = publishers.test(url)
  if (official && namesIt(url, ref)) return true
  if (field !== 'title' || !opens(words.slice(0, start))) return false
  return official || /^\s*(?:$|\(|,|du\s\d|d['’]|relatif|modifi|portant|cr[ée]ant)/iu.test(words.slice(end))
}

function namesIt(url: string, ref: string): boolean {
  const address = url.toUpperCase()
  const number = ref.split(' ').at(-1)!.toUpperCase()
  const celex = celexOf(ref)
  return (
    (celex !== undefined && address.includes(celex)) ||
    (/^(?:CELEX|NOR|CAA|délibération|décision) /.test(ref) && number.length > 6 && address.includes(number))
  )
}

/** A title opens with a text when nothing stands before its number but what it is, its court and its day. */
function opens(before: string): boolean {
  return (
    before.trim() === '' ||
    (before.length < 80 &&
      /^\s*(?:JORF\s?:?\s*)?(?:articles?\s|ECLI|CAA|cour\sadministrative|Conseil\sd['’][ÉEée]tat|CE,|CJUE|TUE|Tribunal\sde\sl['’]UE|Cour\sde\sjustice|Conseil\sconstitutionnel|CNIL|Arcep)/iu.test(
        before,
      ) &&
      !/:/.test(before))
  )
}
