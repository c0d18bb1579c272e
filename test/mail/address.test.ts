import { describe, expect, it } from 'vitest'
import { maskAddress, readAddress } from '#src/mail/address.ts'

describe('readAddress', () => {
  it.each([
    ['jeanne.dupont@mairie.fr', 'jeanne.dupont@mairie.fr'],
    ['  Jeanne.Dupont@MAIRIE.FR \n', 'Jeanne.Dupont@mairie.fr'],
    ["o'neil+veille@sous.domaine.gouv.fr", "o'neil+veille@sous.domaine.gouv.fr"],
    ['contact@mairie-épernon.fr', 'contact@xn--mairie-pernon-hhb.fr'],
    ['a@xn--p1b6ci4b4b3a.xn--11b5bs1di', 'a@xn--p1b6ci4b4b3a.xn--11b5bs1di'],
    [`${'a'.repeat(64)}@b.fr`, `${'a'.repeat(64)}@b.fr`],
  ])('reads %j', (typed, address) => {
    expect(readAddress(typed)).toEqual({ kind: 'valid', address })
  })

  it.each([
    'jeanne',
    '@mairie.fr',
    'jeanne@',
    'jeanne@mairie',
    'jeanne@@mairie.fr',
    'jeanne@mairie..fr',
    'jeanne@-mairie.fr',
    'jeanne@127.0.0.1',
    'jeanne@0x7f.1',
    'jeanne@mairie.fr:25',
    'jeanne@mairie.fr/x',
    'jeanne@mairie.fr.',
    '.jeanne@mairie.fr',
    'jeanne.@mairie.fr',
    'jean..ne@mairie.fr',
    'Jeanne <jeanne@mairie.fr>',
    'jeanne@mairie.fr, paul@mairie.fr',
    'jeanne@mairie.fr;paul@mairie.fr',
    'jeanne(mairie)@mairie.fr',
    'jean ne@mairie.fr',
    'jeanne@mai rie.fr',
    'jeanne@mairie.fr\r\nBcc: x@y.fr',
    'jeanne\u0000@mairie.fr',
    'jeanne@mairie.fr\u0000',
    'jeanne@mairie\u202Efr.moc',
    `${'a'.repeat(65)}@b.fr`,
  ])('refuses %j', (typed) => {
    expect(readAddress(typed)).toEqual({
      kind: 'invalid',
      fault: 'Cette adresse n’a pas la forme attendue, par exemple prenom.nom@exemple.fr.',
    })
  })

  it.each([
    ['"jeanne"@mairie.fr', 'Les adresses entre guillemets ne sont pas acceptées'],
    ['"jean ne"@mairie.fr', 'Les adresses entre guillemets ne sont pas acceptées'],
    ['jeanne@[127.0.0.1]', 'Une adresse finit par un nom de domaine'],
    ['jeanne@[IPv6:2001:db8::1]', 'Une adresse finit par un nom de domaine'],
    ['jéanne@mairie.fr', 'Les lettres accentuées avant l’arobase ne sont pas acceptées'],
    ['用户@例子.公司', 'Les lettres accentuées avant l’arobase ne sont pas acceptées'],
  ])('refuses %j, valid but too rare, by a sentence of its own', (typed, fault) => {
    expect(readAddress(typed)).toMatchObject({ kind: 'invalid', fault: expect.stringContaining(fault) })
  })

  it('says when nothing was typed, or too much', () => {
    expect(readAddress('  ')).toMatchObject({ fault: 'Indiquez une adresse électronique.' })
    expect(readAddress(`a@${'b.'.repeat(130)}fr`)).toMatchObject({ fault: 'Cette adresse est trop longue.' })
  })

  it('answers at once on a long hostile text', () => {
    const start = performance.now()
    readAddress(`a@${'a-'.repeat(100_000)}`)
    readAddress(`${'.'.repeat(100_000)}@b.fr`)
    expect(performance.now() - start).toBeLessThan(50)
  })
})

describe('maskAddress', () => {
  it('keeps the first letter and the domain', () => {
    expect(maskAddress('jeanne.dupont@mairie.fr')).toBe('j…@mairie.fr')
    expect(maskAddress('pas une adresse')).toBe('…')
  })
})
