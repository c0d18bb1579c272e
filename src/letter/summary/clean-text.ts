/** Longest text that is read for a summary: what matters stands before. */
const most = 6000

const month =
  '(?:janv|f[ée]vr|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c|january|february|march|april|may|june|july|august|september|october|november|december)[a-zéû]{0,7}\\.?'
const date = `(?:\\d{1,2}(?:er)? ${month}(?: \\d{4})?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4})`
const hour = '(?:,? ?(?:à|-|–) ?\\d{1,2} ?(?:h|:|heures?) ?(?:\\d{2})?)?'

/** What pages and content managers write before a text begins. Each is tried again until none is left. */
const openings = [
  // Drupal: the title, its author's account, « ven 11/07/2025 - 10:46 ».
  /^.{0,250}?(?:^|[ .])(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[.,]{0,2} \d\d\/\d\d\/\d{4} - \d\d:\d\d */iu,
  new RegExp(
    `^(?:(?:article )?(?:publiée?s?|mise?s? (?:à jour|en ligne)|modifiée?|posté|date de publication|dernière mise à jour|actualité du) ?:?(?: le| :)? ?${date}${hour}) *[-–—|•:,.]? *`,
    'iu',
  ),
  // « Blois, le 12 mars 2026 – »: where and when a statement was made.
  new RegExp(`^\\p{Lu}[\\p{L}’' -]{2,30},? (?:le )?${date} ?[-–—:|] ?`, 'u'),
  new RegExp(`^${date} ?[-–—|•:] ?`, 'iu'),
  /^(?:temps|durée) de lecture ?:? ?(?:estimée? ?:? ?)?\d{1,3} ?(?:min(?:ute)?s?\.?) *[-–—|•]? */iu,
  /^(?:accueil|vous êtes ici|fil d[’']ariane|aller au contenu(?: principal)?)(?: ?[>›»/|:] ?| +)/iu,
  /^(?:communiqué de presse|actualités?|article|dossier|partager|imprimer) ?[-–—|•:>] ?/iu,
]

/** What they write after: « Lire la suite », the sign of a cut text, the last line of WordPress feeds. */
const endings = [
  / *(?:→|>+|»)? *(?:lire (?:la suite|l[’']article|plus)|en savoir (?:plus|\+)|continue reading|read more)\b.{0,120}$/iu,
  / *(?:l[’']article|the post|cet article) .{0,250} (?:est apparu en premier sur|appeared first on) .{0,80}$/iu,
]

/** The text without what surrounds it, one space between words, one line a paragraph. Bounded. */
export function cleanText(text: string, title: string): string {
  let clean = text
    .slice(0, most)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
  for (let turn = 0; turn < 6; turn += 1) {
    const before = clean
    clean = withoutTitle(clean, title)
    for (const opening of openings) clean = clean.replace(opening, '')
    if (clean === before) break
  }
  for (const ending of endings) clean = cutEnding(clean, ending)
  return clean.replace(/ ?(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|\.\.\.) *$/u, '…')
}

/** Pages say their title again above the text; a sentence that merely begins with its words goes on in small letters. */
function withoutTitle(text: string, title: string): string {
  if (title.length < 12 || !text.toLowerCase().startsWith(title.toLowerCase())) return text
  const rest = text.slice(title.length)
  return /^(?: ?[-–—|•:.!?…»]?)[\s]+[\p{Lu}\p{N}«“"]/u.test(rest)
    ? rest.replace(/^[\s\-–—|•:.!?…»]+/u, '')
    : text
}

// Only the tail is looked at: an ending holds 400 characters at most.
function cutEnding(text: string, ending: RegExp): string {
  const from = Math.max(0, text.length - 420)
  return text.slice(0, from) + text.slice(from).replace(ending, '')
}
