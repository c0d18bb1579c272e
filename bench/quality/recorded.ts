import { readFileSync } from 'node:fs'
import { sharedPath } from '#test/helpers/shared.ts'
import type { Labelled } from './labelled.ts'

interface Words {
  url: string
  title: string
  text: string
}

/** Words of the recorded items of one file, by the id that the labels use. */
const files = new Map<string, ReadonlyMap<string, Words>>()

/** A label with the words of its recorded item; nothing where the recorded file is absent or does not hold it. */
export function readRecorded(label: Labelled & { source: string }): Labelled[] {
  const path = sharedPath(`samples/${label.source}`)
  if (!path) return []
  const known = files.get(label.source) ?? readWords(path)
  files.set(label.source, known)
  const words = known.get(String(label.id))
  return words ? [{ ...label, ...words, id: `${label.source}#${label.id}` }] : []
}

function readWords(path: string): Map<string, Words> {
  const records = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>[]
  return new Map(
    records.map((record) => [
      String(record['id']),
      { url: record['url'] ?? '', title: unescape(record['title']), text: unescape(record['desc']) },
    ]),
  )
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" }

/** These files hold doubly escaped entities. */
function unescape(text = ''): string {
  const once = (from: string): string =>
    from.replace(
      /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (decimal) return String.fromCodePoint(Number(decimal))
        if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
        return entities[(name ?? '').toLowerCase()] ?? whole
      },
    )
  return once(once(text))
}
