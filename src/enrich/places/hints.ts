import type { Item } from '../../normalise/item.ts'
import type { Passage } from '../facts.ts'
import { codeOfDemonym } from './demonyms.ts'
import { syndicates } from './usual-names.ts'

/** Words that tell a département or a region without naming it. */
export interface Hint {
  codes: readonly string[]
  at: Passage
}

/** Where a hint stands is where the subject is: further than this, it is about something else. */
const read = 5_000

/** Departmental syndicates, and names of inhabitants: « les Loirétains ». */
export function findHints({ title, text }: Pick<Item, 'title' | 'text'>): Hint[] {
  return [...hintsOf('title', title.slice(0, read)), ...hintsOf('text', text.slice(0, read))]
}

function hintsOf(field: Passage['field'], text: string): Hint[] {
  const named = Object.entries(syndicates).flatMap(([name, codes]): Hint[] => {
    const start = text.indexOf(name)
    return start < 0 ? [] : [{ codes, at: { field, start, end: start + name.length } }]
  })
  const inhabitants = [...text.matchAll(/\p{L}{5,20}/gu)].flatMap((match): Hint[] => {
    const code = codeOfDemonym(match[0])
    return code
      ? [{ codes: [code], at: { field, start: match.index, end: match.index + match[0].length } }]
      : []
  })
  return [...named, ...inhabitants]
}
