const regions = '01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' ')

const shapes = [
  /^(?:ue|national|hors-region)$/,
  // Départements of the Code officiel géographique: 01 to 95 (Corsica is 2A and 2B) and 971 to 976 but 975.
  /^dept-(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[12346])$/,
  /^epci-\d{9}$/,
  /^commune-(?:\d{5}|2[AB]\d{3})$/,
]

/** True for a code that a feed or an item may carry: form for EPCIs and communes, existence for the rest. */
export function isTerritoryCode(code: string): boolean {
  if (code.startsWith('region-')) return regions.includes(code.slice('region-'.length))
  return shapes.some((shape) => shape.test(code))
}
