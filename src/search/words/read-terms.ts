import { stemOf } from '../french/stem.ts'
import type { TermNode } from '../query/ast.ts'
import type { Correction } from '../search-index.ts'
import { likelihood } from './likely-faults.ts'
import type { Vocabulary, Way } from './plan.ts'
import { splitCompound, unglue, withoutElision } from './split-words.ts'
import type { Synonyms } from './synonyms.ts'

/** A word as it is understood: the ways in which texts may have it, synonyms not yet thought of. */
export interface Reading {
  term: TermNode
  /** What synonyms are looked for with: of the word meant, where another was typed. */
  stems: readonly string[]
  ways: readonly Way[]
  correction?: Correction
}

export interface Known {
  vocabulary: Vocabulary
  synonyms: Synonyms
}

/** What each word typed stands for; one that was glued gives several, a forgotten « d’un » none. */
export function readTerms(terms: readonly TermNode[], known: Known, openEnd: boolean): Reading[] {
  return terms.flatMap((term, at) => readTerm(term, known, openEnd && at === terms.length - 1))
}

function readTerm(term: TermNode, known: Known, begun: boolean): Reading[] {
  if (term.prefix !== undefined) return [readPrefix(term, term.prefix, known)]
  const [form, another] = term.forms
  if (form === undefined || term.quoted) return [asTyped(term)]
  if (another !== undefined) return [readJoined(term, known)]
  return readWord(term, form, known, begun)
}

function asTyped(term: TermNode, ...ways: Way[]): Reading {
  return { term, stems: term.stems, ways: [typedWay(term.stems), ...ways] }
}

function typedWay(stems: readonly string[], weight = 1): Way {
  return { stems, phrase: stems.length > 1, weight, by: 'typed' }
}

function faultWay(stems: readonly string[], weight: number): Way {
  return { stems, phrase: stems.length > 1, weight, by: 'fault' }
}

/** A beginning with `*` is that only; one that is being typed is a whole word first. */
function readPrefix(term: TermNode, prefix: string, known: Known): Reading {
  const begun: Way = { stems: term.stems, phrase: term.stems.length > 0, prefix, weight: 1, by: 'typed' }
  if (!term.open) return { term, stems: [], ways: [begun] }
  const whole = withoutPrefix(term, prefix)
  if (term.stems.length > 0) return { ...asTyped(whole, { ...begun, weight: 0.8 }), term }
  // What begins so is likelier than what is spelt nearly so.
  const { documents, documentsWithBeginning } = known.vocabulary
  if (documents === 0 || documentsWithBeginning(prefix) > 0)
    return { ...readBegun(whole, prefix, known, []), term }
  const [read, ...others] = readTerm(whole, known, false)
  return { ...(read && others.length === 0 ? read : asTyped(whole)), term }
}

function withoutPrefix(term: TermNode, prefix: string): TermNode {
  const whole = { ...term, stems: [...term.stems, stemOf(prefix)], forms: [...term.forms, prefix] }
  delete whole.prefix
  delete whole.open
  return whole
}

/** « éco-conception » is written « écoconception » too; a code is written one way. */
function readJoined(term: TermNode, { vocabulary }: Known): Reading {
  const joined = term.forms.join('')
  const held = !/\d/.test(joined) && vocabulary.documentsWith(stemOf(joined)) > 0
  return held ? asTyped(term, typedWay([stemOf(joined)], 0.95)) : asTyped(term)
}

function readWord(term: TermNode, form: string, known: Known, begun: boolean): Reading[] {
  const { vocabulary, synonyms } = known
  const documents = vocabulary.documentsWith(term.stems[0]!)
  if (vocabulary.documents === 0 || /[^a-z]/.test(form)) return [asTyped(term)]
  const compound = splitCompound(form, vocabulary, documents === 0)
  const apart = compound ? [typedWay(compound.map(stemOf), 0.95)] : []
  if (synonyms.knows(term.stems[0]!)) return [asTyped(term, ...apart)]
  if (withoutElision(form, term.typed, vocabulary) === '') return []
  if (begun && isBeginning(form, vocabulary)) return [readBegun(term, form, known, apart)]
  if (documents > nearlyNone(vocabulary)) return [readMet(term, form, known, apart)]
  return documents === 0
    ? readUnknown(term, form, known, apart)
    : [readRare(term, form, documents, known, apart)]
}

const oftener = 10

/** Far more texts have a word that begins so than the word itself: someone is still typing. */
function isBeginning(form: string, { documentsWithForm, documentsWithBeginning }: Vocabulary): boolean {
  return form.length > 1 && documentsWithBeginning(form) > oftener * documentsWithForm(form)
}

/** Its stem is met, but no text writes it so: « donées » is no form of « don ». */
function readMet(term: TermNode, form: string, { vocabulary }: Known, apart: Way[]): Reading {
  const [near] = vocabulary.documentsWithForm(form) > 0 ? [] : vocabulary.near(form)
  if (!near || near.stem === term.stems[0] || likelihood(form, near.form) < 0.9)
    return asTyped(term, ...apart)
  const [typed, meant] = [typedWay(term.stems, 0.5), faultWay([near.stem], 0.9)]
  const correction = { typed: term.typed, used: near.form }
  return { term, stems: [near.stem], ways: [meant, typed, ...apart], correction }
}

/** The word that it will be gives its synonyms, where one is likely. */
function readBegun(term: TermNode, prefix: string, { vocabulary }: Known, ways: Way[]): Reading {
  // Where the beginning is hardly a word itself, a longer one is meant.
  const whole = vocabulary.documentsWithForm(prefix) * 20 > vocabulary.documentsWithBeginning(prefix)
  const weight = whole ? 0.8 : 0.95
  const begun: Way = { stems: [], phrase: false, prefix, weight, by: 'typed' }
  const likely = vocabulary.likelyEnd(prefix)
  return { ...asTyped(term, begun, ...ways), ...(likely ? { stems: [likely.stem] } : {}) }
}

/** A word that hardly any document has may be a fault that hardly any text makes. */
function nearlyNone({ documents }: Vocabulary): number {
  return Math.max(1, Math.floor(documents / 4_000))
}

function readRare(term: TermNode, form: string, documents: number, known: Known, apart: Way[]): Reading {
  // An acronym in capitals that some document has was meant.
  if (/^[\p{Lu}\d]+$/u.test(term.typed)) return asTyped(term, ...apart)
  const [near] = known.vocabulary.near(form)
  if (!near || near.stem === term.stems[0] || near.documents < 20 * documents) return asTyped(term, ...apart)
  return asTyped(term, ...apart, faultWay([near.stem], near.faults === 1 ? 0.6 : 0.4))
}

function readUnknown(term: TermNode, form: string, known: Known, apart: Way[]): Reading[] {
  const { vocabulary } = known
  const cut = withoutElision(form, term.typed, vocabulary)
  if (cut === '') return []
  if (cut !== undefined) return [corrected(term, [cut], [], apart)]
  if (apart.length > 0) return [asTyped(term, ...apart, ...nearWays(form, vocabulary))]
  const near = vocabulary.near(form)
  if (near.length > 0) return [corrected(term, [near[0]!.form], nearWays(form, vocabulary).slice(1), apart)]
  const pieces = unglue(form, vocabulary)
  if (!pieces) return [asTyped(term)]
  return pieces.map((piece) => ({
    ...corrected(term, [piece], [], apart),
    correction: { typed: term.typed, used: pieces.join(' ') },
  }))
}

/** Nothing has what was typed: what is read instead counts nearly as much. */
function corrected(term: TermNode, forms: string[], others: Way[], apart: Way[]): Reading {
  const stems = forms.map(stemOf)
  return {
    term,
    stems,
    ways: [typedWay(term.stems), faultWay(stems, 0.9), ...apart, ...others],
    correction: { typed: term.typed, used: forms.join(' ') },
  }
}

/** The likeliest, and one more where it is as close and about as frequent. */
function nearWays(form: string, vocabulary: Vocabulary): Way[] {
  const [first, ...others] = vocabulary.near(form)
  if (!first) return []
  const other = others.find(
    ({ stem, faults, documents }) =>
      stem !== first.stem && faults === first.faults && documents * 2 > first.documents,
  )
  return [faultWay([first.stem], 0.6), ...(other ? [faultWay([other.stem], 0.4)] : [])]
}
