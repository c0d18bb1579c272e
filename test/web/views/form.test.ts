import { describe, expect, it } from 'vitest'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { csrfField, faultSummary, radioField, selectField, textArea, textField } from '#web/views/form.ts'

const squeezed = (markup: { toString(): string }) => markup.toString().replace(/\s+/g, ' ')

describe('csrfField', () => {
  it('carries the token of the session, or nothing', () => {
    const frame = testFrame({ visitor: { can: () => true, formToken: 'jeton' } })
    expect(csrfField(frame).toString()).toBe('<input type="hidden" name="csrf" value="jeton" />')
    expect(csrfField(testFrame()).toString()).toBe('<input type="hidden" name="csrf" value="" />')
  })
})

describe('textField', () => {
  it('ties its label, its hint and its fault to the field', () => {
    const field = squeezed(
      textField('nom', 'Votre nom', { hint: 'Il signe.', fault: 'Il manque.', value: 'Léa' }),
    )
    expect(field).toContain('<label for="nom">Votre nom</label>')
    expect(field).toContain('<p class="hint" id="nom-aide">Il signe.</p>')
    expect(field).toContain('<p class="fault" id="nom-faute">Il manque.</p>')
    expect(field).toMatch(/<input id="nom" name="nom" type="text" value="Léa"[^>]*aria-invalid="true"/)
    expect(field).toContain('aria-describedby="nom-faute nom-aide"')
  })

  it('says nothing of what is not there', () => {
    const field = squeezed(textField('nom', 'Nom'))
    expect(field).not.toMatch(/aria-|required|maxlength|hint|fault|min=|max=/)
  })

  it('writes the bounds that it is given, zero too', () => {
    const field = squeezed(textField('jours', 'Jours', { type: 'number', min: 0, max: 30, required: true }))
    expect(field).toMatch(/type="number"[^>]* min="0"\s+max="30"[^>]*required/)
  })

  it('keeps keyboards from changing an address or a password', () => {
    for (const type of ['email', 'password'] as const)
      expect(squeezed(textField('x', 'X', { type }))).toContain('autocapitalize="none" spellcheck="false"')
  })

  it('escapes what was typed, and keeps French spaces in its words', () => {
    const field = textField('x', 'Quoi ?', { value: '"><script>', fault: 'Non : trop long !' }).toString()
    expect(field).not.toContain('<script')
    expect(field).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(field).toContain('Quoi\u202F?')
    expect(field).toContain('Non\u00A0: trop long\u202F!')
  })
})

describe('textArea', () => {
  it('keeps the text as it is, first line break included', () => {
    const area = textArea('note', 'Note', { value: '\nun <b>\n  deux' }).toString()
    // HTML drops one line break right after the tag.
    expect(area).toMatch(/>\n\nun &lt;b&gt;\n {2}deux<\/textarea\s*>/)
  })
})

describe('radioField', () => {
  const choices = [
    { value: 'a', words: 'Un', hint: 'premier' },
    { value: 'b', words: 'Deux' },
  ]

  it('ticks the one that is chosen, in a group that has a name', () => {
    const field = squeezed(radioField('x', 'Choix', choices, { value: 'b' }))
    expect(field).toContain('<legend>Choix</legend>')
    expect(field.match(/checked/g)).toHaveLength(1)
    expect(field).toMatch(/value="b" checked/)
    expect(wordsOf(field)).toContain('Un – premier')
  })

  it('ticks none of what is not offered, and ties its fault to the group', () => {
    const field = squeezed(radioField('x', 'Choix', choices, { value: 'z', fault: 'Choisissez.' }))
    expect(field).not.toContain('checked')
    expect(field).toContain('aria-describedby="x-faute"')
  })

  it('has what the summary of faults leads to', () => {
    expect(radioField('x', 'Choix', choices).toString()).toContain('id="x"')
  })
})

describe('selectField', () => {
  it('selects the one that is chosen', () => {
    const field = squeezed(
      selectField(
        'x',
        'Choix',
        [
          { value: 'a', words: 'Un' },
          { value: 'b', words: 'Deux' },
        ],
        { value: 'b', hint: 'Aide.' },
      ),
    )
    expect(field).toContain('<label for="x">Choix</label>')
    expect(field).toMatch(/<option value="b" selected>\s*Deux\s*<\/option>/)
    expect(field).toContain('aria-describedby="x-aide"')
  })
})

describe('faultSummary', () => {
  it('leads to each field that is wrong', () => {
    const summary = faultSummary(
      { nom: 'Il manque.', email: undefined, role: 'Choisissez.' },
      { nom: 'Nom', role: 'Rôle' },
    )
    expect(summary.toString()).toContain('role="alert"')
    expect(summary.toString()).toContain('<a href="#nom">Nom</a>')
    expect(summary.toString()).not.toContain('#email')
    expect(wordsOf(summary.toString())).toContain('Rien n’a été enregistré. À corriger')
  })

  it('is nothing when nothing is wrong', () => {
    expect(faultSummary({}, {})).toBe('')
    expect(faultSummary({ nom: undefined, email: '' }, {})).toBe('')
  })
})
