import { type CommuneTable, hashOf } from './commune-table.ts'
import { ambiguousCommunes, ambiguousDepartements, notPlaces } from './ambiguous-names.ts'
import { bareEpciKey } from './epci-names.ts'
import { foldName } from './fold-name.ts'
import type { Territories, Territory } from './territories.ts'
import { otherNames } from './usual-names.ts'

/** What a name may mean. */
export interface NameEntry {
  /** None: a name that holds a place's and is none. */
  places: Territory[]
}

export interface NameIndex {
  entry(key: string): NameEntry | undefined
  /** Words of the longest name that begins with this one; 0 where none does. */
  longest(firstWord: string): number
}

export function indexNames(territories: Territories): NameIndex {
  const { wide, communes } = territories.gazetteer()
  const names = new Names(communes)
  for (const place of wide) names.add(place.key, place)
  for (const place of wide) {
    if (place.level === 'epci') for (const key of bareEpciKeys(place.key, names)) names.add(key, place)
  }
  for (let index = 0; index < communes.count; index += 1) {
    const commune = communes.at(index)
    names.open(commune.key)
    const short = shortTownKey(commune)
    if (short && !communes.has(short)) names.add(short, commune)
  }
  for (const [code, others] of Object.entries(otherNames)) {
    const place = territories.find(code)
    if (place) for (const name of others) names.add(foldName(name), place)
  }
  for (const name of notPlaces) names.empty(foldName(name))
  return names
}

const mostMet = 4_000

/** Names that are not a commune's own, over the table of those that are. */
class Names implements NameIndex {
  readonly #communes: CommuneTable
  readonly #others = new Map<string, readonly Territory[]>()
  readonly #empty = new Set<string>()
  /** What was looked for lately: the same words come back from item to item. */
  readonly #met = new Map<string, NameEntry | undefined>()
  /** By hash: two first words that share one cost a look too many. */
  readonly #longest = new Uint8Array(65_536)

  constructor(communes: CommuneTable) {
    this.#communes = communes
  }

  add(key: string, place: Territory): void {
    const known = this.#others.get(key) ?? []
    if (known.some(({ code }) => code === place.code)) return
    this.#others.set(key, [...known, place])
    this.open(key)
  }

  empty(key: string): void {
    this.#empty.add(key)
    this.open(key)
  }

  has(key: string): boolean {
    return this.#others.has(key) || this.#communes.has(key)
  }

  entry(key: string): NameEntry | undefined {
    if (this.#met.has(key)) return this.#met.get(key)
    if (this.#met.size >= mostMet) this.#met.clear()
    const entry = this.#read(key)
    this.#met.set(key, entry)
    return entry
  }

  #read(key: string): NameEntry | undefined {
    if (this.#empty.has(key)) return { places: [] }
    const others = this.#others.get(key)
    const communes = this.#communes.named(key)
    if (!others && communes.length === 0) return undefined
    return { places: others ? [...others, ...communes] : communes }
  }

  longest(firstWord: string): number {
    return this.#longest[hashOf(firstWord) % this.#longest.length]!
  }

  /** Counts the words of a name. */
  open(key: string): void {
    const words = key.split(' ')
    const at = hashOf(words[0]!) % this.#longest.length
    if (words.length > this.#longest[at]!) this.#longest[at] = words.length
  }
}

const openings = new Set(
  `saint sainte saints mont pont villeneuve bourg chateau roche ville port grand notre fort belle beau bois haut haute basse
  petit petite neuve vieux vieille val vals trois quatre deux champ champs eglise moulin moulins belle abbaye salon deuil deux
  france terre soleil place marche garde`.split(/\s+/),
)

/** « Romorantin », « La Charité »: how the press shortens the hyphenated name of a town. */
function shortTownKey({ level, name, rank }: Territory): string | undefined {
  if (level !== 'commune' || rank < 6 || !name.includes('-')) return undefined
  const [first = ''] = name.split('-')
  const key = foldName(first)
  const own = key.split(' ').at(-1)!
  return own.length >= 5 && !openings.has(own) ? key : undefined
}

/** « Grand Nancy » of « Métropole du Grand Nancy »; « Cambrai » and « Les Loges » of « Communauté … des Loges ». */
function bareEpciKeys(key: string, known: { has(key: string): boolean }): string[] {
  const [, bare] =
    /^communaute (?:d agglomeration|de communes|urbaine) (?:de la |de l |de |du |des |d )(.+)$/.exec(key) ??
    []
  if (bare)
    return [bare, `le ${bare}`, `la ${bare}`, `les ${bare}`, `l ${bare}`].filter((one) => known.has(one))
  const own = bareEpciKey(key)
  return own && !known.has(own) ? [own] : []
}

const generalWords = new Set(
  `sud nord est ouest centre foret forets plaine plaines vallee vallees val vals pays terre terres cote cotes coteaux rives
  rivieres portes porte coeur grand haute haut hauts hautes bas deux trois quatre cinq iles ile mer lacs lac monts mont
  montagne montagnes source sources region bassin plateau canton vignoble bocage causses et de du des la le les l d en
  entre rive loges collines`.split(/\s+/),
)

/**
 * True for a name that needs a witness. A town of 12,800 people is known by its name; a village is not, unless its name
 * can be nothing else.
 */
export function isWeak(place: Territory, key: string, { places }: NameEntry): boolean {
  const { level, rank } = place
  const words = key.split(' ')
  const own = words.filter((word) => !['le', 'la', 'les', 'l'].includes(word))
  if (level === 'region' || level === 'lieu') return false
  if (level === 'departement')
    return places.some((one) => one.level === 'commune') || ambiguousDepartements.has(key)
  if (level === 'epci') {
    if (/agglo|metropole|communaute/.test(key)) return places.some((one) => one.level === 'commune')
    return (
      own.length < 2 ||
      words.every((word) => generalWords.has(word)) ||
      places.some((one) => one.level === 'commune')
    )
  }
  if (place.key !== key) return true
  if (ambiguousCommunes.has(key) || places.some((one) => one.level === 'departement')) return true
  if (own.length >= 3) return false
  if (own.length === 2) return rank < (own[0] === 'saint' || own[0] === 'sainte' ? 8 : 3)
  return rank < (words.length > 1 ? 8 : 7) || key.length <= 3
}
