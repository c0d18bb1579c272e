import type { Page } from 'playwright-core'
import { insertMembers, listMembers } from '#src/store/members.ts'
import { postFrom } from '#test/helpers/staff-browser.ts'
import { newMember } from '#test/letter/members/new-member.ts'
import type { StaffWorld, Stop } from './staff-stops.ts'

/** The pages of the members of the letter, for the tours of the staff area. */
export const memberStops: readonly Stop[] = [
  ...['/membres', '/membres/groupes', '/membres/importer'].map((path): Stop => ({
    name: path,
    who: 'editeur',
    path,
    go: (page, world) => showMembers(page, world, path),
  })),
  {
    name: 'a member',
    who: 'editeur',
    path: '/membres/ajouter',
    go: async (page, world) => {
      await showMembers(page, world, '/membres')
      const [member] = await listMembers(world.full.deps.db, {}, { limit: 1 })
      await page.goto(`${world.full.url}/membres/${member?.id}`)
    },
  },
  {
    name: 'a body without a name',
    who: 'editeur',
    path: '/membres/organisations',
    status: 422,
    go: (page) => postFrom(page, '/membres/organisations', { nom: '', lieux: 'Saint-Denis' }),
  },
]

/** Members are there by the first stop that shows them. */
async function showMembers(page: Page, { full }: StaffWorld, path: string): Promise<void> {
  const names = ['Léa Martin-Delatour', 'Inès Petit', '']
  await full.deps.db.batch([
    insertMembers(
      names.map((name, at) =>
        newMember(`membre-${at}@communaute-du-val.example`, { name, place: 'commune-41018' }),
      ),
    ),
  ])
  await page.goto(full.url + path)
}
