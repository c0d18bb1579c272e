import { analyse, type Token } from '../french/analyse.ts'
import type { SearchDocument } from '../search-index.ts'

/** Signs that no word has, before a stem or a reference: where it stands (see `marks` in migration 0009). */
export const signs = { title: '§', publisher: '©', salient: '¶', ref: '¤' } as const

/** About forty pages. What stands further is not searched: one annex of tables would outweigh a thousand items. */
const maxTextLength = 120_000
const maxWordLength = 64
const maxRefs = 200
const salientEnd = 200
const salientCount = 3
const leadWords = { title: 60, text: 300, publisher: 20 }

/** A document's words as the tables hold them, apart by spaces. */
export interface DocumentWords {
  title: string
  text: string
  publisher: string
  marks: string
  forms: string
  lead: string
  /** What a segment is closed by: each stem once, then the marks, then each form once. */
  distinct: { stems: string[]; marks: string[]; forms: string[] }
}

export function documentWords(document: SearchDocument): DocumentWords {
  const [title, text, publisher] = [
    document.title,
    document.text.slice(0, maxTextLength),
    document.publisher,
  ].map((one) => analyse(one)) as [Token[], Token[], Token[]]
  const every = [...title, ...text, ...publisher]
  const marks = [
    ...marked(signs.title, termsOf(title)),
    ...marked(signs.publisher, termsOf(publisher)),
    ...marked(signs.salient, salientTerms(text)),
    ...(document.refs ?? []).slice(0, maxRefs).map(refToken),
  ]
  const forms = unique(formsOf(every))
  return {
    title: termsOf(title).join(' '),
    text: termsOf(text).join(' '),
    publisher: termsOf(publisher).join(' '),
    marks: marks.join(' '),
    forms: forms.join(' '),
    lead: leadOf(title, text, publisher),
    distinct: { stems: unique(termsOf(every)), marks: unique(marks), forms },
  }
}

/** A reference as one word: what is neither letter nor digit is spelled, so that no two are alike. */
export function refToken(ref: string): string {
  const spelled = ref
    .toLowerCase()
    .slice(0, maxWordLength)
    .replace(/[^a-z0-9]/gu, (character) => `·${character.codePointAt(0)!.toString(16)}·`)
  return `${signs.ref}${spelled}`
}

function salientTerms(text: readonly Token[]): string[] {
  const counts = new Map<string, number>()
  for (const { term, start } of text) {
    counts.set(term, (counts.get(term) ?? 0) + (start < salientEnd ? salientCount : 1))
  }
  return [...counts].filter(([, count]) => count >= salientCount).map(([term]) => term)
}

function leadOf(title: readonly Token[], text: readonly Token[], publisher: readonly Token[]): string {
  return [
    formsOf(title.slice(0, leadWords.title)),
    formsOf(text.slice(0, leadWords.text)),
    formsOf(publisher.slice(0, leadWords.publisher)),
  ]
    .map((forms) => forms.join(' '))
    .join('\n')
}

function marked(sign: string, terms: readonly string[]): string[] {
  return unique(terms).map((term) => `${sign}${term}`)
}

function termsOf(tokens: readonly Token[]): string[] {
  return tokens.map((token) => token.term)
}

function formsOf(tokens: readonly Token[]): string[] {
  return tokens.map((token) => token.form.slice(0, maxWordLength))
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}
