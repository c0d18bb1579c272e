import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { openLinkSigner } from '#src/letter/links.ts'
import { changePreferences } from '#src/letter/members/change-preferences.ts'
import { importBounds } from '#src/letter/members/import/import-bounds.ts'
import { prepareImport } from '#src/letter/members/import/prepare-import.ts'
import { confirmImport, writeImport } from '#src/letter/members/import/write-import.ts'
import { comeBack, leaveLetter } from '#src/letter/members/leave.ts'
import { fillGroup } from '#src/letter/members/manage-groups.ts'
import { sendMemberMails } from '#src/letter/members/send-member-mails.ts'
import { preferencesOf } from '#src/letter/preferences.ts'
import { confirmSubscription } from '#src/letter/subscriptions.ts'
import { openD1 } from '#src/store/d1.ts'
import { listGroups } from '#src/store/member-groups.ts'
import { findImport } from '#src/store/member-imports.ts'
import { countByStatus, countMembers, listMembers } from '#src/store/members.ts'
import { countOrganisationMembers } from '#src/store/organisations.ts'
import { findSubscriberByEmail } from '#src/store/subscribers.ts'
import { buildWorld, tokenIn } from '#test/letter/build-world.ts'

const actor = { name: 'Édith Éditeur' }

it('imports, invites, confirms, changes, leaves and comes back on D1', async () => {
  const world = buildWorld(openD1(env.DB), '2026-11-24T08:00:00.000Z', {})
  const { db } = world
  const lines = Array.from({ length: 900 }, (_, n) => `p${n}@mairie.example;Nom ${n};Mairie ${n % 3};Élus`)
  const text = `courriel;nom;organisme;groupe\n${lines.join('\n')}\nfaux;;;\n`
  const id = await prepareImport(world, actor, { name: 'élus.csv', text, consent: 'confirm', proof: '' })
  const one = (await findImport(db, id))!
  expect(one.counts).toMatchObject({ lines: 901, ready: 900, fault: 1 })
  expect(await confirmImport(world, actor, one)).toBe(true)
  expect(await writeImport(world, id, 60_000)).toBe(true)
  expect(await findImport(db, id)).toMatchObject({ state: 'done', added: 900 })
  expect(await countByStatus(db)).toEqual({ pending: 900, confirmed: 0, left: 0 })
  expect([...(await countOrganisationMembers(db)).values()]).toEqual([300, 300, 300])

  expect(await sendMemberMails(world)).toBe(100)
  const { to, text: invitation } = world.outbox[0]!
  expect(await confirmSubscription(world, tokenIn(invitation, '/abonnement/confirmer'))).toBe(true)
  const member = (await findSubscriberByEmail(db, to))!
  expect(await changePreferences(world, member, { ...preferencesOf(member), frequency: 'month' })).toBe(true)
  await sendMemberMails(world)
  expect(world.outbox.some(({ subject }) => subject.includes('ont changé'))).toBe(true)

  await leaveLetter(world, member.id)
  await leaveLetter(world, member.id)
  expect(await countByStatus(db)).toMatchObject({ confirmed: 0, left: 1 })
  const back = await (await openLinkSigner(world)).sign('return', member.id)
  expect(await comeBack(world, back)).toBe(true)
  expect(await findSubscriberByEmail(db, to)).toMatchObject({ status: 'confirmed', frequency: 'month' })
})

it('lists, searches and groups on D1', async () => {
  const world = buildWorld(openD1(env.DB), '2026-11-24T08:00:00.000Z', {})
  const { db } = world
  const text = 'courriel;nom;groupe\nlea@mairie.example;Léa;Élus\npaul@mairie.example;Paul;Élus\n'
  const id = await prepareImport(world, actor, {
    name: 'a.csv',
    text,
    consent: 'given',
    proof: 'Par courrier.',
  })
  await confirmImport(world, actor, (await findImport(db, id))!)
  await writeImport(world, id, 60_000)
  const lea = (await listMembers(db, { address: 'lea@', nameKey: 'lea@' }, { limit: 5 }))[0]!
  expect(lea).toMatchObject({ email: 'lea@mairie.example', name: 'Léa', status: 'confirmed' })
  const group = (await listGroups(db)).find(({ name }) => name === 'Élus')!
  const before = await countMembers(db, { groupId: group.id })
  expect(await fillGroup(world, actor, group, { ids: [lea.id], how: 'remove' })).toBe(1)
  expect(await countMembers(db, { groupId: group.id })).toBe(before - 1)
})

it('takes smaller files there', () => {
  expect(importBounds()).toEqual({ bytes: 1_500_000, lines: 10_000 })
})
