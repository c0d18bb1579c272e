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
    'jeanne@[127.0.0.1]',
    'jeanne@0x7f.1',
    'jeanne@mairie.fr:25',
    'jeanne@mairie.fr/x',
    'jeanne@mairie.fr.',
    '.jeanne@mairie.fr',
    'jeanne.@mairie.fr',
    'jean..ne@mairie.fr',
    '"jeanne"@mairie.fr',
    'Jeanne <jeanne@mairie.fr>',
    'jeanne@mairie.fr, paul@mairie.fr',
    'jeanne@mairie.fr;paul@mairie.fr',
    'jeanne(mairie)@mairie.fr',
    'jean ne@mairie.fr',
    'jeanne@mai rie.fr',
    'jeanne@mairie.fr\r\nBcc: x@y.fr',
    'jeanne\u0000@mairie.fr',
    'jeanne@mairie.fr\u0000',
    'jéanne@mairie.fr',
    'jeanne@mairie\u202Efr.moc',
    `${'a'.repeat(65)}@b.fr`,
  ])('refuses %j', (typed) => {
    expect(readAddress(typed)).toEqual({
      kind: 'invalid',
      fault: 'Cette adresse n’a pas la forme attendue, par exemple prenom.nom@exemple.fr.',
    })
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
