/** "1" and "01" are the Ain; what is not a département code is left out. Nearly all of them together are the whole country. */
export function readDepartements(texts: readonly string[]): string[] | undefined {
  const codes = texts
    .flatMap((text) =>
      text
        .slice(0, 2000)
        .toUpperCase()
        .split(/[\s,;|]+/),
    )
    .map((code) => code.padStart(2, '0'))
    .filter((code) => /^(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-46])$/.test(code))
  const distinct = [...new Set(codes)]
  if (distinct.length >= wholeCountry) return ['national']
  return distinct.length > 0 ? distinct.map((code) => `dept-${code}`) : undefined
}

/** Of 101; the overseas ones are often forgotten. */
const wholeCountry = 90
