/** A line that begins like a sentence begins one: above it stood a heading, or the end of a paragraph. */
export function splitSentences(text: string): string[] {
  return text
    .split(/\n(?=[\p{Lu}\p{N}«“"•–—-])/u)
    .flatMap((paragraph) => splitParagraph(paragraph.replaceAll('\n', ' ')))
}

// A sentence ends at . ! ? or … before a space and a capital, a figure or an opening quote, abbreviations aside.
function splitParagraph(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const { index, 0: mark } of text.matchAll(/[.!?…](?=(?: ?»)? [\p{Lu}\p{N}«“"])/gu)) {
    if (mark === '.' && abbreviation.test(text.slice(Math.max(start, index - 8), index))) continue
    const end =
      index +
      mark.length +
      (/^ ?»/.exec(text.slice(index + mark.length, index + mark.length + 2))?.[0].length ?? 0)
    sentences.push(text.slice(start, end).trim())
    start = end
  }
  return [...sentences, text.slice(start).trim()].filter((sentence) => sentence !== '')
}

const abbreviation = /(?:^|[\s(’'])(?:MM?|Mme|Mlle|Dr|Pr|Me|St|Ste|art|al|cf|env|ex|p|pp|n|no|vol|tél|[A-Z])$/
