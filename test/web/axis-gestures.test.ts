import { beforeEach, describe, expect, it } from 'vitest'
import { axisIds } from '#src/axis/taxonomy.ts'
import { addAxis } from '#src/curation/item-actions.ts'
import { retag } from '#src/pipeline/retag.ts'
import { listItemStates } from '#src/store/item-decisions.ts'
import { findItem } from '#src/store/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, postAs, signInAs } from '#test/helpers/staff.ts'
import { type Shown, arrive, gestureLog, noticeOf, open, shownBy, undoFrom } from './desk-world.ts'

const TH = 'infrastructures-thd-mobile'
const CY = 'cybersecurite-confiance'
const page = '/elements/cuivre'

let site: TestSite
let victor: Staff

beforeEach(async () => {
  site = await openTestSite()
  victor = await signInAs(site, 'veilleur')
})

/** Presses the button of this name and axis on the item's page, which must be there, with what a browser would send. */
async function press(gesture: string, axis: string): Promise<Shown> {
  const { $ } = await open(site, victor, page)
  const form = $('form[action="/elements/cuivre/axes"]').filter((_, one) => {
    const isAbout = $(one).find(`[name="axe"][value="${axis}"], option[value="${axis}"]`).length > 0
    return isAbout && $(one).find(`button[value="${gesture}"]`).length > 0
  })
  expect([gesture, axis, form.length]).toEqual([gesture, axis, 1])
  return arrive(site, victor, await postAs(site, victor, `${page}/axes`, { geste: gesture, axe: axis }))
}

async function axesOf(): Promise<string[] | undefined> {
  return (await findItem(site.deps.db, 'cuivre'))?.axes.map(({ id }) => id)
}

describe('the buttons beside an axis', () => {
  it('confirm it, for ever, and show it', async () => {
    const confirmed = await press('confirmer', TH)
    expect(noticeOf(confirmed)).toMatch(/confirmé dans son axe/)
    expect(confirmed.$('.why-axis .tag').text()).toBe('confirmé par l’équipe')
    expect(confirmed.words).toMatch(/Dernier avis sur les axes : Victor Veilleur, à l’instant/)
    const without = { ...site.deps, axes: site.deps.axes.filter(({ id }) => id !== TH) }
    await retag(without)
    expect(await axesOf()).toContain(TH)
  })

  it('take it away: a re-tag does not bring it back, « Rétablir » does', async () => {
    const removed = await press('retirer', TH)
    expect(removed.words).toContain('Retiré par l’équipe')
    expect(await axesOf()).not.toContain(TH)
    await retag(site.deps)
    expect(await axesOf()).not.toContain(TH)
    expect((await open(site, undefined, page)).words).toContain('L’équipe l’a mis hors périmètre.')
    await press('retablir', TH)
    expect(await axesOf()).toContain(TH)
    expect(await site.deps.db.all('select * from item_decisions')).toEqual([])
  })

  it('add one, that a re-tag keeps', async () => {
    const added = await press('ajouter', CY)
    expect(added.words).toContain('ajouté par l’équipe')
    await retag(site.deps)
    expect(await axesOf()).toEqual([TH, CY])
    expect((await open(site, victor, page)).$(`#axe-en-plus option[value="${CY}"]`)).toHaveLength(0)
  })

  it('offer no axis to add to an item that has them all', async () => {
    for (const axis of axisIds) await addAxis(site.deps, { name: 'essai' }, ['cuivre'], axis)
    const shown = await open(site, victor, page)
    expect(shown.words).toContain('ajouté par l’équipe')
    expect(shown.$('#axe-en-plus, button[value="ajouter"]')).toHaveLength(0)
  })

  it('are undone from the notice, and tell the log who pressed them', async () => {
    const added = await press('ajouter', CY)
    await arrive(site, victor, await undoFrom(site, victor, added))
    expect(await axesOf()).toEqual([TH])
    expect(await gestureLog(site)).toEqual([
      'Victor Veilleur item.correct cuivre',
      'Victor Veilleur item.undo cuivre',
    ])
  })

  it('are for those who may curate only; the others read what the team said', async () => {
    await press('confirmer', TH)
    const reader = await signInAs(site, 'lecteur')
    for (const staff of [reader, undefined]) {
      const shown = await open(site, staff, page)
      expect(shown.$('form[action$="/axes"]')).toHaveLength(0)
      expect(shown.words).toContain('confirmé par l’équipe')
      expect(shown.words).not.toContain('Victor')
    }
    const answer = await postAs(site, reader, `${page}/axes`, { geste: 'retirer', axe: TH })
    expect(answer.status).toBe(403)
  })

  it.each([
    [{ geste: 'retirer', axe: 'inconnu' }, 422],
    [{ geste: 'retirer', axe: '__proto__' }, 422],
    [{ geste: 'constructor', axe: TH }, 303],
    [{ geste: '', axe: '' }, 303],
    [{ geste: 'confirmer', axe: CY }, 303],
  ])('change nothing for %o', async (fields, status) => {
    expect((await postAs(site, victor, `${page}/axes`, fields)).status).toBe(status)
    expect((await listItemStates(site.deps.db, ['cuivre']))[0]?.axisVerdicts).toBeNull()
  })

  it('lead nowhere for an item that is not there', async () => {
    expect((await postAs(site, victor, '/elements/absent/axes', { geste: 'retirer', axe: TH })).status).toBe(
      404,
    )
  })
})

describe('the form of the whole filing', () => {
  const correct = async (fields: [string, string][]) =>
    shownBy(page, await postAs(site, victor, `${page}/corriger`, fields))

  it('keeps what was said of each axis while only the kind changes', async () => {
    await press('ajouter', CY)
    const { $ } = await open(site, victor, page)
    expect($('input[name="axes-de"]:checked').attr('value')).toBe('avis')
    await correct([
      ['axes-de', 'avis'],
      ['axes', TH],
      ['axes', CY],
      ['type', 'guide'],
    ])
    expect(await axesOf()).toEqual([TH, CY])
    expect((await listItemStates(site.deps.db, ['cuivre']))[0]).toMatchObject({
      kindOverride: 'guide',
      axesOverride: null,
      axisVerdicts: { [CY]: 'yes' },
    })
  })

  it('clears it when it decides the axes, or gives them all back', async () => {
    await press('ajouter', CY)
    await correct([
      ['axes-de', 'equipe'],
      ['axes', CY],
    ])
    expect((await listItemStates(site.deps.db, ['cuivre']))[0]).toMatchObject({
      axesOverride: [CY],
      axisVerdicts: null,
    })
    await press('retirer', CY)
    await correct([['axes-de', 'automatique']])
    expect(await axesOf()).toEqual([TH])
    expect(await site.deps.db.all('select * from item_decisions')).toEqual([])
  })
})
