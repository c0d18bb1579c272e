import { stemsOf } from '../../search/french/analyse.ts'

/** A sentence that could stand in a summary. */
export interface Sentence {
  text: string
  /** How much it tells, on no scale but its own. */
  weight: number
  /** The same read after the sentence before it, where a pronoun has its noun. */
  weightAfter: number
}

const furniture =
  /^(?:lire|voir|publiée?s?|mise?s? à jour|mise? en ligne|partage[rz]|imprime[rz]|télécharge[rz]?|accueil|menu|temps de lecture|cookies?|crédits?|©|copyright|photos?|illustration|par défaut|sources?|contacts?|date de publication|inscri(?:vez|ption à la (?:lettre|newsletter))|abonne[rz]|cliquez|mentions légales|tous droits|suivez|retrouvez|rendez-vous sur|plan du site|rechercher|sommaire|fermer|(?:auteurs?|mots[- ]clés?|catégories?|étiquettes?|tags?|légende) ?:|l[’']article est (?:réservé|payant)|cet article est réservé|réservé aux abonnés)(?!\p{L})/iu
/** « Par Jeanne Martin, le 3 mars »: a name, not « Par ailleurs ». */
const byline = /^(?:Par|By|De) \p{Lu}[\p{L}’-]{1,30} \p{Lu}[\p{L}’-]{1,30}(?:,| le |$| -| –)/u

const boilerplate =
  /\b(?:cliqu(?:ez|er)|newsletter|cookies|javascript|réseaux sociaux|mentions légales|tous droits réservés|votre navigateur|abonnez-vous|politique de confidentialité|foire aux questions|ci-dessous|ci-contre)\b|https?:\/\/|www\.|@[a-z]/iu
const figures = /\d[\d \u00A0\u202F.,]*(?:€|%|[kM]€|Md€|euros?|millions?|milliards?)/iu
const dates =
  /\b\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/iu
const cues =
  /jusqu[’']au|avant le|à compter du|à partir du|ouverte?s? (?:à|aux)|destinée?s? (?:à|aux)|\b(?:vise(?:nt)?|prévoi(?:t|ent)|modifie(?:nt)?|permet(?:tent)?|finance(?:nt)?|soutien(?:t|nent)|impose(?:nt)?|fixe(?:nt)?|crée(?:nt)?|abroge(?:nt)?|accompagne(?:nt)?|publie(?:nt)?|lance(?:nt)?|oblige(?:nt)?|interdi(?:t|sent)|autorise(?:nt)?|propose(?:nt)?|a pour (?:objet|objectif|but)|éligibles?|bénéficiaires?)\b/giu
const dangling =
  /^(?:ils?|elles?|celui|celle|ceux|cela|ceci|ce|c[’']est|cet|cette|ces|y|en effet|ainsi|de plus|par ailleurs|toutefois|cependant|néanmoins|mais|or|donc|enfin|également|en outre|de même|d[’']autre part|pour autant|selon (?:lui|elle|eux)|et|là|pour ce faire|à ce titre|dans ce (?:cadre|contexte))(?!\p{L})/iu
const firstPerson = /(?:^|[\s«’'])(?:nous|notre|nos|je|j[’']ai|mon|ma|mes|vous|votre|vos)(?!\p{L})/iu
const menu = /[|>›•→]|(?: [-–—/] [^-–—/]{1,30}){3}/u

/** Weighs what is telling; undefined for what no summary may hold. `place` counts sentences from 0. */
export function weighSentence(
  text: string,
  place: number,
  title: { bare: string; stems: ReadonlySet<string> },
): Sentence | undefined {
  if (!isTelling(text, title.bare)) return undefined
  const stems = new Set(stemsOf(text))
  const shared = [...title.stems].filter((stem) => stems.has(stem)).length
  const weight =
    (3 * shared) / Math.max(3, title.stems.size) +
    4 / (1 + place * 0.5) +
    (figures.test(text) ? 0.8 : 0) +
    (dates.test(text) ? 0.6 : 0) +
    Math.min(2, text.match(cues)?.length ?? 0) * 0.6 -
    (text.endsWith('?') ? 3 : 0) -
    (firstPerson.test(text) ? 1.2 : 0) -
    (boilerplate.test(text) ? 2.5 : 0) -
    (menu.test(text) ? 1.5 : 0) -
    (/^[«“"]/.test(text) ? 0.7 : 0) -
    (/[.!?»]$/.test(text) ? 0 : 1) -
    (text.endsWith(':') ? 2 : 0) -
    (text.length > 220 ? 0.6 : 0) -
    (stems.size < 6 ? 0.8 : 0)
  return { text, weight: weight - (dangling.test(text) ? 1.8 : 0), weightAfter: weight }
}

/** Letters and figures alone, to know a title when it comes again. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function isTelling(text: string, title: string): boolean {
  if (text.length < 40 || furniture.test(text) || byline.test(text) || isShouted(text)) return false
  const words = bare(text)
  return words !== title && !(title !== '' && words.startsWith(title) && words.length < title.length + 15)
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return (text.match(/\p{Lu}/gu)?.length ?? 0) * 2 > letters
}
