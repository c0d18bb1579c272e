import { type Reference, dayAfter, plainHyphens } from './reference.ts'

/** The city of a cour administrative d’appel stands in its numbers: « 20BX02818 » (code de justice administrative, R. 221-7). */
const appealCities: Record<string, string> = {
  BX: 'Bordeaux',
  DA: 'Douai',
  LY: 'Lyon',
  MA: 'Marseille',
  NC: 'Nancy',
  NT: 'Nantes',
  PA: 'Paris',
  TL: 'Toulouse',
  VE: 'Versailles',
}

/** Numbers whose form says by itself what they number. */
const forms = new RegExp(
  [
    String.raw`(?<appeal>\d{2}(?:BX|DA|LY|MA|NC|NT|PA|TL|VE)\d{5})(?!\d)`,
    String.raw`(?:décision\s)?(?:n°\s?)?(?<constitutional>(?:19|20)\d{2}[-‐‑–]\d{1,4}(?:[/‐‑–-]\d{1,4}){0,3}\s?(?:QPC|DC|LP|LOM|RIP))(?!\p{L})`,
    String.raw`(?<union>[CT][-‐‑–]\d{1,4}/\d{2})(?!\d)`,
    String.raw`NOR\s?:?\s?(?<nor>[A-Z]{4}\d{7}[A-Z])(?![\p{L}\d])`,
    String.raw`(?<bareNor>[A-Z]{4}\d{7}[A-Z])(?![\p{L}\d])`,
    String.raw`CELEX\s?(?:n°)?\s?:?\s?(?<celex>\d{5}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?)(?!\d)`,
    String.raw`(?<com>COM\s?[(/]\s?\d{4}\s?[)/]\s?(?:n°\s?)?\d{1,4})(?!\d)`,
    String.raw`ECLI:(?<ecli>[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25})`,
    String.raw`(?<sanction>SAN[-‐‑–]\d{4}[-‐‑–]\d{3})(?!\d)`,
    String.raw`(?<access>(?:19[89]|20\d)\d{5})(?![\d,.]?\d)`,
    String.raw`(?<cassation>\d{2}[-‐‑–]\d{2}\.\d{3})(?![\d.])`,
    String.raw`eli/(?<eli>reg|dir|dec)(?:_impl|_del)?/(?<eliNumber>\d{4}/\d{1,4})(?!\d)`,
  ].join('|'),
  'gu',
)

/** Decisions and documents whose number has a form of its own: courts, NOR, CELEX, COM, ECLI, ELI. */
export function findDecisions(text: string): Reference[] {
  const found: Reference[] = []
  for (const match of text.matchAll(forms)) {
    const before = text[match.index - 1]
    if (before && /[\p{L}\d]/u.test(before)) continue
    const ref = nameOf(match.groups ?? {}, text, match.index)
    const end = match.index + match[0].length
    const day = dayAfter(text.slice(end, end + 40))
    if (ref) found.push({ ref, start: match.index, end, ...(day ? { day } : {}) })
  }
  return found
}

function nameOf(groups: Record<string, string | undefined>, text: string, at: number): string | undefined {
  const {
    appeal,
    constitutional,
    union,
    nor,
    bareNor,
    celex,
    com,
    ecli,
    sanction,
    access,
    cassation,
    eli,
    eliNumber,
  } = groups
  if (appeal) return `CAA ${appealCities[appeal.slice(2, 4)]} ${appeal}`
  if (constitutional) return `décision ${plainHyphens(constitutional).replace(/\s?([A-Z]+)$/, ' $1')}`
  if (union) return unionCase(plainHyphens(union), text)
  if (nor ?? bareNor) return `NOR ${nor ?? bareNor}`
  if (celex) return `CELEX ${celex}`
  if (com) return proposal(com)
  if (ecli) return `ECLI:${ecli.replace(/\.$/, '')}`
  if (sanction) return `délibération CNIL ${plainHyphens(sanction)}`
  if (access)
    return isNear(/CADA(?!\p{L})|acc[èe]s aux documents administratifs/iu, text, at)
      ? `avis CADA ${access}`
      : undefined
  if (cassation)
    return isNear(/cass\b|cassation|pourvoi|chambre (?:crim|comm|soc|civ)/i, text, at)
      ? `Cass. ${plainHyphens(cassation)}`
      : undefined
  return eli && eliNumber ? fromEli(eli, eliNumber) : undefined
}

/** « C- » is the Court’s, « T- » the Tribunal’s, since 1989 (curia.europa.eu). */
function unionCase(number: string, text: string): string | undefined {
  if (number.startsWith('C')) return `CJUE ${number}`
  return /tribunal|\bTUE\b|\bUE\b|europ/i.test(text) ? `TUE ${number}` : undefined
}

function proposal(written: string): string {
  const [year, number] = written.match(/\d+/g) ?? []
  return `COM(${year}) ${Number(number)}`
}

function isNear(words: RegExp, text: string, at: number): boolean {
  return words.test(text.slice(Math.max(0, at - 120), at + 60))
}

/** The number of an ELI always begins with the year; that of a regulation of before 2015 is said the other way round. */
function fromEli(kind: string, written: string): string {
  const [year = '', number = ''] = written.split('/')
  if (Number(year) >= 2015)
    return `${{ reg: 'règlement', dir: 'directive' }[kind] ?? 'décision'} (UE) ${year}/${number}`
  const community = Number(year) < 2010 ? 'CE' : 'UE'
  return kind === 'reg'
    ? `règlement (${community}) ${number}/${year}`
    : `${kind === 'dir' ? 'directive' : 'décision'} ${year}/${number}/${community}`
}
