import { describe, expect, it } from 'vitest'
import { suppress } from '#src/letter/deliver/suppressions.ts'
import { forecast } from '#src/letter/desk/forecast.ts'
import { previewFor } from '#src/letter/desk/preview-for.ts'
import { cardsOf } from '#src/letter/letter.ts'
import type { World } from '../world.ts'
import { openDraft, storedIn } from './draft-world.ts'

async function member(world: World, id: string, fields: Record<string, string | number> = {}): Promise<void> {
  const row = {
    id,
    email: `${id}@mairie.example`,
    status: 'confirmed',
    created_at: '2026-11-01T08:00:00.000Z',
    confirmed_at: '2026-11-01T08:00:00.000Z',
    ...fields,
  }
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  await world.db.run(
    `insert into subscribers (${names.join(', ')}) values (${marks})`,
    ...(Object.values(row) as (string | number)[]),
  )
}

describe('forecast', () => {
  it('counts who receives, for whom there is nothing, whose week it is not, and who is blocked', async () => {
    const { world, letter } = await openDraft()
    const axis = letter.sections[0]!.axis
    await member(world, 'tout')
    await member(world, 'tout-aussi')
    await member(world, 'un-axe', { axes: JSON.stringify([axis]) })
    await member(world, 'rien', { axes: '["axe-que-rien-ne-touche"]' })
    await member(world, 'mois', { frequency: 'month', last_letter: 9 })
    await member(world, 'bloque')
    await member(world, 'attend', { status: 'pending' })
    // The last letter that « mois » got was of this very month.
    await world.db.run(
      `insert into letters (id, number, period_start, period_end, subject, html, text, content, item_ids, created_at, state)
       values ('2026-S46', 9, '', '', '', '', '', '{}', '[]', '', 'sent')`,
    )
    await suppress(world, 'Bloque@mairie.example', { reason: 'bounce', detail: 'boîte inconnue' })
    const { choices, ...counts } = await forecast(world, letter)
    expect(counts).toEqual({ members: 6, receive: 3, nothing: 1, later: 1, suppressed: 1 })
    expect(choices[0]).toMatchObject({ members: 2, stories: cardsOf(letter).length, isDue: true })
    const one = choices.find(({ preferences }) => preferences.axes.includes(axis))
    expect(one!.stories).toBeGreaterThan(0)
    expect(one!.stories).toBeLessThan(cardsOf(letter).length)
  })

  it('counts ten thousand members by their choices', async () => {
    const { world, letter } = await openDraft()
    const axes = letter.sections.map((section) => section.axis)
    await world.db.run(
      `insert into subscribers (id, email, status, axes, frequency, created_at, confirmed_at)
       with recursive n(i) as (select 0 union all select i + 1 from n where i < 9999)
       select 'm' || i, 'm' || i || '@mairie.example', 'confirmed',
         json_array(json_extract(?, '$[' || (i % cast(? as integer)) || ']')), iif(i % 3 = 0, 'fortnight', 'week'), '', '' from n`,
      JSON.stringify(axes),
      axes.length,
    )
    await suppress(world, 'm7@mairie.example', { reason: 'manual', detail: 'à sa demande' })
    const told = await forecast(world, letter)
    expect(told).toMatchObject({ members: 10_000, receive: 9999, suppressed: 1 })
    expect(told.choices.length).toBeLessThanOrEqual(2 * axes.length)
  })
})

describe('previewFor', () => {
  it('is the member’s own edition, with a link that opens nothing', async () => {
    const { world, letter } = await openDraft()
    const [mine, other] = letter.sections
    await member(world, 'un-axe', { axes: JSON.stringify([mine!.axis]) })
    const preview = await previewFor(world, await storedIn(world), 'un-axe')
    expect(preview).toMatchObject({ isDue: true, member: { id: 'un-axe' } })
    expect(preview!.rendered!.text).toContain(mine!.cards[0]!.page)
    expect(preview!.rendered!.text).not.toContain(other!.cards[0]!.page)
    expect(preview!.rendered!.html).not.toMatch(/jeton=[\w-]/)
  })

  it('says when nothing concerns the member, and when there is no such member', async () => {
    const { world } = await openDraft()
    await member(world, 'rien', { axes: '["axe-que-rien-ne-touche"]' })
    const stored = await storedIn(world)
    expect((await previewFor(world, stored, 'rien'))?.rendered).toBeUndefined()
    expect(await previewFor(world, stored, 'inconnu')).toBeUndefined()
  })
})
