import { WatchError } from '../../errors.ts'
import { keepTogether } from '../french.ts'
import { shorten } from '../summarise.ts'

/** Characters of a summary by a model, at most. */
export const longestAnswer = 400

/**
 * A model's answer as one plain paragraph, 400 characters at most. Throws `model-answer` when it says nothing, or holds an
 * address or a figure that the text does not: a model that obeyed the text, or made something up.
 */
export function cleanAnswer(answer: string, source: string): string {
  const plain = plainText(answer.slice(0, 4000))
  if (!/\p{L}{3}/u.test(plain)) throw refused('Le modèle n’a rien trouvé à résumer')
  const known = source.toLowerCase()
  const foreign = addressesIn(plain).find((one) => !known.includes(one.toLowerCase()))
  if (foreign !== undefined) throw refused('Le modèle a écrit une adresse qui n’est pas dans le texte')
  const figures = new Set(figuresIn(source))
  const invented = figuresIn(plain).find((one) => !figures.has(one))
  if (invented !== undefined)
    throw refused(`Le modèle a écrit un nombre qui n’est pas dans le texte (${invented})`)
  return shorten(keepTogether(plain), longestAnswer)
}

function plainText(answer: string): string {
  return answer
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/\*\*|__|`{1,3}/g, '')
    .replace(/^[ \t]*(?:#{1,6}|[-*•>]|\d{1,2}[.)])[ \t]+/gm, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .toWellFormed()
    .trim()
    .replace(/^(?:résumé|synthèse)\s?:\s?/iu, '')
    .replace(/^["«“]\s?([^"«»“”]*)\s?["»”]$/u, '$1')
    .trim()
}

/** Web and mail addresses, and bare names of hosts (« exemple.fr »). */
function addressesIn(text: string): string[] {
  const words = text.split(/[\s,;()«»"“”]+/).map((word) => word.replace(/[.:!?…]+$/, ''))
  return words.filter(
    (word) =>
      /:\/\/|@|^www\./i.test(word) ||
      /^[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,6}\.[a-z]{2,24}(?:\/|$)/iu.test(word),
  )
}

/** « 30 000 » and « 30 000 » are one figure, so are « 1,5 » and « 1.5 ». */
function figuresIn(text: string): string[] {
  const joined = text.replace(/(?<=\d)[ \u00A0\u202F](?=\d{3}(?!\d))/g, '')
  return [...joined.matchAll(/\d{1,15}(?:[.,]\d{1,6})?/g)].map(([figure]) =>
    figure.replace(',', '.').replace(/^0+(?=\d)/, ''),
  )
}

function refused(why: string): WatchError {
  return new WatchError('model-answer', `${why}\u00A0: écrivez le résumé vous-même.`)
}
