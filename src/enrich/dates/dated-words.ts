import type { DayGroup } from './day-groups.ts'
import { type Head, findHeads } from './heads.ts'

/** What the words around a group make of it. */
export type DatedRole = 'opening' | 'pre-deposit' | 'submission' | 'entry-into-force' | 'event'

export interface Reading {
  role: DatedRole
  /** 4 replaces an earlier date, 3 says by itself that it closes, 2 is « avant le » with a word about applying, 1 without. */
  strength: 1 | 2 | 3 | 4
  /** The first days of a range open what the last one closes. */
  opens?: boolean
}

const untilWords =
  /\b(?:avant|jusqu'(?:au|a|en)|au plus tard|d'ici|cloturee?s?|before|until|by|no later than)\b(?: (?:pour|le|au|du|a|la date du|soir du|fin|terme du|minuit))*[ :,(]*$/
/** « Le 4 juin 2027 à midi au plus tard. » */
const untilAfter = /^[ ,(]{0,2}(?:au plus tard|derniere? (?:delai|limite)|delai de rigueur)\b/
const sinceWords = /\b(?:a compter du|a partir du|a dater du|des le|depuis le|from)[ :,(]*$/

/** « La loi du 7 octobre 2016 »: the date of a text is its name. */
const legalName =
  /\b(?:lois?|decrets?|arretes?|ordonnances?|directives?|reglement|circulaire|deliberations?|decisions?|arrets?|jugement|avis|instruction|communique|note|rapport|accord|traite)\b[^,;:()]{0,50} du (?:\w+ )?$/
/** « Doivent parvenir le », « attendues pour le »: a day by which, without « avant ». */
const dueWords =
  /\b(?:parvenir|attendue?s?|a (?:remettre|deposer|adresser|envoyer|transmettre|retourner|renvoyer)|remise?s? pour|fixee?s?|tombe)\b[^.:]{0,40}$|\b(?:dossiers?|candidatures?|offres?|reponses?|propositions?)(?: \w+)? pour le $/
const inForceWords = /\b(?:le|au|on)[ :]*$|: ?$/
/** What should have applied and was put off. */
const formerly = /\b(?:devai(?:t|ent)|aurai(?:t|ent)|aurait du|initialement|report)/
const endVerbs = /^(?:ferm|s'achev|prend|se termin|expir)/
const endWords = /\b(?:s'achev\w+|prend(?:ra)? fin|se termin\w+|expir\w+|ferm\w+)\b[^.:]{0,30}$/
/** A scheme ends; what one may apply to under it may have closed before. */
const schemeEnds = /\b(?:reglement|dispositif|programme|convention|regime|contrat)\b[^:]{0,60}$/
/** Farther, the date belongs to something that was not recognised. */
const farthest = 90

/** What the group is the date of; undefined when the words do not say, or say something that closes nothing. */
export function readGroup(group: DayGroup, before: Head | undefined): Reading | undefined {
  const left = lastClause(group.left)
  if (group.shape !== 'range' && legalName.test(left)) return undefined
  const head = ruling(left) ?? (left.length <= 50 ? before : undefined) ?? leading(left, group.right)
  return group.shape === 'range' ? readRange(head) : readDays(left, head, group, before)
}

/** The head that the next group of the sentence may share: « une première relève le 15 mars, une seconde le 15 juin ». */
export function headOf(group: DayGroup, before: Head | undefined): Head | undefined {
  return ruling(lastClause(group.left)) ?? before
}

function lastClause(left: string): string {
  return left.slice(left.lastIndexOf(';') + 1)
}

/** The last noun, else the last verb; what closes by itself is not undone by the works that it is about. */
function ruling(left: string): Head | undefined {
  const heads = findHeads(left)
  const nouns = heads.filter(({ role }) => role !== 'verb')
  const last = nouns.at(-1)
  if (!last) return heads.at(-1)
  if (last.role === 'moved') return isOfCall(left, nouns) ? last : { ...last, role: 'other' }
  const limit = nouns.findLast(({ role }) => role === 'limit' || role === 'moved')
  if (
    limit &&
    nouns.slice(nouns.indexOf(limit) + 1).every(({ role }) => role === 'apply' || role === 'aside')
  )
    return limit
  const consultation = last.role === 'event' && /^(?:se|aur)/.test(last.word) && nouns.at(-2)
  if (consultation && /^(?:consultation|concertation|enquete)/.test(consultation.word)) return consultation
  const opening = nouns.findLast(({ role }) => role !== 'apply')
  if (opening?.role === 'open' && last.role === 'apply') return opening
  // The last day to sign up for a meeting is no date of the meeting.
  return limit && last.role === 'event' ? { ...last, role: 'other' } : last
}

/** What is put off or prolonged is the call, not the scheme or the works. */
function isOfCall(left: string, nouns: readonly Head[]): boolean {
  const before = nouns.at(-2)?.role
  if (before === undefined)
    return /^[,;) ]*(?:(?:est|sont|a ete|ont ete|puis) )?$/.test(left.slice(0, nouns[0]!.index))
  return before !== 'aside' && before !== 'event' && before !== 'entry'
}

/** « Jusqu’au 15 mars 2027, les communes peuvent candidater »: the words come after. */
function leading(left: string, right: string): Head | undefined {
  if (left.length - left.search(/[^,:(]*$/) > 40) return undefined
  const [first] = findHeads(right)
  return first?.role === 'apply' || first?.role === 'open' || first?.role === 'limit'
    ? { ...first, role: 'apply' }
    : undefined
}

function readRange(head: Head | undefined): Reading | undefined {
  switch (head?.role) {
    case 'limit':
    case 'moved':
      return { role: 'submission', strength: 3, opens: true }
    case 'apply':
    case 'open':
      return { role: 'submission', strength: 2, opens: true }
    case 'verb':
      return endVerbs.test(head.word) ? undefined : { role: 'submission', strength: 1, opens: true }
    case 'pre':
      return { role: 'pre-deposit', strength: 3, opens: true }
    case 'event':
      return { role: 'event', strength: 2 }
    default:
      return undefined
  }
}

function readDays(
  left: string,
  head: Head | undefined,
  group: DayGroup,
  before: Head | undefined,
): Reading | undefined {
  if (!head) return undefined
  if (untilWords.test(left)) return readUntil(head, before)
  if (left.length - head.index > farthest + head.word.length) return undefined
  if (head.role === 'limit') return { role: 'submission', strength: 3 }
  if (sinceWords.test(left)) return readSince(head, left)
  if (untilAfter.test(group.right)) return readUntil(head, before)
  switch (head.role) {
    case 'moved':
      return { role: 'submission', strength: 4 }
    case 'pre':
      return { role: 'pre-deposit', strength: 2 }
    case 'open':
      if (dueWords.test(left)) return { role: 'submission', strength: 2 }
      return isAboutApplying(left, group.right) ? { role: 'opening', strength: 2 } : undefined
    case 'apply':
      return dueWords.test(left) || (endWords.test(left) && !schemeEnds.test(left))
        ? { role: 'submission', strength: 2 }
        : undefined
    case 'verb':
      return dueWords.test(left) ? { role: 'submission', strength: 2 } : undefined
    case 'entry':
      return inForceWords.test(left) && !formerly.test(left)
        ? { role: 'entry-into-force', strength: 2 }
        : undefined
    case 'event':
      return { role: 'event', strength: 2 }
    default:
      return undefined
  }
}

function readUntil({ role, word }: Head, before: Head | undefined): Reading | undefined {
  // Signing up for a meeting is no application; signing up for a call may be.
  if (word === 'inscri') return before?.role === 'event' ? undefined : { role: 'submission', strength: 1 }
  switch (role) {
    case 'moved':
      return { role: 'submission', strength: 4 }
    case 'limit':
      return { role: 'submission', strength: 3 }
    case 'pre':
      return { role: 'pre-deposit', strength: 3 }
    case 'open':
    case 'apply':
      return { role: 'submission', strength: 2 }
    case 'verb':
      return { role: 'submission', strength: 1 }
    default:
      return undefined
  }
}

function readSince({ role }: Head, left: string): Reading | undefined {
  if (role === 'entry') return formerly.test(left) ? undefined : { role: 'entry-into-force', strength: 2 }
  return role === 'open' || role === 'apply' || role === 'pre' ? { role: 'opening', strength: 2 } : undefined
}

/** « Ouverture : » alone on its line is that of the call. */
function isAboutApplying(left: string, right: string): boolean {
  return left.length <= 20 || findHeads(left + right).some(({ role }) => role === 'apply' || role === 'limit')
}
