import type { Facts, Money, MoneyRole, Rate } from '#src/enrich/facts.ts'
import { formatEuros } from '#src/french/euros.ts'

export { formatEuros }

const exact = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 })

/** What tells most of a call comes first. */
const order: readonly MoneyRole[] = ['envelope', 'ceiling', 'floor', 'grant', 'funding', 'cost']
const words: Record<MoneyRole, (amount: string) => string> = {
  envelope: (amount) => `enveloppe ${amount}`,
  ceiling: (amount) => `jusqu’à ${amount}`,
  floor: (amount) => `à partir de ${amount}`,
  grant: (amount) => `${amount} accordés`,
  funding: (amount) => amount,
  cost: (amount) => `coût ${amount}`,
}
const perWords = { project: ' par projet', year: ' par an', unit: ' par unité' } as const
const most = 3

/** What an item gives, in a few words each: « enveloppe 30 M€ », « jusqu’à 500 000 € HT par projet », « taux 80 % au plus ». */
export function moneyWords({ money, rates }: Pick<Facts, 'money' | 'rates'>): string[] {
  const amounts = money.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)).map(amountWords)
  return [...new Set([...amounts, ...rates.map(rateWords)])].slice(0, most)
}

export function amountWords({ value, role, per, tax }: Money): string {
  return words[role](formatEuros(value) + (tax ? `\u00A0${tax}` : '')) + (per ? perWords[per] : '')
}

export function rateWords({ percent, role }: Rate): string {
  const share = `${exact.format(percent)}\u00A0%`
  return role === 'rate' ? `taux ${share}` : `taux ${share} ${role === 'ceiling' ? 'au plus' : 'au moins'}`
}
