import { describe, expect, it } from 'vitest'
import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { moneyRoles } from '#src/enrich/facts.ts'
import { findBeneficiaries } from '#src/enrich/money/find-beneficiaries.ts'
import { findMoney } from '#src/enrich/money/find-money.ts'
import { matchedLength } from '#src/enrich/text/words.ts'
import { readLabelled } from '../../../bench/quality/labelled.ts'

interface Read {
  title: string
  text: string
}

const hostile: Record<string, string> = {
  empty: '',
  euros: '1 € '.repeat(500_000),
  digits: '1'.repeat(2_000_000),
  'groups of digits': '1 234 567 '.repeat(200_000),
  numerals: `${'cent mille '.repeat(180_000)}euros`,
  shares: '50 % '.repeat(400_000),
  'bare millions': '3 millions '.repeat(180_000),
  dates: 'le 3 mars 2026, '.repeat(10_000),
  'one endless sentence': 'subvention de 10 000 € aux communes peuvent ouvert aux '.repeat(36_000),
  spaces: `${' '.repeat(2_000_000)}€`,
  'another script': 'مليون يورو 😀 '.repeat(100_000),
  mojibake: 'dÃ©pense de 10â\u0080¯000 Â€ pour la rÃ©gion '.repeat(40_000),
  labels: 'bénéficiaires et '.repeat(120_000),
  'long capitals': `${'İ'.repeat(500_000)}10 000 €`,
  'lone surrogates': '\uD83D 10 000 € \uDE00'.repeat(1000),
}

function isInside(
  { title, text }: Read,
  at: { field: 'title' | 'text'; start: number; end: number },
): boolean {
  const field = at.field === 'title' ? title : text
  return at.start >= 0 && at.start < at.end && at.end <= Math.min(field.length, matchedLength)
}

/** What is wrong in what was read; nothing when every place is inside its field and every value has its bounds. */
function faultsIn(read: Read): string[] {
  const { money, rates } = findMoney(read)
  const beneficiaries = findBeneficiaries(read, 'aide')
  const rules: [string, boolean][] = [
    ['place of a sum', money.every(({ at }) => isInside(read, at))],
    ['place of a rate', rates.every(({ at }) => at !== undefined && isInside(read, at))],
    ['place of a beneficiary', beneficiaries.every(({ at }) => at !== undefined && isInside(read, at))],
    ['sum twice', new Set(money.map(({ value }) => value)).size === money.length],
    ['beneficiary twice', new Set(beneficiaries.map(({ id }) => id)).size === beneficiaries.length],
    ['value', money.every(({ value }) => value > 0 && Number.isFinite(value))],
    ['role', money.every(({ role }) => moneyRoles.includes(role))],
    ['share', rates.every(({ percent }) => percent > 0 && percent <= 100)],
    ['slug', beneficiaries.every(({ id }) => beneficiaryIds.includes(id))],
  ]
  return rules.flatMap(([name, holds]) => (holds ? [] : [name]))
}

describe('findMoney and findBeneficiaries, whatever the text', () => {
  it.each(Object.keys(hostile))('stay inside the text and in bounds: %s', (name) => {
    expect(faultsIn({ title: hostile[name]!, text: hostile[name]! })).toEqual([])
  })

  it.each(['another script', 'mojibake', 'dates', 'digits', 'empty', 'spaces'])(
    'invent nothing: %s',
    (name) => {
      const read = { title: '', text: hostile[name]! }
      expect(findMoney(read)).toEqual({ money: [], rates: [] })
      expect(findBeneficiaries(read, 'aide')).toEqual([])
    },
  )

  it('read a sentence in another language as nothing', () => {
    const text = 'The council will spend 3 million pounds, and $20 million, on 40 % more broadband.'
    expect(findMoney({ title: '', text })).toEqual({ money: [], rates: [] })
  })
})

const labelled = readLabelled()

describe.skipIf(labelled.length === 0)('over labelled items (../shared, absent here when skipped)', () => {
  it('keep every bound', () => {
    expect(labelled.filter((item) => faultsIn(item).length > 0).map(({ id }) => id)).toEqual([])
  })

  it('point at words of money', () => {
    const wordless = labelled.filter((item) =>
      findMoney(item).money.some(({ at }) => !/\d|mill|euro|€/i.test(item[at.field].slice(at.start, at.end))),
    )
    expect(wordless.map(({ id }) => id)).toEqual([])
  })
})
