import { type CallState, callStateWords } from '../../../french/call-states.ts'
import type { NamedValue } from './value-list.ts'

const answerable: readonly CallState[] = ['open', 'month', 'week', 'permanent', 'rolling']

/** « ouvert » stands for all that may still be answered; the states that closed pages count are known by their codes. */
export const callStateValues: readonly NamedValue[] = [
  { values: answerable, short: 'ouvert', label: 'Encore ouvert', names: ['ouverte', 'en cours'] },
  {
    values: ['week', 'month'],
    short: 'bientot',
    label: 'Clos dans les 30 jours',
    names: ['bientôt clos', 'mois', '30j', '1m'],
  },
  { values: ['week'], short: 'semaine', label: 'Clos dans les 7 jours', names: ['7j', '1s', 'urgent'] },
  { values: ['upcoming'], short: 'avenir', label: callStateWords.upcoming, names: ['à venir', 'futur'] },
  {
    values: ['closed'],
    short: 'clos',
    label: callStateWords.closed,
    names: ['close', 'fermé', 'fermée', 'terminé', 'échu', 'passé'],
  },
  { values: ['permanent'], short: 'permanent', label: callStateWords.permanent, names: ['permanente'] },
  {
    values: ['rolling'],
    short: 'continu',
    label: callStateWords.rolling,
    names: ['fil de l’eau', 'au fil de l’eau', 'continue'],
  },
]

/** A state by its code, as the addresses of the page write it. */
export function callStateOf(typed: string): CallState | undefined {
  return Object.hasOwn(callStateWords, typed) ? (typed as CallState) : undefined
}
