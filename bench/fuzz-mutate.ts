/** Numbers from 0 to 1, always the same for one seed (mulberry32): a case is made again from its number alone. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)]
  if (chosen === undefined) throw new RangeError('nothing to pick from')
  return chosen
}

// Blanks are written as "_" here.
const scraps =
  String.raw`< > & " ' </ /> <!-- --> <![CDATA[ ]]> <?xml_ <!DOCTYPE_x_[ <!ENTITY_a_"&a;&a;"> &nbsp; &#0; &#xD800; &a;
{ } [ ] \ \u : , <item> </item> <entry> <link> <content_type="xhtml"> <rss> <rdf:RDF> <svg> <table> <select> <a_href="
xml:base="javascript:" encoding="utf-16" encoding="iso-2022-jp" charset= 2026- 1_ T24:00 +14:00 #! % @ //`
    .split(/\s/)
    .map((scrap) => scrap.replaceAll('_', ' '))
    .concat(Array.from('\0\u0092\ufeff\ud800\u2028\n'))

/** One to eight damages: a piece gone, doubled, moved, cut at its end, swapped for another document's, or scraps put in. */
export function damage(document: string, others: readonly string[], random: () => number): string {
  let damaged = document
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1)
    damaged = damageOnce(damaged, others, random)
  return damaged.slice(0, maxLength)
}

const maxLength = 400_000

function damageOnce(text: string, others: readonly string[], random: () => number): string {
  const at = Math.floor(random() * (text.length + 1))
  const end = at + Math.floor(random() ** 3 * (text.length - at))
  const [before, piece, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)]
  switch (Math.floor(random() * 8)) {
    case 0:
      return before + after
    case 1:
      return before + piece + piece + after
    case 2:
      return before
    case 3:
      return before + pick(others, random).slice(at, end) + after
    case 4:
      return before + repeated(pick(scraps, random), random) + after
    case 5:
      return before + repeated(pick(text.match(/<[^<>]{0,80}>/g) ?? scraps, random), random) + after
    case 6:
      return before + String.fromCharCode(Math.floor(random() * 0x300)) + text.slice(at + 1)
    default:
      return before + pick(scraps, random) + after
  }
}

/** Once as a rule; now and then as often as makes what is quadratic slow. */
function repeated(piece: string, random: () => number): string {
  return piece.repeat(
    random() < 0.05 ? Math.ceil((random() * 200_000) / piece.length) : 1 + Math.floor(random() * 3),
  )
}

/** The bytes of a document, in one encoding or another, sometimes with stray bytes. */
export function encode(text: string, random: () => number): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  const way = random()
  if (way < 0.1) return Uint8Array.from(units)
  if (way < 0.15) return Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]))
  const body = new TextEncoder().encode(text)
  if (way < 0.4 && body.length > 0) {
    for (let left = 3; left > 0; left -= 1)
      body[Math.floor(random() * body.length)] = Math.floor(random() * 256)
  }
  return body
}
