import { describe, expect, it } from 'vitest'
import type { ChoiceForecast, Forecast } from '#src/letter/desk/forecast.ts'
import { everything } from '#src/letter/preferences.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import type { DeskAnswer } from '#web/views/letters/desk-answer.ts'
import { forecastPart } from '#web/views/letters/forecast-part.ts'

const none: Forecast = { members: 0, receive: 0, nothing: 0, later: 0, suppressed: 0, choices: [] }

function words(given: Partial<Forecast>): string {
  const answer = { forecast: { ...none, ...given }, stored: { number: 13 } } as unknown as DeskAnswer
  return wordsOf(forecastPart(testFrame(), answer).toString()).trim()
}

const choice = (given: Partial<ChoiceForecast> = {}): ChoiceForecast => ({
  preferences: everything,
  members: 1,
  stories: 3,
  isDue: true,
  ...given,
})

describe('forecastPart', () => {
  it('says that nobody is there, and counts nothing', () => {
    expect(words({})).toContain('Personne n’est abonné pour l’instant')
    expect(words({})).not.toMatch(/\d membre/)
  })

  it('says that nobody receives it when every address is blocked', () => {
    const told = words({ members: 2, suppressed: 2 })
    expect(told).toContain('0 membre la reçoit, sur 2 confirmés.')
    expect(told).toContain('2 : leurs adresses ne reçoivent plus rien')
  })

  it.each<[number, string[]]>([
    [
      1,
      [
        '1 membre la reçoit, sur 4 confirmés.',
        '1 : rien ne le concerne cette semaine, rien ne lui est envoyé.',
        '1 : il la lit par quinzaine ou par mois, ce n’est pas sa semaine.',
        '1 : son adresse ne reçoit plus rien',
      ],
    ],
    [
      1_200,
      [
        '1 200 membres la reçoivent, sur 4 800 confirmés.',
        '1 200 : rien ne les concerne cette semaine, rien ne leur est envoyé.',
        '1 200 : ils la lisent par quinzaine ou par mois, ce n’est pas leur semaine.',
        '1 200 : leurs adresses ne reçoivent plus rien',
      ],
    ],
  ])('agrees with %i', (n, sentences) => {
    const told = words({ members: 4 * n, receive: n, nothing: n, later: n, suppressed: n })
    for (const sentence of sentences) expect(told).toContain(sentence)
  })

  it.each<[Partial<ChoiceForecast>, string]>([
    [{}, '1 membre (tous les axes, chaque semaine) : 3 histoires.'],
    [{ stories: 1 }, ': 1 histoire.'],
    [{ stories: 0 }, ': rien ne le concerne.'],
    [{ stories: 0, members: 2 }, '2 membres (tous les axes, chaque semaine) : rien ne les concerne.'],
    [{ isDue: false }, ': pas cette semaine.'],
    [{ preferences: { ...everything, length: 'short', domains: ['juridique'] } }, 'courte) : 3 histoires.'],
    [{ preferences: { ...everything, place: '<b>' } }, '<b>'],
  ])('tells each choice in words: %j', (given, expected) => {
    const told = words({ members: 1, receive: 1, choices: [choice(given)] })
    expect(told).toContain(expected)
  })

  it.each([
    [30, undefined],
    [31, 'Et 1 autre choix, plus rare.'],
    [32, 'Et 2 autres choix, plus rares.'],
  ])('shows thirty of %i choices, and counts the others', (n, rest) => {
    const told = words({ members: n, receive: n, choices: Array.from({ length: n }, () => choice()) })
    expect(told.match(/tous les axes/g)).toHaveLength(30)
    expect(/Et \d+ autres? choix, plus rares?\./.exec(told)?.[0]).toBe(rest)
  })

  it('escapes a place that is none', () => {
    const answer = {
      forecast: {
        ...none,
        members: 1,
        receive: 1,
        choices: [choice({ preferences: { ...everything, place: '<script>' } })],
      },
      stored: { number: 13 },
    } as unknown as DeskAnswer
    expect(forecastPart(testFrame(), answer).toString()).not.toContain('<script>')
  })
})
