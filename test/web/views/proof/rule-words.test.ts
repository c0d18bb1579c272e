import { describe, expect, it } from 'vitest'
import type { LeftOutLine, LeftOutRule } from '#src/catalogue/find-left-out.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { ruleSlugs, rulesInOrder } from '#web/coverage-params.ts'
import { ruleChoices, ruleSentence } from '#web/views/proof/rule-words.ts'

const line = (rule: LeftOutRule, title = 'Titre'): LeftOutLine => ({
  rule,
  title,
  feedId: 'a',
  place: { of: 'rejection', at: '2026-11-24T08:00:00.000Z', seq: 1 },
})

describe('ruleSentence', () => {
  it.each(rulesInOrder)('says %s in a French sentence, and offers it as a choice', (rule) => {
    expect(ruleSentence(line(rule), undefined)).toMatch(/^[A-ZÉ].{10,}\.$/u)
    expect(ruleChoices[rule].length).toBeGreaterThan(8)
    expect(ruleSlugs[rule]).toMatch(/^[a-z-]+$/)
  })

  it('names the phrase that the definition excludes, as it writes it', () => {
    const feed = feedAt('https://a.example/', { exclude: ['Agenda', 'Offre d’emploi'] })
    expect(ruleSentence(line('excluded', 'OFFRE D’EMPLOI : technicien'), feed)).toBe(
      'Exclu par la définition de la source : « Offre d’emploi ».',
    )
  })

  it('names none when the definition has changed since', () => {
    const feed = feedAt('https://a.example/', { exclude: ['Agenda'] })
    const sentence = 'Exclu par la définition de la source.'
    expect(ruleSentence(line('excluded', 'Offre d’emploi'), feed)).toBe(sentence)
    expect(ruleSentence(line('excluded'), undefined)).toBe(sentence)
  })
})

describe('the addresses of the rules', () => {
  it('are all different', () => {
    expect(new Set(Object.values(ruleSlugs)).size).toBe(rulesInOrder.length)
  })
})
