import { endOfQuoted } from './json-value-bounds.ts'
import { mendJson } from './lenient-json.ts'

/**
 * The JSON that a script holds, as text: the whole of it (`__NEXT_DATA__`), what it assigns (`window.__STATE__ = {…};`),
 * or the string that it gives to JSON.parse. Undefined when none can be read: no script is ever run.
 */
export function findJsonText(script: string): string | undefined {
  if (isJson(script)) return script
  const start = startOfValue(script)
  const found = [start < 0 ? undefined : mendJson(script.slice(start)), parsedString(script)]
  return found.find((text) => text !== undefined && isJson(text))
}

/** Where the value begins: the first bracket, behind a name and an equals sign where there are any. */
function startOfValue(script: string): number {
  const named = /[\w$\])'"]\s{0,20}=\s{0,20}(?=[{[])/.exec(script)
  return named ? named.index + named[0].length : script.search(/[{[]/)
}

/** `JSON.parse("{\"a\":1}")`: in double quotes it is a JSON string; in single ones only its quotes differ. */
function parsedString(script: string): string | undefined {
  const call = /JSON\.parse\(\s{0,20}(?=["'])/.exec(script)
  if (!call) return undefined
  const start = call.index + call[0].length
  const inside = script.slice(start + 1, endOfQuoted(script, start))
  const quoted = script[start] === '"' ? inside : inside.replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"')
  try {
    const text: unknown = JSON.parse(`"${quoted}"`)
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
