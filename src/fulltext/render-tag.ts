/** Both tags of an element, with the attributes that tell an article from what is around it, or that a reader needs. */
export function renderTag(
  name: string,
  attributes: Readonly<Record<string, string>>,
): { start: string; end: string } {
  // An extractor must never meet a name that its own reader takes for something else.
  const written = /^[a-z][a-z0-9-]{0,30}$/.test(name) ? name : 'span'
  const told = kept
    .filter((key) => Object.hasOwn(attributes, key))
    .map((key) => ` ${key}="${escapeMarkup(attributes[key]!.slice(0, maxValue))}"`)
    .join('')
  const hidden = isHidden(attributes) ? ' style="display:none"' : ''
  return voids.has(written)
    ? { start: `<${written}${told}${hidden}/>`, end: '' }
    : { start: `<${written}${told}${hidden}>`, end: `</${written}>` }
}

/** Text or an attribute value, safe between tags and double quotes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (one) => entities[one]!)
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (Object.hasOwn(attributes, 'hidden')) return true
  const style = Object.hasOwn(attributes, 'style') ? attributes.style!.slice(0, maxValue) : ''
  return /(?:^|[;\s])(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)/i.test(style)
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const voids = new Set(['br', 'hr', 'wbr', 'col', 'area', 'meta', 'base', 'param'])
const kept =
  'class id role href lang rel itemprop aria-hidden aria-modal property name content start colspan rowspan scope title'.split(
    ' ',
  )
/** Characters of one attribute value. */
const maxValue = 2_000
