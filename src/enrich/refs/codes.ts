/**
 * The codes in force (legifrance.gouv.fr/liste/code), by the words that follow « code ». Those that administrations
 * call by their initials are named so; the others keep their whole name.
 */
const names = [
  'général des collectivités territoriales = CGCT',
  'des postes et des communications électroniques = CPCE',
  'des postes et communications électroniques = CPCE',
  'des postes et télécommunications = CPCE',
  'des postes = CPCE',
  'de la sécurité intérieure = CSI',
  'de justice administrative = CJA',
  'de la justice administrative = CJA',
  "des relations entre le public et l'administration = CRPA",
  'des relations entre le public et les administrations = CRPA',
  'des relations du public avec l’administration = CRPA',
  'de la commande publique = CCP',
  'général des impôts = CGI',
  'général de la propriété des personnes publiques = CGPPP',
  'général de la fonction publique = CGFP',
  'de la fonction publique = CGFP',
  "de l'action sociale et des familles = CASF",
  "de l'urbanisme",
  'du patrimoine',
  "de l'environnement",
  "de l'éducation",
  'de la consommation',
  'de la santé publique',
  'de la sécurité sociale',
  'de la construction et de l’habitation',
  'de la propriété intellectuelle',
  'de la voirie routière',
  'de la route',
  'de la recherche',
  'de la défense',
  'de la mutualité',
  'de la famille',
  "de l'énergie",
  "de l'expropriation pour cause d'utilité publique",
  "de l'aviation civile",
  "de l'artisanat",
  "de l'organisation judiciaire",
  "de l'entrée et du séjour des étrangers et du droit d'asile",
  'de procédure pénale',
  'de procédure civile',
  "des procédures civiles d'exécution",
  'de commerce',
  'de déontologie des architectes',
  'des juridictions financières',
  'des communes',
  'des transports',
  'des assurances',
  'des douanes',
  'des marchés publics',
  'des pensions civiles et militaires de retraite',
  'du cinéma et de l’image animée',
  'du service national',
  'du sport',
  'du tourisme',
  'du travail',
  'monétaire et financier',
  'rural et de la pêche maritime',
  'rural',
  'forestier',
  'électoral',
  'minier',
  'pénal',
  'civil',
]
/** Initials as texts write them, for those that have another name here. */
const otherInitials: Record<string, string> = {
  CG3P: 'CGPPP',
  CSP: 'code de la santé publique',
  CPI: 'code de la propriété intellectuelle',
  CCH: "code de la construction et de l'habitation",
  CMF: 'code monétaire et financier',
  CPP: 'code de procédure pénale',
}
const initials = [
  'CGCT',
  'CPCE',
  'CSI',
  'CJA',
  'CRPA',
  'CCP',
  'CGI',
  'CGPPP',
  'CGFP',
  'CASF',
  ...Object.keys(otherInitials),
]

const forms = names.map((line) => {
  const [words = '', short] = line.split(' = ')
  return { words, short: short ?? `code ${words.replaceAll('’', "'")}` }
})
const shorts = new Map(forms.map(({ words, short }) => [keyOf(words), short]))
const spelled = forms.map(({ words }) => pattern(words)).toSorted((a, b) => b.length - a.length)
const said = new RegExp(
  String.raw`(?<![\p{L}\d])(?:codes?\s+(${spelled.join('|')})(?![\p{L}])|(même|dit|ce)\s?code(?!\p{L})|code\s+(?:précité|susvisé)|(${initials.join('|')})(?![\p{L}\d]))`,
  'giu',
)

/** A code named in a text: « CGCT », « code de l’urbanisme ». */
export interface CodeMention {
  code: string
  start: number
  end: number
}

/** Every code that a text names, in order. « du même code » is the one named before it. */
export function findCodes(text: string): CodeMention[] {
  const found: CodeMention[] = []
  for (const match of text.matchAll(said)) {
    const [whole, words, , short] = match
    const code = words ? shorts.get(keyOf(words)) : short ? shortOf(short) : found.at(-1)?.code
    if (code) found.push({ code, start: match.index, end: match.index + whole.length })
  }
  return found
}

function shortOf(written: string): string {
  const upper = written.toUpperCase()
  return otherInitials[upper] ?? upper
}

function keyOf(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replaceAll("' ", "'")
}

/** Written with or without accents, with either apostrophe and any white space. */
function pattern(words: string): string {
  return words
    .replace(/[éèê]/g, (letter) => `[${letter}e]`)
    .replaceAll('ô', '[ôo]')
    .replace(/['’]/g, "['’]\\s?")
    .replaceAll(' ', String.raw`\s+`)
}
