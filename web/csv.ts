/**
 * One line of a file that a French spreadsheet opens by itself: semicolons, every field in quotes. What a spreadsheet
 * would take for a formula, full-width signs included, gets an apostrophe before it (OWASP, “CSV Injection”): titles come
 * from anywhere.
 */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map(csvField).join(';')}\r\n`
}

/** Without it, Excel reads UTF-8 as Windows-1252. */
export const byteOrderMark = '\uFEFF'

function csvField(value: string | number): string {
  const text = String(value)
  const safe = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
