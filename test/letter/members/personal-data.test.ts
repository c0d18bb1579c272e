import { describe, expect, it } from 'vitest'
import { exportPersonalData } from '#src/account/privacy/export-personal-data.ts'
import { collectPersonalData, erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { prepareImport } from '#src/letter/members/import/prepare-import.ts'
import { addGroup, fillGroup } from '#src/letter/members/manage-groups.ts'
import { addOrganisation } from '#src/letter/members/manage-organisations.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { listGroups } from '#src/store/member-groups.ts'
import { findImport } from '#src/store/member-imports.ts'
import { insertMembers } from '#src/store/members.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { createTestDeps } from '#test/helpers/deps.ts'
import { newMember } from './new-member.ts'

const actor = { name: 'Ada' }
const email = 'lea.martin@mairie.example'
const text = `courriel;nom\n${email};Léa\nautre@mairie.example;Paul\n${email.toUpperCase()};Léa en double\n`
const given = { name: 'élus.csv', text, consent: 'confirm', proof: '' } as const

describe('what is kept of a member', () => {
  it('is told with groups, body and lines of imports, and erased with them alone', async () => {
    const deps = await createTestDeps()
    const organisationId = await addOrganisation(deps, actor, {
      name: 'Ville de Blois',
      places: ['commune-41018'],
    })
    const lea = newMember(email, {
      name: 'Léa Martin',
      place: 'commune-41018',
      organisationId: organisationId!,
    })
    await addGroup(deps, actor, 'Élus')
    const id = await prepareImport(deps, actor, given)
    await deps.db.batch([insertMembers([lea])])
    await fillGroup(deps, actor, (await listGroups(deps.db))[0]!, { ids: [lea.id], how: 'add' })

    const data = await collectPersonalData(deps.db, email)
    expect(JSON.parse(exportPersonalData(data!, deps.now()))).toMatchObject({
      lignesDImports: 2,
      lettre: {
        nom: 'Léa Martin',
        organisme: 'Ville de Blois',
        groupes: ['Élus'],
        territoire: 'commune-41018',
      },
    })
    expect(await erasePersonalData(deps, actor, email)).toEqual({
      kind: 'erased',
      account: false,
      subscription: true,
    })
    const digest = (await digestOf(deps.db)).toLowerCase()
    expect(digest).not.toContain('martin')
    expect(digest).toContain('autre@mairie.example')
    expect(await findImport(deps.db, id)).toBeDefined()
    expect(await collectPersonalData(deps.db, email)).toBeUndefined()
  })

  it('may be lines of a file alone', async () => {
    const deps = await createTestDeps()
    await prepareImport(deps, actor, given)
    expect((await collectPersonalData(deps.db, email))?.importLines).toBe(2)
    expect(await collectPersonalData(deps.db, 'mairie')).toBeUndefined()
    expect((await erasePersonalData(deps, actor, email)).kind).toBe('erased')
    expect(await digestOf(deps.db)).not.toContain('martin')
    expect((await erasePersonalData(deps, actor, email)).kind).toBe('unknown')
  })

  it('goes with the night: files that nobody confirmed in their hour', async () => {
    const deps = await createTestDeps()
    await prepareImport(deps, actor, given)
    expect(await cleanUp(deps)).not.toContain('import')
    deps.clock.at = new Date(deps.now().getTime() + 3_600_001)
    expect(await cleanUp(deps)).toContain('1 import de membres')
    expect(await digestOf(deps.db)).not.toContain('martin')
  })
})
