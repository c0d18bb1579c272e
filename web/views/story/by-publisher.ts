/** First words of publishers' names, by the article that French puts before them. */
const feminine =
  /^(?:région|préfecture|banque|commission|cour|gazette|chambre|direction|fondation|métropole|CNIL|DINUM|DGCL|FNCCR)$/i
const masculine =
  /^(?:département|ministère|conseil|syndicat|sénat|journal|défenseur|groupement|réseau|centre|Cerema)$/i
// « l’ADEME », « l’ANCT »: an acronym that begins with a vowel is elided whatever its gender.
const elided = /^(?:agence|autorité|assemblée|observatoire|office|institut|association|union|arcep|insee)$/i
const acronym = /^[AEIOU][A-Z]{2,7}$/

/** « la Région Centre-Val de Loire », « l’Autorité des réseaux », « Maire-info »: a publisher's name after « selon ». */
export function withArticle(publisher: string): string {
  if (/^(?:la|le|les) |^l[’']/i.test(publisher)) return publisher[0]!.toLowerCase() + publisher.slice(1)
  const [first = ''] = publisher.split(' ')
  if (feminine.test(first)) return `la ${publisher}`
  if (masculine.test(first)) return `le ${publisher}`
  return elided.test(first) || acronym.test(first) ? `l’${publisher}` : publisher
}
