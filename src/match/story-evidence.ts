import type { Kind } from '../axis/taxonomy.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { foldText } from '../enrich/text/fold-text.ts'
import { splitWords } from '../enrich/text/words.ts'
import { type Edition, readEdition } from './edition.ts'
import { findFunders } from './funders.ts'
import { type Significant, quotedName, significantWords } from './significant-words.ts'
import { titleKey } from './title-key.ts'

/** What of an item tells which event it is about; a stored item gives its first `leadLength` characters only. */
export type Tellable = Pick<
  EnrichedItem,
  'id' | 'feedId' | 'identity' | 'url' | 'title' | 'text' | 'kind' | 'facts' | 'closing' | 'publishedAt'
> & { firstSeenAt?: string }

/** An event stands in the first lines; further down, texts speak of everything. */
export const leadLength = 700

export type Genre = 'call' | 'winners' | 'text' | 'tender' | 'event' | 'news'

/** Two items are compared by these, read once from each. */
export interface Evidence {
  id: string
  feedId: string
  genre: Genre
  /** It changes another text that says it wrongly: tied to it, never the same. */
  rectifies: boolean
  /** It tells that a deadline was put off. */
  prolongs: boolean
  url?: string
  /** The legal texts that it is, by their normalised names. */
  refs: readonly string[]
  /** Number of a tender notice in its bulletin: « 26-12345 ». */
  notice?: string
  titleKey: string
  title: ReadonlyMap<string, number>
  /** Title and lead. */
  words: ReadonlyMap<string, number>
  /** Proper names and long numbers of the title. */
  names: ReadonlySet<string>
  /** Of the whole lead. */
  allNames: ReadonlySet<string>
  /** What a call is called: the words between its guillemets, else those of its title. */
  programme: ReadonlyMap<string, number>
  edition: Edition
  funders: ReadonlySet<string>
  /** Codes of the places in the title. */
  places: readonly string[]
  /** What must stand in another telling for it to name each of them. */
  placeNames: readonly (readonly string[])[]
  /** ISO day. */
  closing?: string
  /** ISO day of publication, else of first reading. */
  date?: string
}

const texts: readonly Kind[] = ['loi', 'decret', 'arrete', 'reglement-ue']
const calls: readonly Kind[] = ['appel-a-projets', 'ami', 'aide']

/** A check asks thrice for the same item: for its keys, its stories, and the writing of its keys. */
const read = new WeakMap<Tellable, Evidence>()

/** What tells the event in the title and the first lines. */
export function evidenceOf(item: Tellable): Evidence {
  const known = read.get(item)
  if (known) return known
  const evidence = readEvidence(item)
  read.set(item, evidence)
  return evidence
}

function readEvidence(item: Tellable): Evidence {
  const title = item.title.slice(0, 400)
  const lead = item.text.slice(0, leadLength)
  const funders = findFunders(`${title}\n${lead}`)
  const places = item.facts.places.filter(({ at }) => at?.field === 'title')
  const named = places.map(({ name }) => significantWords(name))
  const placeStems = new Set(named.flatMap(({ words }) => [...words.keys()]))
  const inTitle = lightened(significantWords(title, funders), placeStems)
  const whole = lightened(significantWords(`${title}\n${lead}`, funders), placeStems)
  const folded = foldText(title)
  const refs = item.facts.refs.flatMap(({ ref, relation }) => (relation === 'is' ? [ref] : []))
  const notice = noticeOf(item)
  const date = item.publishedAt ?? item.firstSeenAt
  return {
    id: item.id,
    feedId: item.feedId,
    genre: genreOf(item.kind, folded, refs),
    rectifies: /\b(?:rectificati|erratum|corrigendum)/.test(folded),
    prolongs: /\b(?:prolong|report(?:e|ee|ees)?\b|delai supplementaire)/.test(foldText(`${title} ${lead}`)),
    refs,
    titleKey: titleKey(title),
    title: inTitle.words,
    words: whole.words,
    names: new Set([...inTitle.names, ...[...inTitle.words.keys()].filter((stem) => whole.names.has(stem))]),
    allNames: whole.names,
    programme: programmeOf(title, inTitle, funders),
    edition: readEdition(splitWords(title).map((word) => word.folded)),
    funders: new Set(funders.map(({ id }) => id)),
    places: places.map(({ code }) => code),
    placeNames: named.map(({ words, names }) => wholeName(words, names)),
    ...(item.url ? { url: item.url } : {}),
    ...(notice ? { notice } : {}),
    ...(item.closing ? { closing: item.closing.value.slice(0, 10) } : {}),
    ...(date ? { date: date.slice(0, 10) } : {}),
  }
}

/** By its kind, and by what its title says of itself: a press article is filed as news whatever it tells. */
function genreOf(kind: Kind, title: string, refs: readonly string[]): Genre {
  if (kind === 'laureats' || /\b(?:laureat|projets? retenus|projets? selectionne)/.test(title))
    return 'winners'
  if (kind === 'marche-public') return 'tender'
  if (refs.length > 0 || (texts.includes(kind) && isTextTitle(title))) return 'text'
  if (kind === 'evenement') return 'event'
  if (
    calls.includes(kind) ||
    /\b(?:appels? a (?:projets?|candidatures?|manifestation)|aap|ami|candidatez)\b/.test(title)
  )
    return 'call'
  return 'news'
}

/** « Noyers-du-Lac » by itself; the words of « Le Mans » all together. */
function wholeName(words: Significant['words'], names: Significant['names']): string[] {
  const compound = [...names].filter((name) => name.includes('-'))
  return compound.length > 0 ? compound : [...words.keys()]
}

/** Ten things happen in a town: its name tells where, which `places` compares, and little of what. */
function lightened({ words, names }: Significant, placeStems: ReadonlySet<string>): Significant {
  if (placeStems.size === 0) return { words, names }
  return {
    words: new Map(
      [...words].map(([stem, weight]) => [stem, placeStems.has(stem) ? Math.min(weight, 0.4) : weight]),
    ),
    names: new Set([...names].filter((stem) => !placeStems.has(stem))),
  }
}

function isTextTitle(title: string): boolean {
  return /^(?:loi|ordonnance|decret|arrete|reglement|directive|decision|circulaire|instruction)\b[^:?!]{0,40}(?:\d|\bdu \d)/.test(
    title,
  )
}

function programmeOf(
  title: string,
  { words }: Significant,
  funders: ReturnType<typeof findFunders>,
): Map<string, number> {
  const name = quotedName(title)
  const quoted =
    name && significantWords(title.slice(name.start, name.end), shifted(funders, name.start)).words
  const chosen = quoted && [...quoted.values()].some((weight) => weight >= 0.4) ? quoted : words
  return new Map([...chosen].filter(([stem, weight]) => weight >= 0.4 && !/^20\d\d$/.test(stem)))
}

function shifted(funders: ReturnType<typeof findFunders>, by: number) {
  return funders.map(({ start, end }) => ({ start: start - by, end: end - by }))
}

function noticeOf({ kind, identity, title }: Tellable): string | undefined {
  if (kind !== 'marche-public') return undefined
  return /(?:^|\D)(\d{2,4}-\d{4,7})(?!\d)/.exec(`${identity.slice(0, 100)} ${title.slice(0, 200)}`)?.[1]
}
