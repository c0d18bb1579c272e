import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { axisIds } from '#src/axis/taxonomy.ts'
import type { Axis, AxisId } from '#src/axis/taxonomy.ts'
import { findAxisFaults, validateAxes } from '#src/axis/validate.ts'
import { ConfigError } from '#src/errors.ts'

const first = axes[0]!

/** The true axes, with the first one changed. */
function withFirst(change: Partial<Axis>): Axis[] {
  return [{ ...first, ...change }, ...axes.slice(1)]
}

describe('the axes of Vigie', () => {
  it('have no fault', () => {
    expect(findAxisFaults(axes)).toEqual([])
    expect(() => validateAxes(axes)).not.toThrow()
  })

  it('come in the order of the taxonomy, with their two letters', () => {
    expect(axes.map((axis) => axis.id)).toEqual([...axisIds])
    expect(axes.map((axis) => axis.code)).toEqual([
      'TH',
      'TC',
      'DI',
      'CY',
      'IN',
      'AD',
      'EC',
      'NR',
      'EI',
      'GM',
    ])
  })

  it('say what is in scope and what is not', () => {
    const thin = axes.filter(
      (axis) => axis.scope.length < 40 || axis.outOfScope.length < 20 || axis.cues.length < 40,
    )
    expect(thin).toEqual([])
  })
})

describe('findAxisFaults', () => {
  it.each<[string, Partial<Axis>, string]>([
    ['an unknown id', { id: 'fibre' as AxisId }, 'axe « fibre » : identifiant inconnu'],
    [
      'a weight out of 1 to 3',
      { cues: [{ term: 'fibre optique', weight: 5 }] },
      'axe « infrastructures-thd-mobile », indice « fibre optique » : poids 5, attendu 1, 2 ou 3',
    ],
    [
      'a weight that is not whole',
      { cues: [{ term: 'fibre optique', weight: 1.5 }] },
      'axe « infrastructures-thd-mobile », indice « fibre optique » : poids 1.5, attendu 1, 2 ou 3',
    ],
    [
      'an empty term',
      { cues: [{ term: '  ', weight: 2 }] },
      'axe « infrastructures-thd-mobile », indice «    » : «    » ne contient ni lettre ni chiffre',
    ],
    [
      'a lone star',
      { cues: [{ term: 'fibre *', weight: 2 }] },
      'axe « infrastructures-thd-mobile », indice « fibre * » : « fibre * » : « * » doit suivre un début de mot',
    ],
    [
      'a star in the middle of a word',
      { cues: [{ term: 'fi*bre', weight: 2 }] },
      'axe « infrastructures-thd-mobile », indice « fi*bre » : « fi*bre » : « * » doit finir un mot',
    ],
    [
      'a space too many',
      { cues: [{ term: 'fibre ', weight: 2 }] },
      'axe « infrastructures-thd-mobile », indice « fibre  » : « fibre  » : espace en trop',
    ],
    [
      'a cue that could never count',
      { cues: [{ term: 'fibre', weight: 2, needs: [] }] },
      'axe « infrastructures-thd-mobile », indice « fibre » : « needs » est vide : l’indice ne compterait jamais',
    ],
    [
      'an acronym without capitals',
      { cues: [{ term: 'rip', weight: 2, exactCase: true }] },
      'axe « infrastructures-thd-mobile », indice « rip » : casse exacte, mais aucune capitale',
    ],
    [
      'a fault in a neighbour',
      { cues: [{ term: 'fibre', weight: 2, cancelledBy: ['*'] }] },
      'axe « infrastructures-thd-mobile », indice « fibre » : « * » ne contient ni lettre ni chiffre',
    ],
    [
      'the same cue twice, whatever its accents',
      {
        cues: [
          { term: 'Réseau', weight: 2 },
          { term: 'reseau', weight: 1 },
        ],
      },
      'axe « infrastructures-thd-mobile », indice « reseau » : écrit deux fois',
    ],
    ['no cue', { cues: [] }, 'axe « infrastructures-thd-mobile » : aucun indice'],
    ['an empty label', { label: '' }, 'axe « infrastructures-thd-mobile » : libellé vide'],
    ['an empty scope', { scope: ' ' }, 'axe « infrastructures-thd-mobile » : portée vide'],
    [
      'a code of three letters',
      { code: 'THD' },
      'axe « infrastructures-thd-mobile » : le code « THD » n’est pas fait de deux capitales',
    ],
    ['a code that another axis bears', { code: 'TC' }, 'code « TC » : porté par deux axes'],
  ])('names %s', (_what, change, fault) => {
    expect(findAxisFaults(withFirst(change))).toContain(fault)
  })

  it('lets a word weigh 1 anywhere and 2 near some neighbours', () => {
    const cues = [
      { term: 'cloud', weight: 1 },
      { term: 'cloud', weight: 2, needs: ['souverain'] },
    ]
    expect(findAxisFaults(withFirst({ cues }))).toEqual([])
  })

  it('tells a missing axis and one defined twice', () => {
    expect(findAxisFaults([...axes.slice(1), axes[1]!])).toEqual([
      'axe « territoires-durables-connectes » : défini deux fois',
      'code « TC » : porté par deux axes',
      'axe « infrastructures-thd-mobile » : absent',
    ])
  })
})

describe('validateAxes', () => {
  it('throws one ConfigError that holds every fault', () => {
    const broken = withFirst({ code: 'x', cues: [{ term: '', weight: 9 }] })
    const thrown = catchFrom(() => validateAxes(broken))
    expect(thrown).toBeInstanceOf(ConfigError)
    expect((thrown as ConfigError).faults).toEqual([
      'axe « infrastructures-thd-mobile » : le code « x » n’est pas fait de deux capitales',
      'axe « infrastructures-thd-mobile », indice «  » : poids 9, attendu 1, 2 ou 3',
      'axe « infrastructures-thd-mobile », indice «  » : «  » ne contient ni lettre ni chiffre',
    ])
  })
})

function catchFrom(work: () => void): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
