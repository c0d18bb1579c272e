/** Texts that people call by a name; only the reader's own questions are answered by it, never what an item says. */
const names: readonly (readonly [ref: string, ...names: string[]])[] = [
  ['règlement (UE) 2016/679', 'RGPD', 'règlement général sur la protection des données', 'GDPR'],
  ['règlement (UE) 2024/1689', 'règlement IA', 'AI Act', 'RIA'],
  ['règlement (UE) 2023/2854', 'Data Act', 'règlement sur les données'],
  ['règlement (UE) 2022/868', 'DGA', 'Data Governance Act'],
  ['règlement (UE) 2022/2065', 'DSA', 'Digital Services Act'],
  ['règlement (UE) 2022/1925', 'DMA', 'Digital Markets Act'],
  ['règlement (UE) 2024/2847', 'CRA', 'Cyber Resilience Act', 'règlement sur la cyberrésilience'],
  [
    'règlement (UE) 2024/1309',
    'GIA',
    'Gigabit Infrastructure Act',
    'règlement sur les infrastructures gigabit',
  ],
  ['règlement (UE) 2024/903', 'Interoperable Europe Act', 'règlement pour une Europe interopérable'],
  ['règlement (UE) 2024/1183', 'eIDAS 2'],
  ['règlement (UE) 910/2014', 'eIDAS'],
  ['directive (UE) 2022/2555', 'NIS 2', 'directive NIS 2'],
  ['directive (UE) 2022/2557', 'REC', 'directive sur la résilience des entités critiques'],
  ['directive (UE) 2016/2102', 'directive accessibilité du web'],
  ['directive (UE) 2019/1024', 'directive données ouvertes', 'directive open data'],
  ['directive 2007/2/CE', 'INSPIRE', 'directive INSPIRE'],
  ['loi 78-17', 'loi Informatique et libertés'],
  ['loi 2005-102', 'loi handicap'],
  ['loi 2015-991', 'loi NOTRe'],
  ['loi 2016-1321', 'loi pour une République numérique', 'loi Lemaire'],
  ['loi 2018-1021', 'loi ELAN'],
  ['loi 2020-105', 'loi AGEC'],
  ['loi 2021-1485', 'loi REEN'],
  ['loi 2022-217', 'loi 3DS'],
  ['loi 2024-449', 'loi SREN'],
]

const byRef = new Map(names.map(([ref, name]) => [ref, name]))
const byName = new Map(names.flatMap(([ref, ...all]) => all.map((name) => [keyOf(name), ref] as const)))

/** « RGPD » for « règlement (UE) 2016/679 ». */
export function nameOfText(ref: string): string | undefined {
  return byRef.get(ref)
}

/** The reverse, whatever the case and accents. */
export function textOfName(name: string): string | undefined {
  return byName.get(keyOf(name))
}

function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s’'-]+/g, ' ')
    .trim()
}
