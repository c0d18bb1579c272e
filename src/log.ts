/** One line an event. Fields never hold a secret, a mail address or a body. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

export type LogFields = Record<string, string | number | boolean | undefined>
export type LogLevel = 'info' | 'warn' | 'error'

/** Writes through `write`, one line a call: readable text, or JSON for a log collector. */
export function createLog(options: {
  json: boolean
  now: () => Date
  write: (line: string, level: LogLevel) => void
}): Log {
  const emit =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      const at = options.now().toISOString()
      options.write(
        options.json ? JSON.stringify({ at, level, event, ...fields }) : inWords(at, level, event, fields),
        level,
      )
    }
  return { info: emit('info'), warn: emit('warn'), error: emit('error') }
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }

function inWords(at: string, level: LogLevel, event: string, fields: LogFields): string {
  const told = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? quoted(value) : value}`)
  return [at.slice(11, 19), level === 'info' ? '·' : level, event, ...told].join(' ')
}

// A value may come from anyone: no line end, and nothing that a terminal obeys or that turns the text around.
function quoted(value: string): string {
  if (!/[\s"=\p{Cc}\p{Cf}]/u.test(value)) return value
  return JSON.stringify(value).replace(
    /[\p{Cc}\p{Cf}]/gu,
    (one) => `\\u${one.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  )
}
