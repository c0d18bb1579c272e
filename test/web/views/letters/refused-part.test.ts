import { describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { letterCard, letterSection, letterWith } from '#test/letter/sample-card.ts'
import type { DeskAnswer, Refused } from '#web/views/letters/desk-answer.ts'
import { refusedPart } from '#web/views/letters/refused-part.ts'

const letter = letterWith({
  intro: 'Bonjour.\n\nBonne lecture.',
  subject: 'Le cuivre ferme',
  sections: [letterSection([letterCard('a', { title: 'Titre d’Émile', summary: 'Son résumé' })])],
  dropped: [letterCard('partie', { title: 'Retirée' })],
})

function drawn(refused?: Partial<Refused>): string {
  const whole = refused && { words: 'Émile a modifié la lettre.', isConflict: true, typed: {}, ...refused }
  return refusedPart({ letter, ...(whole ? { refused: whole } : {}) } as unknown as DeskAnswer).toString()
}

const words = (refused?: Partial<Refused>) => wordsOf(drawn(refused)).trim()

describe('refusedPart', () => {
  it('is nothing where nothing was refused', () => {
    expect(drawn()).toBe('')
  })

  it('is an alert that says why, and no more when the form itself is wrong', () => {
    const told = { isConflict: false, words: 'Le titre est trop long.', typed: { titre: 'long' } }
    expect(drawn(told)).toContain('role="alert"')
    expect(words(told)).toBe('Rien n’a été enregistré. Le titre est trop long.')
  })

  it.each<[string, Record<string, string>, string]>([
    [
      'a title',
      { carte: 'a', titre: 'Le mien' },
      'Votre titre Le mien Dans la lettre maintenant : Titre d’Émile',
    ],
    ['a summary', { carte: 'a', resume: '' }, 'Votre résumé rien Dans la lettre maintenant : Son résumé'],
    [
      'an introduction',
      { texte: 'Salut.' },
      'Votre introduction Salut. Dans la lettre maintenant : Bonjour.',
    ],
    ['a subject', { sujet: 'Autre' }, 'Votre objet Autre Dans la lettre maintenant : Le cuivre ferme'],
    [
      'a story that a colleague dropped',
      { carte: 'partie', titre: 'Le mien' },
      'Dans la lettre maintenant : Retirée',
    ],
  ])('sets what was typed beside what the letter says: %s', (_, typed, expected) => {
    expect(words({ typed })).toContain(expected)
  })

  it.each<[string, Record<string, string>]>([
    ['the same words', { carte: 'a', titre: ' Titre d’Émile ', resume: 'Son résumé' }],
    ['the same lines, as browsers send them', { texte: 'Bonjour.\r\n\r\nBonne lecture.\r\n' }],
    ['no words', { carte: 'a' }],
  ])('compares nothing for %s', (_, typed) => {
    expect(words({ typed })).toContain('Refaites votre geste s’il a encore un sens.')
    expect(drawn({ typed })).not.toContain('<blockquote')
  })

  it('shows what was typed of a story that is nowhere, alone', () => {
    const told = words({ typed: { carte: 'nulle-part', titre: '<b>Le mien</b>' } })
    expect(told).toContain('Votre titre <b>Le mien</b>')
    expect(told).not.toContain('Dans la lettre maintenant')
    expect(drawn({ typed: { titre: '<b>Le mien</b>' } })).not.toContain('<b>Le')
  })
})
