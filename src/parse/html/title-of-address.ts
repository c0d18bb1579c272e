/**
 * What the last part of an address says, for a page whose title is not known: "appel-a-projets-2026.html" is
 * "Appel a projets 2026". Accents are lost in addresses and are not guessed. Undefined where that part says nothing
 * (the home page, "index.php", a number).
 */
export function titleOfAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const parts = new URL(address).pathname.split('/').filter((part) => part !== '')
  return parts
    .slice(-2)
    .toReversed()
    .map(inWords)
    .find((words) => words !== undefined)
}

function inWords(part: string): string | undefined {
  const words = decoded(part)
    .replace(/\.(?:html?|php|aspx?|jsp|pdf)$/i, '')
    // Many sites put a number before or behind the words: "12345-titre", "titre_a1234", "titre-12345".
    .replace(/^\d{3,}[-_]|[-_][a-z]?\d{5,}$/i, '')
    .replace(/[-_+.\s]+/g, ' ')
    .trim()
  if (!/\p{L}{3}/u.test(words) || /^(?:index|default|home|accueil)$/i.test(words)) return undefined
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1, 300)}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
