import { parisDay } from '../french/calendar.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { Session } from './session.ts'

type Known = Pick<Session, 'secret' | 'now'>

/**
 * Fills the `{NAME}` holes of an address or a header: this year and month in Paris (`{ANNEE}`, `{MOIS}` as prefectures write it
 * in their addresses: Fevrier, Aout), and secrets. One that is missing was told before (à configurer).
 */
export function filled(text: string, { secret, now }: Known): string {
  return text.replace(/\{([A-Z][A-Z0-9_]{0,60})\}/g, (hole, name: string) => {
    if (name === 'ANNEE') return parisDay(now()).slice(0, 4)
    if (name === 'MOIS') return monthName(now())
    return secret(name) ?? hole
  })
}

export function filledHeaders(
  { headers = {} }: Pick<FeedDefinition, 'headers'>,
  session: Known,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value, session)]))
}

function monthName(now: Date): string {
  const month = now.toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris', month: 'long' })
  const plain = month.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
