import type { Domain, Kind } from '../../axis/taxonomy.ts'
import type { Place } from '../facts.ts'
import { readAddress } from './address-kind.ts'
import { customaryDomain, domainOfKind } from './domain.ts'
import type { KindModel } from './kind-model.ts'
import { kindRules } from './kind-rules.ts'
import { signsOf } from './kind-signs.ts'
import { type KindSource, type KindWords, readKindWords } from './kind-words.ts'

/** What a reader of kinds knows beside the item. */
export interface KindContext {
  /** What the feed usually publishes. */
  usual?: { kind?: Kind; domain?: Domain }
  /** Without it only the rules speak. */
  model?: KindModel
  /** Places that the item names: a field report is about one. */
  places?: readonly Place[]
}

/**
 * One kind and one domain an item. Kind: the source's own word, else an address that holds one kind only, else the first
 * rule met, else what the learnt model weighs, else what the feed usually publishes. Domain: the kind's where it has one.
 */
export function readKind(item: KindSource, context: KindContext = {}): { kind: Kind; domain: Domain } {
  const { usual, model, places } = context
  const words = readKindWords(item)
  let signs: ReadonlyMap<string, number> | undefined
  const seen = (): ReadonlyMap<string, number> => (signs ??= signsOf(words, places))
  const kind = certainKind(item, words) ?? model?.kind(seen(), usual?.kind) ?? usual?.kind ?? 'actualite'
  const domain = domainOfKind(kind) ?? model?.domain(seen(), usual?.domain)
  return { kind, domain: domain ?? customaryDomain(kind) ?? usual?.domain ?? 'technologique' }
}

/** The kind alone. */
export function findKind(item: KindSource, usual?: Kind, model?: KindModel): Kind {
  return readKind(item, { usual: { kind: usual }, model }).kind
}

/** The kind that needs no weighing; undefined where only likeness could tell. */
export function certainKind(
  { kind, url }: KindSource,
  words: Pick<KindWords, 'title' | 'lead'>,
): Kind | undefined {
  if (kind) return kind
  const address = readAddress(url)
  if (!address) return kindByRule(words)
  return address.mixed ? (amongCalls(words) ?? address.kind) : address.kind
}

function kindByRule({ title, lead }: Pick<KindWords, 'title' | 'lead'>): Kind | undefined {
  const met = kindRules.find(
    (rule) =>
      (rule.title?.test(title) ?? true) && !rule.unless?.test(title) && (rule.lead?.test(lead) ?? true),
  )
  return met?.kind
}

const calls: readonly (Kind | undefined)[] = ['laureats', 'ami', 'appel-a-projets']
const callInOpening = /^.{0,200}\bappels? a (projets?|candidatures?|manifestations? d'interet|manifester)\b/

/** On a site of aids only a call, or its winners, is told apart. */
function amongCalls(words: Pick<KindWords, 'title' | 'lead'>): Kind | undefined {
  const kind = kindByRule(words)
  if (calls.includes(kind)) return kind
  const met = callInOpening.exec(words.lead)?.[1]
  if (!met) return undefined
  return met.startsWith('manifest') ? 'ami' : 'appel-a-projets'
}
