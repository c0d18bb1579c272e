import { type Reference, numero } from './reference.ts'

const written = new RegExp(
  String.raw`(?<!\p{L})(circulaire|instruction)s?(?!\p{L})([^.;:!?\n]{0,60}?)(?:\s|\()(?:${numero})(\d{3,5}\s?[-‐‑–/]\s?SG|\d{4}[-‐‑–]\d{1,4}|(?=[A-Z\d/_.-]{0,30}\d)[A-Z\d]{1,20}(?:[-‐‑–/_.][A-Z\d]{1,20}){1,7})(?![\p{L}\d])`,
  'giu',
)
const secretariat = /(?<![\p{L}\d])(\d{4})\s?[-‐‑–/]\s?SG(?![\p{L}\d])/gu

/** Circulars and instructions by their number: « circulaire 6282-SG » (SG: secrétariat général du Gouvernement). */
export function findCirculars(text: string): Reference[] {
  const announced = [...text.matchAll(written)].map((match): Reference => {
    const [whole, noun = '', , number = ''] = match
    return {
      ref: `${noun.toLowerCase()} ${plainNumber(number)}`,
      start: match.index,
      end: match.index + whole.length,
    }
  })
  const alone = [...text.matchAll(secretariat)].map((match): Reference => ({
    ref: `circulaire ${match[1]}-SG`,
    start: match.index,
    end: match.index + match[0].length,
  }))
  // A circular that is named by its NOR is found by it.
  return [...announced.filter(({ ref }) => !/ [A-Z]{4}\d{7}[A-Z]$/.test(ref)), ...alone]
}

function plainNumber(number: string): string {
  return number.replace(/[‐‑–]/g, '-').replace(/\s?[-/]\s?SG$/i, '-SG')
}
