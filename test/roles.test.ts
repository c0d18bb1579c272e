import { describe, expect, it } from 'vitest'
import { grants, isRole, leastRoleWith, mayRole, rights, roles } from '#src/roles.ts'

describe('the table of rights', () => {
  it('is this one', () => {
    const table = roles.map((role) => [role, ...rights.map((right) => mayRole(role, right))])
    expect([['', ...rights], ...table]).toStrictEqual([
      ['', 'read', 'own', 'curate', 'edit', 'administer'],
      ['lecteur', true, true, false, false, false],
      ['veilleur', true, true, true, false, false],
      ['editeur', true, true, true, true, false],
      ['administrateur', true, true, true, true, true],
    ])
  })

  it('gives each role all that the one before may do', () => {
    for (const [index, role] of roles.slice(1).entries())
      expect(grants[role]).toStrictEqual(expect.arrayContaining([...grants[roles[index]!]]))
  })
})

describe('leastRoleWith', () => {
  it.each([
    ['read', 'lecteur'],
    ['own', 'lecteur'],
    ['curate', 'veilleur'],
    ['edit', 'editeur'],
    ['administer', 'administrateur'],
  ] as const)('of %s is %s', (right, role) => {
    expect(leastRoleWith(right)).toBe(role)
  })
})

describe('isRole', () => {
  it.each(['lecteur', 'veilleur', 'editeur', 'administrateur'])('knows %s', (role) => {
    expect(isRole(role)).toBe(true)
  })

  it.each([
    '',
    'Lecteur',
    'admin',
    'administrateur ',
    'constructor',
    'length',
    0,
    undefined,
    null,
    ['lecteur'],
  ])('does not know %s', (value) => {
    expect(isRole(value)).toBe(false)
  })
})
