import { describe, expect, it } from 'vitest'
import type { LetterState } from '#src/store/letters.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { introduction } from '#web/views/letters/archive-page.ts'
import { leftOn, periodWords } from '#web/views/letters/archive-list.ts'
import { shortMoment, stateSentence, stateTag } from '#web/views/letters/desk-words.ts'

const words = (html: { toString(): string }) => wordsOf(html.toString()).trim()
const sendAt = '2027-03-28T06:00:00Z'

describe('stateSentence', () => {
  it.each<[Parameters<typeof stateSentence>[0], string]>([
    [{ state: 'draft', alone: false }, 'En préparation : elle ne part pas sans approbation.'],
    [
      { state: 'draft', alone: false, sendAt },
      'En préparation : elle ne part pas sans approbation. Heure prévue : le 28 mars 2027 à 8 h.',
    ],
    [
      { state: 'draft', alone: true, sendAt },
      'En préparation. Si personne n’y touche, elle part seule le 28 mars 2027 à 8 h.',
    ],
    [{ state: 'draft', alone: true }, 'En préparation : elle ne part pas sans approbation.'],
    [
      { state: 'draft', alone: true, sendAt, touchedAt: sendAt },
      'En préparation. Quelqu’un l’a modifiée : elle attend une approbation pour partir. Heure prévue : le 28 mars 2027 à 8 h.',
    ],
    [
      { state: 'approved', alone: false, sendAt, approvedBy: '<i>Édith</i>' },
      'Approuvée par <i>Édith</i> : elle part le 28 mars 2027 à 8 h.',
    ],
    [
      { state: 'approved', alone: false, sendAt },
      'Approuvée par un collègue : elle part le 28 mars 2027 à 8 h.',
    ],
    [{ state: 'sending', alone: false }, 'Elle est en train de partir : rien ne peut plus changer.'],
    [{ state: 'sent', alone: false }, 'Elle est partie.'],
    [{ state: 'sent', alone: false, sentAt: sendAt }, 'Elle est partie le 28 mars 2027 à 8 h.'],
    [{ state: 'cancelled', alone: false }, 'Annulée : elle ne partira pas. Son numéro reste pris.'],
  ])('says where a letter stands: %j', (draft, sentence) => {
    expect(words(stateSentence(draft))).toBe(sentence)
    expect(stateSentence(draft).toString()).not.toContain('<i>')
  })
})

describe('stateTag', () => {
  it.each<[LetterState, string]>([
    ['draft', 'Brouillon'],
    ['approved', 'Approuvée'],
    ['sending', 'En cours d’envoi'],
    ['sent', 'Envoyée'],
    ['cancelled', 'Annulée'],
  ])('names the state %s, never by a colour alone', (state, name) => {
    expect(words(stateTag({ state }))).toBe(name)
  })
})

describe('shortMoment', () => {
  it.each([
    ['2026-11-27T17:00:00Z', 'ven. 27 nov. à 18 h'],
    ['2027-03-28T00:30:00Z', 'dim. 28 mars à 1 h 30'],
    ['2027-03-28T01:30:00Z', 'dim. 28 mars à 3 h 30'],
    ['2026-12-31T23:00:00Z', 'ven. 1er janv. à 0 h'],
  ])('says %s as the clock of Paris does', (at, expected) => {
    expect(shortMoment(at).replace(/[\u00A0\u202F]/g, ' ')).toBe(expected)
  })
})

describe('the dates of the archive', () => {
  it('say the days of Paris, and whether the letter is still leaving', () => {
    const period = { periodStart: '2026-10-24T22:00:00Z', periodEnd: '2026-10-31T23:00:00Z' }
    expect(periodWords(period).replace(/[\u00A0\u202F]/g, ' ')).toBe('du 25 oct. 2026 au 1er nov. 2026')
    const createdAt = '2026-10-31T23:00:00Z'
    expect(words(leftOn({ createdAt }))).toBe('En cours d’envoi depuis le 1er novembre 2026.')
    expect(words(leftOn({ createdAt, sentAt: '2026-11-02T07:00:00Z' }))).toBe('Envoyée le 2 novembre 2026.')
  })
})

describe('introduction', () => {
  it.each([
    ['', 0],
    [' \n \n\t\n ', 0],
    ['Bonjour.', 1],
    ['Bonjour.\nBonne lecture.', 1],
    ['Bonjour.\n\n\n \nBonne lecture.\n\n', 2],
  ])('parts %j at its empty lines', (intro, paragraphs) => {
    expect(introduction(intro).toString().match(/<p/g)?.length ?? 0).toBe(paragraphs)
  })

  it('escapes whatever was typed between thousands of empty lines', () => {
    const drawn = introduction(`${' \n'.repeat(20_000)}<script>${'\n \n\t'.repeat(10_000)}`).toString()
    expect(drawn.match(/<p/g)).toHaveLength(1)
    expect(drawn).not.toContain('<script>')
  })
})
