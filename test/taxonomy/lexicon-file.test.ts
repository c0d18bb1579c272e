import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { applyEdits, type CueEdit, mostEdits } from '#src/taxonomy/cue-edits.ts'
import { longestFile, readLexiconFile, writeLexiconFile } from '#src/taxonomy/lexicon-file.ts'
import { readCue } from '#src/taxonomy/read-cue.ts'

const now = '2026-11-24T08:00:00.000Z'
const DI = 'donnees-ia'

const fileOf = (edits: unknown, rest: object = {}) =>
  JSON.stringify({ format: 'vigie-lexique', version: 1, edits, ...rest })

describe('writeLexiconFile', () => {
  const edits: CueEdit[] = [
    {
      axis: DI,
      cue: { term: 'zibeline', weight: 3, needs: ['mairie'] },
      by: 'claire',
      at: '2026-11-01T08:00:00.000Z',
    },
    { axis: DI, cue: { term: 'HERMINE', weight: 1, exactCase: true }, off: true, at: now },
  ]

  it('is read back as it was, without the people', () => {
    const file = writeLexiconFile(axes, edits)
    expect(file).not.toMatch(/"by"|"claire"/)
    const read = readLexiconFile(file, now)
    expect(read.map((edit, index) => ({ by: edits[index]!.by, ...edit }))).toEqual(edits)
    expect(read.some((edit) => 'by' in edit)).toBe(false)
  })

  it('holds the whole lexicon for who only reads', () => {
    const { lexicon } = JSON.parse(writeLexiconFile(axes, edits)) as { lexicon: unknown }
    const whole = applyEdits(axes, edits).map(({ id, code, label, cues }) => ({ id, code, label, cues }))
    expect(lexicon).toEqual(JSON.parse(JSON.stringify(whole)))
  })

  it('stays under the size that an import takes, with as many edits as there may be', () => {
    const many = Array.from({ length: mostEdits }, (_, n): CueEdit => ({
      axis: DI,
      cue: { term: `mot ${n}`, weight: 2, needs: ['mairie', 'commune'] },
      at: now,
    }))
    const file = writeLexiconFile(axes, many)
    expect(file.length).toBeLessThan(longestFile)
    expect(readLexiconFile(file, now)).toHaveLength(mostEdits)
  })
})

describe('readLexiconFile', () => {
  const sound = { axis: DI, term: 'zibeline', weight: 2 }

  it('dates what has no date, or one that makes no sense, of today', () => {
    const dates = [
      undefined,
      'hier',
      12,
      '2999-01-01T00:00:00.000Z',
      '2026-01-01',
      '2025-99-99T99:99:99.999Z',
      '2025-02-31T00:00:00.000Z',
    ]
    for (const at of dates) expect(readLexiconFile(fileOf([{ ...sound, at }]), now)[0]?.at).toBe(now)
  })

  it('takes no field that it does not know', () => {
    const text = fileOf([{ ...sound, by: 'ada', score: 99, __proto__: { off: true } }], { admin: true })
    expect(readLexiconFile(text, now)).toEqual([{ axis: DI, cue: { term: 'zibeline', weight: 2 }, at: now }])
  })

  it.each([
    ['', 'ce n’est pas du JSON'],
    ['null', 'ce n’est pas un lexique'],
    ['[]', 'ce n’est pas un lexique'],
    ['"vigie-lexique"', 'ce n’est pas un lexique'],
    [JSON.stringify({ format: 'vigie-lexique', version: 2, edits: [] }), 'ce n’est pas un lexique'],
    [fileOf(undefined), 'la liste des changements manque'],
    [fileOf({ length: 3 }), 'la liste des changements manque'],
    [fileOf(Array.from({ length: mostEdits + 1 }, () => sound)), 'plus de 2000 changements'],
    [fileOf([null, 3, 'x']), 'changement n° 1 : ce n’est pas un objet'],
    [fileOf([{ ...sound, axis: '__proto__' }]), 'cet axe n’existe pas'],
    [fileOf([{ ...sound, axis: 'constructor' }]), 'cet axe n’existe pas'],
    [
      '{"format":"vigie-lexique","version":1,"edits":[{"__proto__":{"axis":"donnees-ia","term":"x","weight":2}}]}',
      'cet axe',
    ],
    [fileOf([{ ...sound, off: 'oui' }]), '« off » vaut vrai ou faux'],
    [fileOf([sound, { ...sound, term: 'Zibeline' }]), 'est changé deux fois'],
    [`{"format":${'['.repeat(50_000)}`, 'ce n’est pas du JSON'],
    ['x'.repeat(2_000_000), 'dépasse 1 Mo'],
  ])('refuses %.40j', (text, sentence) => {
    expect(() => readLexiconFile(text, now)).toThrow(sentence)
  })

  it('names ten faults, and how many more there are', () => {
    const many = fileOf(Array.from({ length: 40 }, () => ({ axis: 'x' })))
    expect(() => readLexiconFile(many, now)).toThrow(/et 30 autres\.$/)
  })
})

describe('readCue', () => {
  it('tidies what a person types', () => {
    const given = {
      term: '  open \n data ',
      weight: 3,
      exactCase: false,
      needs: [' mairie', 'mairie '],
      cancelledBy: [],
    }
    expect(readCue(given)).toEqual({ cue: { term: 'open data', weight: 3, needs: ['mairie'] } })
  })

  it.each([
    [undefined, 'est un objet'],
    [['open data'], 'est un objet'],
    [{ weight: 2 }, 'n’est pas un texte'],
    [{ term: {}, weight: 2 }, 'n’est pas un texte'],
    [{ term: 'x', weight: '2' }, 'n’est pas un nombre'],
    [{ term: 'x', weight: Number.NaN }, 'attendu 1, 2 ou 3'],
    [{ term: 'x', weight: 1.5 }, 'attendu 1, 2 ou 3'],
    [{ term: 'x', weight: 2, exactCase: 'non' }, 'vrai ou faux'],
    [{ term: 'x', weight: 2, exactCase: true }, 'aucune capitale'],
    [{ term: 'x', weight: 2, needs: 'mairie' }, 'une liste'],
    [{ term: 'x', weight: 2, needs: [1] }, 'une liste'],
    [{ term: 'x', weight: 2, cancelledBy: ['*'] }, 'ni lettre ni chiffre'],
    [{ term: 'a*b', weight: 2 }, 'doit finir un mot'],
    [{ term: '😀', weight: 2 }, 'ni lettre ni chiffre'],
    [{ term: 'é'.repeat(101), weight: 2 }, 'dépasse 100 caractères'],
    [{ term: 'x', weight: 2, needs: Array.from({ length: 21 }, (_, n) => `mot${n}`) }, 'plus de 20'],
  ])('refuses %j', (value, sentence) => {
    const read = readCue(value)
    expect('faults' in read ? read.faults.join(' ; ') : '').toContain(sentence)
  })
})
