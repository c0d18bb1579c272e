import { textAt } from './json-values.ts'

/**
 * The address of an item, by a path or by a template with `{path}` in it (RFC 6570: `{+path}` keeps `/?#` and the like).
 * A template with a hole that the record does not fill gives none, nor one whose value would lead to another site.
 */
export function readItemAddress(
  record: unknown,
  pathOrTemplate: string,
  textOf: typeof textAt = textAt,
): string | undefined {
  if (!pathOrTemplate.includes('{')) return textOf(record, pathOrTemplate)
  let isComplete = true
  const address = pathOrTemplate.replace(/\{(\+?)([^{}]+)\}/g, (_, reserved: string, path: string) => {
    const value = textOf(record, path)
    isComplete &&= value !== undefined
    return reserved ? encodeURI(wellFormed(value)) : encodeURIComponent(wellFormed(value))
  })
  return isComplete && isOnItsSite(address, pathOrTemplate) ? address : undefined
}

/** `encodeURI` throws on half a surrogate pair. */
function wellFormed(value: string | undefined): string {
  return (value ?? '').toWellFormed()
}

/** "https://exemple.fr{+url}" and "@ailleurs.example" would make another host of it. */
function isOnItsSite(address: string, template: string): boolean {
  const fixed = template.slice(0, template.indexOf('{'))
  if (!URL.canParse(address)) return false
  return !URL.canParse(fixed) || new URL(address).origin === new URL(fixed).origin
}
