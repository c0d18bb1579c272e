import type { LegalRef } from '../facts.ts'

/**
 * The text that a rectificatif corrects, written as a legal reference is (« décret 2026-799 », « loi 2021-1485 »,
 * « arrêté NOR ECOI2412345A ») or, for a text without a number, « arrêté du 14 août 2026 »; undefined for any other item.
 * The Journal officiel titles them « Rectificatif au décret n° 2026-799 du 18 août 2026 relatif à… ».
 */
export function rectifies({ title, text }: { title: string; text: string }): string | undefined {
  const corrected = opening.exec(title.slice(0, longest).replaceAll('’', "'"))
  if (!corrected) return undefined
  const nature = natures[corrected[1]!.toLowerCase()]!
  const rest = corrected[2]!
  const number = numbered.exec(rest)?.[1]
  if (number) return `${nature} ${number.replaceAll('‑', '-')}`
  const nor =
    norNumber.exec(rest)?.[0] ??
    (nature === 'arrêté' ? norNumber.exec(text.slice(0, longest))?.[0] : undefined)
  if (nor) return `${nature} NOR ${nor}`
  const date = dated.exec(rest)
  return date ? `${nature} du ${date[1]!.toLowerCase()}` : undefined
}

/** A rectificatif changes the text that it corrects: said as a modification, so that both pages show the other. */
export function tieRectificatif(
  refs: readonly LegalRef[],
  item: { title: string; text: string },
): LegalRef[] {
  const corrected = rectifies(item)
  return refs.map((one) =>
    corrected === one.ref || corrected === `arrêté ${one.ref}` ? { ...one, relation: 'modifies' } : one,
  )
}

const longest = 400

const opening =
  /^\s*(?:rectificatif|erratum)\s*(?::\s*)?(?:au|à la|à l'|a la|a l')\s*(décret|decret|loi|arrêté|arrete|ordonnance|décision|decision|délibération|deliberation)(?!\p{L})([^]*)$/iu
const natures: Record<string, string> = {
  décret: 'décret',
  decret: 'décret',
  loi: 'loi',
  arrêté: 'arrêté',
  arrete: 'arrêté',
  ordonnance: 'ordonnance',
  décision: 'décision',
  decision: 'décision',
  délibération: 'délibération',
  deliberation: 'délibération',
}
const numbered = /^\s{1,5}n[°o]\s{0,3}(\d{2,4}[-‑]\d{1,5})(?!\d)/iu
const norNumber = /\b[A-Z]{4}\d{7}[A-Z]\b/
const dated = /^\s{1,5}du\s{1,5}(\d{1,2}(?:er)?\s\p{L}{3,9}\s\d{4})(?!\d)/iu
