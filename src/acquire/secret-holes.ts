import type { FeedDefinition } from '../feed/definition.ts'
import type { Session } from './session.ts'

/** Fills the `{NAME}` holes of an address or a header with secrets. One that is missing was told before (à configurer). */
export function filled(text: string, { secret }: Pick<Session, 'secret'>): string {
  return text.replace(/\{([A-Z][A-Z0-9_]{0,60})\}/g, (hole, name: string) => secret(name) ?? hole)
}

export function filledHeaders(
  { headers = {} }: Pick<FeedDefinition, 'headers'>,
  session: Pick<Session, 'secret'>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value, session)]))
}
