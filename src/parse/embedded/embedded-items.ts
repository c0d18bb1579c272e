import { ParseError } from '../../errors.ts'
import type { EmbeddedItems } from '../../feed/definition.ts'
import { findJsonText } from './embedded-json.ts'
import type { CheerioAPI } from '../html/html-tree.ts'
import { parseJsonApi } from '../records/json-api.ts'
import { listedTypes, readJsonLd } from './json-ld.ts'
import { readLenientJson } from './lenient-json.ts'
import type { ParsedFeed } from '../raw-item.ts'
import { foundNothing, selectAll } from '../html/select-in-tree.ts'

/** Shops write one a product; no list has more. */
const maxScripts = 500

/**
 * Items that stand in a script of the page and not in its elements.
 *
 * @throws {ParseError} `selector-found-nothing`, `malformed-json`, `mapping-found-nothing`
 */
export function readEmbeddedItems(
  $: CheerioAPI,
  embedded: EmbeddedItems,
): Pick<ParsedFeed, 'items' | 'bozo'> {
  return embedded.kind === 'json-ld' ? readLinkedData($, embedded.types) : readScript($, embedded)
}

/**
 * Every item that the page describes in schema.org terms.
 *
 * @throws {ParseError} `selector-found-nothing` when there is none of these types
 */
function readLinkedData(
  $: CheerioAPI,
  types: readonly string[] = listedTypes,
): Pick<ParsedFeed, 'items' | 'bozo'> {
  const { elements: scripts } = selectAll($, 'script[type^="application/ld+json" i]', maxScripts)
  const documents = scripts.map((script) => readLenientJson(script.text()))
  const read = documents.filter((document) => document !== undefined)
  const items = readJsonLd(read, types)
  const broken = documents.length - read.length
  if (items.length === 0) throw nothingDescribed(scripts.length, broken, types)
  return broken === 0 ? { items } : { items, bozo: brokenScripts(broken) }
}

function nothingDescribed(scripts: number, broken: number, types: readonly string[]): ParseError {
  const seen = broken > 0 ? brokenScripts(broken) : `La page en a ${scripts}.`
  return new ParseError(
    'selector-found-nothing',
    `Aucun bloc « script[type="application/ld+json"] » ne décrit d’élément de type ${types.slice(0, 4).join(', ')}${types.length > 4 ? '…' : ''}. ${seen} La page a sans doute changé : corriger la définition de la source.`,
  )
}

function brokenScripts(count: number): string {
  return count === 1
    ? 'Un bloc JSON-LD de la page n’est pas lisible.'
    : `${count} blocs JSON-LD de la page ne sont pas lisibles.`
}

function readScript(
  $: CheerioAPI,
  { selector, mapping }: Extract<EmbeddedItems, { kind: 'script' }>,
): Pick<ParsedFeed, 'items' | 'bozo'> {
  const { elements: scripts } = selectAll($, selector, maxScripts)
  if (scripts.length === 0) throw foundNothing(selector, 'aucun script')
  const json = scripts.map((script) => findJsonText(script.text())).find((text) => text !== undefined)
  if (json === undefined) {
    throw new ParseError(
      'malformed-json',
      `Le script « ${selector} » ne contient pas de JSON lisible. La page a sans doute changé : corriger la définition de la source.`,
    )
  }
  const parsed = parseJsonApi(json, mapping)
  // An API may have nothing today; a page that shows a list never has an empty one.
  if (parsed.items.length === 0) {
    throw new ParseError(
      'selector-found-nothing',
      `Le script « ${selector} » ne donne aucun élément au chemin « ${mapping.items} ». La page a sans doute changé : corriger la définition de la source.`,
    )
  }
  return parsed
}
